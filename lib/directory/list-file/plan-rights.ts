import { Temporal } from 'temporal-polyfill';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { planRightList, type RightListFault, type RightListPlan } from '@/lib/domain/right-list';
import { rightColumns, rightFields, type RightColumn } from './columns';
import type { KnownInstitution } from './known-institutions';
import type { ReadLine } from './read-lines';

/** Only the kinds of right that change. */
export type PlannedRights = Partial<Record<RightColumn, RightListPlan>>;

const faults = {
  disorder: 'последний день не может быть раньше первого',
  overlap: 'дни не должны пересекаться',
  past: 'прошедшее не меняется: назначьте сегодняшний день или более поздний',
  begun_today: 'это полномочие началось сегодня, изменить его можно завтра',
} as const satisfies Record<RightListFault, string>;

const none = { accepts: [], issues: [] } as const;

/** How the rights the line tells are written at this institution, null is a new one; the faults are sentences. */
export function planRights(
  { rights }: Pick<ReadLine, 'rights'>,
  known: Pick<KnownInstitution, 'rights' | 'closedOn'> | null,
  today: PlainDate,
): { plans: PlannedRights; faults: string[] } {
  const plans: PlannedRights = {};
  const found: string[] = [];
  for (const column of rightFields) {
    const told = rights[column];
    if (!told) continue;
    const plan = planRightList((known?.rights ?? none)[column], told, today);
    const fault = typeof plan === 'string' ? faults[plan] : closingFault(plan, known?.closedOn ?? null);
    if (fault !== null) found.push(`${rightColumns[column].title}: ${fault}`);
    else if (typeof plan !== 'string' && changes(plan)) plans[column] = plan;
  }
  return { plans, faults: found };
}

function changes({ drop, end, add }: RightListPlan): boolean {
  return drop.length + end.length + add.length > 0;
}

/** A right of the day of closing itself may stand: it had begun with it. */
function closingFault(plan: RightListPlan, closedOn: PlainDate | null): string | null {
  if (closedOn === null || !changes(plan)) return null;
  const later = plan.after.some(({ to }) => to === null || Temporal.PlainDate.compare(to, closedOn) >= 0);
  return later ? `учреждение закрыто с ${formatDate(closedOn)}: сначала отмените закрытие` : null;
}
