import type { ReactNode } from 'react';
import { Diamond } from '@/components/ui/diamond';
import { Mark } from '@/components/ui/mark';

export type StepState = 'done' | 'current' | 'ahead';
export type Step = { title: ReactNode; state: StepState; children?: ReactNode };

const states = {
  done: { bow: 'border-2 border-action bg-action', ink: 'text-on-action', title: '', spoken: 'готово' },
  current: {
    bow: 'border-2 border-honey bg-honey',
    ink: 'text-brand',
    title: 'font-semibold',
    spoken: 'сейчас',
  },
  ahead: {
    bow: 'border-2 border-field-line bg-surface',
    ink: 'text-ink-soft',
    title: 'text-ink-soft',
    spoken: 'впереди',
  },
} as const satisfies Record<StepState, { bow: string; ink: string; title: string; spoken: string }>;

/** The way to the goal, strung like the bows on a kite's tail. */
export function Steps({ items }: { items: readonly Step[] }) {
  return (
    <ol>
      {items.map((step, position) => (
        <li
          key={position}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="group relative flex gap-4 pb-6 last:pb-0"
        >
          <span
            aria-hidden="true"
            className="absolute top-8 bottom-0 left-[1.0625rem] w-0.5 bg-line group-last:hidden"
          />
          <Diamond size="medium" look={states[step.state].bow} ink={states[step.state].ink}>
            {step.state === 'done' ? <Mark shape="check" /> : position + 1}
          </Diamond>
          <div className="min-w-0 flex-1 pt-1.5">
            <p className={states[step.state].title}>
              {step.title}
              <span className="sr-only"> ({states[step.state].spoken})</span>
            </p>
            {step.children !== undefined && <div className="flow-tight mt-2">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
