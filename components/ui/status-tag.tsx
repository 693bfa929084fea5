import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import type { MarkShape } from '@/components/ui/mark';

export type StatusTone = 'neutral' | 'attention' | 'success' | 'stopped';

/* A sign of its own for each tone: a person who tells no colours apart still tells the states apart. */
const tones = {
  neutral: { look: 'border-field-line bg-sunken text-ink', mark: 'dot' },
  attention: { look: 'border-attention bg-attention-soft text-attention', mark: 'attention' },
  success: { look: 'border-success bg-success-soft text-success', mark: 'check' },
  stopped: { look: 'border-stopped bg-stopped-soft text-stopped', mark: 'stop' },
} as const satisfies Record<StatusTone, { look: string; mark: MarkShape }>;

export function StatusTag({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  const { look, mark } = tones[tone];
  return (
    <span className={`status-tag ${look}`}>
      <Mark shape={mark} />
      {children}
    </span>
  );
}
