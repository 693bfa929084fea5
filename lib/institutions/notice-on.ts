import { dbDate, type PlainDate } from '@/lib/domain/dates';

type NoticeRow = { notice: string | null; noticeFrom: Date | null; noticeTo: Date | null };

export const noticeShape = { notice: true, noticeFrom: true, noticeTo: true } as const;

/** The notice of an institution that is shown on a day; its borders are inclusive, none is for ever. */
export function noticeOn({ notice, noticeFrom, noticeTo }: NoticeRow, day: PlainDate): string | null {
  const date = dbDate(day);
  const begun = noticeFrom === null || noticeFrom <= date;
  return begun && (noticeTo === null || noticeTo >= date) ? notice : null;
}
