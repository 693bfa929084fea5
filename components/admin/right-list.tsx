import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import { formatDate } from '@/lib/domain/dates';
import type { Right } from '@/lib/overview/rights';

const kinds = {
  issues_logins: 'Выдаёт логины',
  accepts_applications: 'Принимает заявления',
} as const satisfies Record<Right['kind'], string>;

const states = {
  holds: { tone: 'success', title: 'Действует' },
  ahead: { tone: 'attention', title: 'Ещё не началось' },
  ended: { tone: 'neutral', title: 'Закончилось' },
} as const satisfies Record<Right['state'], { tone: StatusTone; title: string }>;

/** The rights of an institution with their days. */
export function RightList({ rights }: { rights: readonly Right[] }) {
  if (rights.length === 0) return <p>Полномочий нет.</p>;
  return (
    <ul className="space-y-2">
      {rights.map((right) => (
        <li key={right.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span>
            {rightWords(right)}, {daysWords(right)}
          </span>
          <StatusTag tone={states[right.state].tone}>{states[right.state].title}</StatusTag>
        </li>
      ))}
    </ul>
  );
}

/** Whose applications: a login is issued to everybody the same way. */
function rightWords({ kind, audience }: Right): string {
  if (kind === 'issues_logins' || audience === 'everybody') return kinds[kind];
  return `${kinds[kind]} только своих воспитанников и учеников`;
}

function daysWords({ from, to }: Right): string {
  return to ? `с ${formatDate(from)} по ${formatDate(to)}` : `с ${formatDate(from)} без срока`;
}
