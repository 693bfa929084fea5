import { Readable } from 'node:stream';
import { z } from 'zod';
import { headOfStoredFile, readSealedFile } from '@/lib/platform/storage';
import { isFileNamed } from '@/lib/platform/stored-keys';
import {
  opens,
  putOnShelf,
  sha256,
  syncShelf,
  touchOnShelf,
  underOf,
  undersOfToday,
  wholeOnShelf,
} from './file-shelf';
import type { Manifest } from './manifest';
import { linesOf, readPart, writePart, type BackupFolder, type Print } from './part';
import { PatientStore } from './patient-store';

const kept = { key: z.string(), under: z.string(), size: z.number(), sha256: z.string() };
const absent = { key: z.string() };

const record = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), ...kept }),
  /** It opens under none of the master keys, in the store as well as here. */
  z.object({ state: z.literal('damaged'), ...kept }),
  /** Destroyed while the backup was being made: no row needs it any more. */
  z.object({ state: z.literal('gone'), ...absent }),
  /** A row needs it, and the store does not have it. */
  z.object({ state: z.literal('lost'), ...absent }),
  /** A row needs it, and the store does not give it out. */
  z.object({ state: z.literal('unread'), ...absent }),
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
  const copying = new Copying(shelf, takenAt);
  let print: Print | undefined;
  await readPart(backup, 'file-keys', keys, async (plain) => {
    const lines = records(linesOf(plain), (key) => copying.copy(key));
    print = await writePart(backup, 'files', Readable.from(lines));
  });
  if (!print) throw new Error('The list of files was not written');
  await syncShelf(shelf);
  return { ...print, ...copying.counts };
}

async function* records(
  keys: AsyncIterable<string>,
  copy: (key: string) => Promise<FileRecord>,
): AsyncGenerator<Buffer> {
  for await (const some of inGroups(keys, atOnce)) {
    for (const each of await Promise.all(some.map(copy))) yield Buffer.from(`${JSON.stringify(each)}\n`);
  }
}

class Copying {
  readonly counts: Counts = {
    kept: 0,
    copied: 0,
    rescued: 0,
    size: 0,
    gone: 0,
    lost: 0,
    damaged: 0,
    unread: 0,
  };
  readonly #store = new PatientStore();

  constructor(
    readonly shelf: string,
    readonly takenAt: Date,
  ) {}

  async copy(key: string): Promise<FileRecord> {
    const head = await this.#store.ask(() => headOfStoredFile(key));
    // The copy of an earlier backup, if it is under the same master key as the file of today and still whole.
    const lying = Buffer.isBuffer(head) && (await wholeOnShelf(this.shelf, { key, under: underOf(head) }));
    if (lying) return this.#lies('kept', key, lying);
    const sealed = await this.#store.ask(() => readSealedFile(key));
    if (Buffer.isBuffer(sealed) && opens(key, sealed))
      return this.#lies('kept', key, await this.#put(key, sealed));
    // Before the shelf is asked: what was destroyed meanwhile does not come back from there.
    if (!(await isFileNamed(key))) return this.#lacks('gone', key);
    const rescued = await this.#findEarlier(key);
    if (rescued) {
      this.counts.rescued += 1;
      return this.#lies('kept', key, rescued);
    }
    if (Buffer.isBuffer(sealed)) return this.#lies('damaged', key, await this.#put(key, sealed));
    return this.#lacks(sealed === null ? 'lost' : 'unread', key);
  }

  /** What the store has lost or spoiled an earlier backup may still hold. */
  async #findEarlier(key: string): Promise<Buffer | null> {
    for (const under of undersOfToday()) {
      const found = await wholeOnShelf(this.shelf, { key, under });
      if (found) return found;
    }
    return null;
  }

  async #put(key: string, sealed: Buffer): Promise<Buffer> {
    await putOnShelf(this.shelf, { key, under: underOf(sealed) }, sealed);
    this.counts.copied += 1;
    return sealed;
  }

  async #lies(state: 'kept' | 'damaged', key: string, sealed: Buffer): Promise<FileRecord> {
    const name = { key, under: underOf(sealed) };
    await touchOnShelf(this.shelf, name, this.takenAt);
    this.counts[state] += 1;
    this.counts.size += sealed.length;
    return { state, ...name, size: sealed.length, sha256: sha256(sealed) };
  }

  #lacks(state: 'gone' | 'lost' | 'unread', key: string): FileRecord {
    this.counts[state] += 1;
    return { state, key };
  }
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
