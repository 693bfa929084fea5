import { createHash, hkdfSync } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { StartRefusal } from '../start-refusal';
import { sealedChunkLength, sealing, unsealing } from './sealed-stream';

/** Larger pieces than usual: each costs a step through every stream. */
const chunkSize = 128 * 1024;

/** A folder of one backup and the key from which the keys of its parts are made. */
export type BackupFolder = { folder: string; key: Uint8Array };

/** What a part holds before it is compressed and encrypted. */
export type Print = { bytes: number; sha256: string };

/** Writes a stream as a part of the backup: compressed, encrypted, on the disk when this returns. */
export async function writePart(backup: BackupFolder, name: string, source: Readable): Promise<Print> {
  const print = printing();
  const target = createWriteStream(pathOf(backup, name), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(
    source,
    print.through,
    createZstdCompress({ chunkSize }),
    sealing(keyOf(backup, name)),
    target,
  );
  return print.taken();
}

type Sink = Writable | ((plain: AsyncIterable<Buffer>) => Promise<void>);

/**
 * Reads a part back to its end into `sink`. Refuses one that is missing, that does not open, or that is not what was written.
 * What a function of `sink` leaves unread is not checked.
 */
export async function readPart(
  backup: BackupFolder,
  name: string,
  written: Print,
  sink: Sink,
): Promise<void> {
  const print = printing();
  const source = createReadStream(pathOf(backup, name), { highWaterMark: sealedChunkLength });
  const opened = unsealing(keyOf(backup, name));
  // Whatever fails on the way from the disk is the fault of the copy; what fails in the sink is not.
  const faults: unknown[] = [];
  for (const stream of [source, opened]) stream.once('error', (error: Error) => faults.push(error));
  try {
    await pipeline(source, opened, createZstdDecompress({ chunkSize }), print.through, sink as Writable);
  } catch (error) {
    throw faults.includes(error) ? damagedPart(backup, name) : error;
  }
  const { bytes, sha256 } = print.taken();
  if (bytes !== written.bytes || sha256 !== written.sha256) throw damagedPart(backup, name);
}

/** A sink for whoever only wants to know that the part is whole. */
export function nowhere(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() });
}

/** The lines of a text whose pieces end anywhere. Only for letters of one byte: keys of files, numbers, JSON of both. */
export async function* linesOf(plain: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of plain) {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Counts and hashes what runs through. */
export function printing(): { through: Transform; taken: () => Print } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { through, taken: () => ({ bytes, sha256: hash.digest('hex') }) };
}

function pathOf({ folder }: BackupFolder, name: string): string {
  return join(folder, `${name}.sealed`);
}

/** Each part has a key of its own, made of its name: none can stand in the place of another. */
function keyOf({ key }: BackupFolder, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `certificate-portal/backup/${name}`, 32));
}

function damagedPart(backup: BackupFolder, name: string): StartRefusal {
  return new StartRefusal(
    `Копия повреждена: ${pathOf(backup, name)} не читается до конца или не совпадает с записанным.`,
  );
}
