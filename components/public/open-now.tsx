import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { unbroken } from '@/components/ui/unbroken';
import type { PlainDate } from '@/lib/domain/dates';
import { formatOpeningState, type OpeningState } from '@/lib/domain/opening-state';

const tones = {
  open: 'success',
  lunch: 'attention',
  closed: 'neutral',
  unknown: 'neutral',
} as const satisfies Record<OpeningState['kind'], StatusTone>;

/** Whether an institution is open at the moment the page was drawn; nothing where its hours are not written down. */
export function OpenNow({ state, today }: { state: OpeningState; today: PlainDate }) {
  const words = formatOpeningState(state, today);
  return words === null ? null : <StatusTag tone={tones[state.kind]}>{unbroken(words)}</StatusTag>;
}
