import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { forgetOldMarks } from '@/lib/platform/bad-addresses';
import { errorFacts, log } from '@/lib/platform/log';
import { longestReport, recordBounce } from './record-bounce';

const mostAtOnce = 500;
const keptForDays = 30;

/**
 * Reads the reports that the mail server has put into the Maildir of the settings, and forgets marks of long ago. A report
 * is removed as soon as it is recorded: it names an address. Any other message, and what cannot be read, is put aside as seen
 * and removed later: strangers write there, too.
 */
export async function readBounces(): Promise<void> {
  await forgetOldMarks(database());
  const { BOUNCE_MAILBOX } = environment();
  if (BOUNCE_MAILBOX === undefined) return;
  const names = await readdir(join(BOUNCE_MAILBOX, 'new'));
  // What could not be recorded, because the base does not answer, stays and is read again.
  for (const name of names.sort().slice(0, mostAtOnce)) await readOne(BOUNCE_MAILBOX, name).catch(noteUnread);
  await removeOld(join(BOUNCE_MAILBOX, 'cur'));
}

async function readOne(mailbox: string, name: string): Promise<void> {
  const path = join(mailbox, 'new', name);
  const message = await beginningOf(path).catch(noteUnread);
  const outcome = message === undefined ? 'unreadable' : await recordBounce(message);
  if (outcome === 'recorded' || outcome === 'unknown') await rm(path);
  else await rename(path, join(mailbox, 'cur', `${name}:2,S`));
}

function noteUnread(error: unknown): undefined {
  log().error({ event: 'bounce_unread', ...errorFacts(error) });
}

async function removeOld(folder: string): Promise<void> {
  const before = now().getTime() - keptForDays * 86_400_000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(noteUnread);
    if (facts && facts.mtimeMs < before) await rm(path, { recursive: true }).catch(noteUnread);
  }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(longestReport), position: 0 });
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
