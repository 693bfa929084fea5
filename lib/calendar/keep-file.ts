import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { readCalendarFile } from '@/lib/domain/calendar-file';
import { Refusal } from '@/lib/domain/refusal';
import { findDraft, keepDraft } from '@/lib/platform/drafts';

const largestFile = 256 * 1024;
/** Under this name a file waits for its confirmation, for a day. */
const path = 'calendar-file';

type SentFile = { bytes: Uint8Array; tooLarge: boolean };

/** The text of a file in UTF-8 or, as tables were long saved, in Windows-1251. */
export function calendarText({ bytes, tooLarge }: SentFile): string {
  if (tooLarge || bytes.length > largestFile) {
    throw new Refusal('invalid', 'Файл слишком большой: календарь года занимает несколько килобайт', 'file');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Keeps what a sent file says until it is confirmed; one that is no calendar is refused. Returns the id under which it waits. */
export async function keepCalendarFile(actor: DeskActor, file: SentFile): Promise<string> {
  requirePermission(actor, 'municipality.set');
  const content = calendarText(file);
  const reading = readCalendarFile(content);
  if ('sentence' in reading) throw new Refusal('invalid', reading.sentence, 'file');
  return keepDraft(actor.accountId, path, { values: { content }, errors: {}, sentence: null });
}

/** The days of the file kept by this account under this id; null when there is none, or no more. */
export async function findCalendarFile(actor: DeskActor, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const kept = await findDraft(id, actor.accountId, path);
  const reading = kept && readCalendarFile(kept.values['content'] ?? '');
  return reading && 'days' in reading ? reading.days : null;
}
