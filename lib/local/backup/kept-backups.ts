import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '@/lib/platform/clock';
import { StartRefusal } from '../start-refusal';
import { clearShelf, shelfOf } from './file-shelf';
import { manifestName, readManifest, rowsOf, unfinished, type Manifest } from './manifest';

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

/** The finished ones, the oldest first. */
async function keptBackups(backups: string): Promise<string[]> {
  return (await readdir(backups)).filter((name) => momentOf(name) !== null).sort();
}

/**
 * The moment after which a new backup is named: later than that of any there is. What is kept and what is not goes by moments:
 * a clock that was set back would take away what is needed.
 */
export async function nextMoment(backups: string): Promise<Date> {
  const newest = (await keptBackups(backups)).at(-1);
  let moment = thisSecond();
  if (newest === nameOf(moment)) {
    // Two within a second, by hand and by a schedule: the other one waits for the next.
    await pause(1000);
    moment = thisSecond();
  }
  if (newest === undefined || newest < nameOf(moment)) return moment;
  throw new StartRefusal(
    `Есть копия ${newest}, она позже, чем показывают часы сервера. Проверьте часы; если неверно время той копии, уберите её папку.`,
  );
}

function thisSecond(): Date {
  return new Date(Math.floor(now().getTime() / 1000) * 1000);
}

/** Whether it holds less than half of some backup that is kept: the database of the settings may be the wrong one. */
export async function isFarSmaller(backups: string, manifest: Manifest): Promise<boolean> {
  for (const name of await keptBackups(backups)) {
    // One under another key of backups says nothing.
    const earlier = await readManifest(join(backups, name)).catch(() => null);
    if (earlier && 2 * rowsOf(manifest) < rowsOf(earlier.manifest)) return true;
  }
  return false;
}

export type Removed = { backups: number; files: number };

/** Removes the backups that are older than so many days, but never the newest, and the files only they named. */
export async function removeOldBackups(backups: string, days: number, moment: Date): Promise<Removed> {
  const all = await keptBackups(backups);
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
