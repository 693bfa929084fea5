import { correctionAnswerDays, type CorrectionMatter } from '@/lib/domain/corrections';
import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { addWorkingDays, type ProductionCalendar } from '@/lib/domain/working-days';
import { environment } from '@/lib/platform/environment';

/** Counted by the production calendar at every look, as every deadline here is. */
export function answerBy(createdAt: Date, calendar: ProductionCalendar): PlainDate | null {
  return addWorkingDays(askedOn(createdAt), correctionAnswerDays, calendar);
}

export function askedOn(createdAt: Date): PlainDate {
  return dayIn(environment().TIME_ZONE, createdAt);
}

/** Only askCorrection writes the column. */
export function matterOf(fields: readonly string[]): CorrectionMatter {
  return (fields[0] ?? 'other') as CorrectionMatter;
}
