import type { AuditReport } from '@/lib/audit/verify-audit';
import type { AuditFault } from '@/lib/audit/walk-chain';

const keptHeadWords = {
  held: 'Сохранённая вершина в цепочке есть.',
  cut_off: 'Сохранённой вершины в цепочке уже нет: конец цепочки удалён.',
  rewritten: 'На месте сохранённой вершины другой хеш: цепочка переписана.',
} as const satisfies Record<NonNullable<AuditReport['keptHead']>, string>;

const withoutHead =
  'Удаление самых последних записей видно только рядом с вершиной, сохранённой раньше: ' +
  'npm run audit:verify -- --head=позиция:хеш.';

/** True when nothing was edited, deleted or put in another order. */
export function isWhole({ faultCount, keptHead }: AuditReport): boolean {
  return faultCount === 0 && (keptHead === null || keptHead === 'held');
}

/** The report as the person at the server reads it, line by line. */
export function reportLines(report: AuditReport): string[] {
  const { head, unsealed, faults, faultCount, keptHead } = report;
  const unnamed = faultCount - faults.length;
  const headLost = keptHead !== null && keptHead !== 'held';
  return [
    ...faults.map(faultWords),
    ...(unnamed > 0 ? [`… и ещё нарушений: ${unnamed}`] : []),
    isWhole(report)
      ? 'Аудит цел: запечатанные записи не изменены, не удалены и не переставлены.'
      : `Аудит нарушен. Найдено нарушений: ${faultCount + (headLost ? 1 : 0)}.`,
    keptHead ? keptHeadWords[keptHead] : withoutHead,
    `Ещё не запечатано записей: ${unsealed}.`,
    `Вершина цепочки: ${head.position}:${head.hash}`,
  ];
}

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'entry_changed':
      return `${placeOf(fault)}: запись изменена.`;
    case 'seal_changed':
      return `${placeOf(fault)}: печать изменена.`;
    case 'link_broken':
      return `${placeOf(fault)}: не сходится с печатью перед ней — изменены запись или печать либо их порядок.`;
    case 'entry_deleted':
      return `${placeOf(fault)}: запись удалена.`;
    case 'seals_deleted':
      return fault.from === fault.to
        ? `Позиция ${fault.from}: печать удалена.`
        : `Позиции ${fault.from}–${fault.to}: печати удалены.`;
    case 'seal_lost':
      return `Запись ${fault.entryId}: без печати и не ждёт её — печать удалена или запись внесена мимо портала.`;
    case 'unsealed_entry_deleted':
      return `Запись ${fault.entryId}: удалена до того, как была запечатана.`;
  }
}

function placeOf({ position, entryId }: { position: bigint; entryId: bigint }): string {
  return `Позиция ${position}, запись ${entryId}`;
}
