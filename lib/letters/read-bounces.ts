import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { forgetOldMarks } from '@/lib/platform/bad-addresses';
import { errorFacts, log } from '@/lib/platform/log';
import { longestReport, recordBounce } from './record-bounce';

const mostAtOnce = 500;

/**
 * Reads the reports that the mail server has put into the Maildir of the settings, and forgets marks of long ago. A report
 * is removed as soon as it is recorded: it names an address. Any other message is kept as seen, for whoever owns the mailbox.
 */
export async function readBounces(): Promise<void> {
  await forgetOldMarks(database());
  const { BOUNCE_MAILBOX } = environment();
  if (BOUNCE_MAILBOX === undefined) return;
  const names = await readdir(join(BOUNCE_MAILBOX, 'new'));
  for (const name of names.sort().slice(0, mostAtOnce)) {
    // One unreadable file must not keep back those behind it.
    await readOne(BOUNCE_MAILBOX, name).catch((error: unknown) => {
      log().error({ event: 'bounce_unread', ...errorFacts(error) });
    });
  }
}

async function readOne(mailbox: string, name: string): Promise<void> {
  const path = join(mailbox, 'new', name);
  const outcome = await recordBounce(await beginningOf(path));
  if (outcome === 'no_report') await rename(path, join(mailbox, 'cur', `${name}:2,S`));
  else await rm(path);
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
