/** What a form of the list has just done, by the word in the address. */
const sentences = {
  added: 'Учреждение добавлено',
  saved: 'Изменения сохранены',
  moved: 'Порядок изменён',
  removed: 'Удалено',
  closed: 'Закрытие назначено',
  reopened: 'Закрытие отменено. Назначьте полномочия заново: сами они не возвращаются',
  prepared: 'Полномочие назначено',
  ended: 'Последний день сохранён',
  cancelled: 'Полномочие отменено',
  succeeded: 'Следующая группа открыта',
  imported: 'Файл загружен',
} as const;

/** The sentence for the top of the page, or null for an address without one. */
export function doneSentence(done: string | string[] | undefined): string | null {
  return typeof done === 'string' && Object.hasOwn(sentences, done)
    ? sentences[done as keyof typeof sentences]
    : null;
}
