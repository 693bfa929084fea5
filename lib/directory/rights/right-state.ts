import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';

/** Where the days of a right lie today. */
export function rightState(from: PlainDate, to: PlainDate | null): 'holds' | 'ahead' | 'ended' {
  if (Temporal.PlainDate.compare(from, today()) > 0) return 'ahead';
  return to && Temporal.PlainDate.compare(to, today()) < 0 ? 'ended' : 'holds';
}
