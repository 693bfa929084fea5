import { ChildTasks } from '@/components/cabinet/child-tasks';
import { stepLinks } from '@/components/cabinet/step-links';
import { ButtonLink } from '@/components/ui/button';
import { StatusTag } from '@/components/ui/status-tag';
import type { ChildWithStep } from '@/lib/families/situation';

/** A family with more children than this is shown a row for each. */
export const fewChildren = 3;

type ChildRowsProps = {
  items: readonly ChildWithStep[];
  level: 2 | 3;
  /** Every step of the child can be unfolded below the row. */
  withTasks?: boolean;
};

/** Many children: a name, where the child stands, the one next step. */
export function ChildRows({ items, level, withTasks = false }: ChildRowsProps) {
  return (
    /* Folded steps draw their own line below. */
    <ul
      className={`rounded-lg border border-line bg-surface px-5 sm:px-7 ${withTasks ? '' : 'divide-y divide-line'}`}
    >
      {items.map((child) => (
        <li key={child.id} className="flow-tight py-4">
          <ChildRow child={child} level={level} />
          {withTasks && <ChildTasks child={child} folded />}
        </li>
      ))}
    </ul>
  );
}

function ChildRow({ child, level }: { child: ChildWithStep; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const { action, state, tone } = child.step;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-[min(14rem,100%)] flex-1 basis-0 space-y-1.5">
        <Heading className="text-lg font-semibold">{child.name}</Heading>
        <StatusTag tone={tone}>{state}</StatusTag>
      </div>
      {action && (
        <ButtonLink href={stepLinks[action.kind](child)} variant="secondary" wide>
          {action.label}
          <span className="sr-only">: {child.name}</span>
        </ButtonLink>
      )}
    </div>
  );
}
