import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clearShelf, shelfOf } from './file-shelf';
import { manifestName, unfinished } from './manifest';

const day = 24 * 3_600_000;
const namePattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/;

/** The folder of a backup is named after its moment, to the second, in UTC. */
export function nameOf(takenAt: Date): string {
  return `${takenAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

function momentOf(name: string): Date | null {
  const [, date, hours, minutes, seconds] = namePattern.exec(name) ?? [];
  return date ? new Date(`${date}T${hours}:${minutes}:${seconds}Z`) : null;
}

/** What a killed backup left behind. Only while no other one is being made. */
export async function removeUnfinished(backups: string): Promise<void> {
  for (const name of await readdir(backups)) {
    if (name.endsWith(unfinished)) await rm(join(backups, name), { recursive: true });
  }
}

/** Removes the backups that are older than so many days, but never the newest, and the files only they named. */
export async function removeOldBackups(
  backups: string,
  days: number,
  moment: Date,
): Promise<{ backups: number; files: number }> {
  const all = (await readdir(backups)).filter((name) => momentOf(name) !== null).sort();
  const isOld = (name: string) => (momentOf(name) ?? moment).getTime() < moment.getTime() - days * day;
  const old = all.slice(0, -1).filter(isOld);
  for (const name of old) {
    // Without its manifest it is no backup any more, however far the rest gets.
    await rm(join(backups, name, manifestName), { force: true });
    await rm(join(backups, name), { recursive: true });
  }
  const oldest = momentOf(all.find((name) => !old.includes(name)) ?? '');
  return { backups: old.length, files: oldest ? await clearShelf(shelfOf(backups), oldest) : 0 };
}
