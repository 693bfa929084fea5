import { promisify } from 'node:util';
import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { refuseTable } from './refuse-table';

/** Most bytes the parts of a table may unpack into, all together: 50 000 wide rows take a tenth of it. */
const unpackedLimit = 600 * 1024 * 1024;
/** A part packed tighter than this holds nothing a person typed. */
const tightestPacking = 300;
const mostParts = 2000;

const open = promisify(fromBuffer) as (
  file: Buffer,
  options: { lazyEntries: true; validateEntrySize: true },
) => Promise<ZipFile>;

export type ZipParts = {
  has: (name: string) => boolean;
  /** Bytes as they are unpacked; ends in a Refusal when there are more than the file declares. */
  read: (name: string) => AsyncIterable<Buffer>;
};

/**
 * The parts of a packed table. What it declares to unpack into is judged before anything is unpacked, and that no part gives
 * more than it declares is watched while it is read.
 */
export async function openZip(file: Uint8Array): Promise<ZipParts> {
  const zip = await open(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
    lazyEntries: true,
    validateEntrySize: true,
  }).catch(() => {
    throw refuseTable('unreadable');
  });
  const entries = await listEntries(zip);
  refuseBomb([...entries.values()]);
  return {
    has: (name) => entries.has(name),
    read: (name) => readEntry(zip, entries.get(name)),
  };
}

function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > mostParts) reject(refuseTable('too_heavy'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(refuseTable('unreadable')));
    zip.readEntry();
  });
}

function refuseBomb(entries: readonly Entry[]): void {
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const tight = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * tightestPacking,
  );
  if (whole > unpackedLimit || tight) throw refuseTable('too_heavy');
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw refuseTable('unreadable');
  const openStream: (of: Entry) => Promise<Readable> = (of) =>
    new Promise((resolve, reject) => {
      zip.openReadStream(of, (error: Error | null, opened?: Readable) =>
        opened ? resolve(opened) : reject(error ?? new Error('No stream')),
      );
    });
  const stream = await openStream(entry).catch(() => {
    throw refuseTable('unreadable');
  });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw refuseTable('unreadable');
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}
