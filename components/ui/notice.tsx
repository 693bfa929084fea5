import type { ReactNode } from 'react';
import { Diamond } from '@/components/ui/diamond';
import { Mark } from '@/components/ui/mark';
import type { MarkShape } from '@/components/ui/mark';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

type Tone = { look: string; badge: string; mark: MarkShape; role: 'status' | 'alert' | undefined };

/* Only what has just happened is announced; what merely stands on the page is read in its turn. */
const tones = {
  info: { look: 'border-info bg-info-soft', badge: 'bg-info', mark: 'info', role: undefined },
  success: { look: 'border-success bg-success-soft', badge: 'bg-success', mark: 'check', role: 'status' },
  warning: {
    look: 'border-attention bg-attention-soft',
    badge: 'bg-attention',
    mark: 'attention',
    role: undefined,
  },
  error: { look: 'border-stopped bg-stopped-soft', badge: 'bg-stopped', mark: 'stop', role: 'alert' },
} as const satisfies Record<NoticeTone, Tone>;

export function Notice({
  tone,
  title,
  children,
}: {
  tone: NoticeTone;
  title: ReactNode;
  children?: ReactNode;
}) {
  const { look, badge, mark, role } = tones[tone];
  return (
    <div
      role={role}
      className={`flex gap-3 rounded-lg border p-4 sm:p-5 print:break-inside-avoid print:border ${look}`}
    >
      <Diamond size="small" look={badge} ink="text-canvas">
        <Mark shape={mark} />
      </Diamond>
      <div className="min-w-0">
        <p className="pt-px font-semibold">{title}</p>
        {children !== undefined && <div className="flow-tight mt-1.5">{children}</div>}
      </div>
    </div>
  );
}
