import { Readable } from 'node:stream';
import { z } from 'zod';
import { headOfStoredFile, readSealedFile } from '@/lib/platform/storage';
import { isFileNamed } from '@/lib/platform/stored-keys';
import { opens, putOnShelf, readFromShelf, sha256, touchOnShelf, underOf } from './file-shelf';
import type { Manifest } from './manifest';
import { linesOf, readPart, writePart, type BackupFolder, type Print } from './part';

const kept = { key: z.string(), under: z.string(), size: z.number(), sha256: z.string() };

const record = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), ...kept }),
  /** It opens under none of the master keys, in the store as well as here. */
  z.object({ state: z.literal('damaged'), ...kept }),
  /** Destroyed while the backup was being made: no row needs it any more. */
  z.object({ state: z.literal('gone'), key: z.string() }),
  /** A row needs it, and the store does not have it. */
  z.object({ state: z.literal('lost'), key: z.string() }),
]);

export type FileRecord = z.output<typeof record>;

type Counts = Omit<Manifest['files'], keyof Print>;

/** So many at once: files are small and each waits for a disk or a network. */
const atOnce = 8;

/**
 * Sees to it that every file that the snapshot names lies on the shelf whole, and writes down what each one is. The files
 * are sealed already and go as they are; one that lies there is read and not copied again.
 */
export async function copyFiles(
  backup: BackupFolder,
  keys: Print,
  shelf: string,
  takenAt: Date,
): Promise<Manifest['files']> {
  const counts: Counts = { kept: 0, copied: 0, size: 0, gone: 0, lost: 0, damaged: 0 };
  let print: Print | undefined;
  await readPart(backup, 'file-keys', keys, async (plain) => {
    const lines = records(linesOf(plain), (key) => copyFile(key, shelf, takenAt, counts));
    print = await writePart(backup, 'files', Readable.from(lines));
  });
  if (!print) throw new Error('The list of files was not written');
  return { ...print, ...counts };
}

async function* records(
  keys: AsyncIterable<string>,
  copy: (key: string) => Promise<FileRecord>,
): AsyncGenerator<Buffer> {
  for await (const some of inGroups(keys, atOnce)) {
    for (const each of await Promise.all(some.map(copy))) yield Buffer.from(`${JSON.stringify(each)}\n`);
  }
}

async function copyFile(key: string, shelf: string, takenAt: Date, counts: Counts): Promise<FileRecord> {
  const found = await findOnShelf(key, shelf);
  const sealed = found ?? (await readSealedFile(key));
  if (!sealed) {
    const state = (await isFileNamed(key)) ? 'lost' : 'gone';
    counts[state] += 1;
    return { state, key };
  }
  const name = { key, under: underOf(sealed) };
  if (!found) await putOnShelf(shelf, name, sealed);
  await touchOnShelf(shelf, name, takenAt);
  const state = found || opens(key, sealed) ? 'kept' : 'damaged';
  counts[state] += 1;
  counts.size += sealed.length;
  if (!found) counts.copied += 1;
  return { state, ...name, size: sealed.length, sha256: sha256(sealed) };
}

/** The copy of an earlier backup, if it is under the same master key as the file of today and still whole. */
async function findOnShelf(key: string, shelf: string): Promise<Buffer | null> {
  const head = await headOfStoredFile(key);
  if (!head) return null;
  const lying = await readFromShelf(shelf, { key, under: underOf(head) });
  return lying && opens(key, lying) ? lying : null;
}

/** The files of a backup, in groups of those to be worked on at once. */
export async function eachFile(
  backup: BackupFolder,
  written: Print,
  work: (record: FileRecord) => Promise<void>,
): Promise<void> {
  await readPart(backup, 'files', written, async (plain) => {
    for await (const some of inGroups(linesOf(plain), atOnce)) {
      await Promise.all(some.map((line) => work(record.parse(JSON.parse(line)))));
    }
  });
}

async function* inGroups<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
