import type { ReactNode } from 'react';
import { Diamond } from '@/components/ui/diamond';

type WayStep = { title: string; text?: ReactNode };

/** What is done one after another, for a reader who has not begun yet. */
export function WaySteps({ steps }: { steps: readonly WayStep[] }) {
  return (
    <ol className="flow-tight">
      {steps.map(({ title, text }, position) => (
        <li key={title} className="flex gap-4 print:break-inside-avoid">
          <Diamond size="medium" look="border-2 border-honey bg-honey" ink="text-brand">
            {position + 1}
          </Diamond>
          <div className="min-w-0 flex-1 pt-1">
            <h3 className="font-semibold">{title}</h3>
            {text !== undefined && <div className="flow-tight mt-1 max-w-measure">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
