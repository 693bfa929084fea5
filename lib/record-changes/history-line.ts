import type { HistoryLine } from './history';

/** A line of the history: what happened, when, by whom (staff by name), where, why and on which paper. */
export function historyLineOf({ author, ...line }: HistoryLine) {
  return { ...line, by: byWords(author), role: author.kind === 'staff' ? author.role : null };
}

export type RecordHistoryLine = ReturnType<typeof historyLineOf>;

function byWords(author: HistoryLine['author']): string {
  if (author.kind === 'portal') return 'Портал, автоматически';
  return author.kind === 'family' ? 'Заявитель' : (author.name ?? 'Специалист');
}
