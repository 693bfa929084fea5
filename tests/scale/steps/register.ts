import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { readTable } from '@/lib/platform/tables/read-table';
import { exportFields, exportRegister } from '@/lib/register/export-register';
import { listRegister } from '@/lib/register/list-register';
import { rememberWords } from '@/lib/register/search-words';
import { deskOf } from './desk';
import { step, tableKind } from './step';

const atRegister = z.object({ sessionId: z.string(), municipalityId: z.string() });

/** The first page of each search, and of the register without one, with the count that stands above it. */
export const search = step(
  atRegister.extend({ queries: z.array(z.string()) }),
  async ({ sessionId, municipalityId, queries }) => {
    const actor = await deskOf(sessionId);
    const found = [];
    for (const query of queries) {
      const kept = query === '' ? {} : { search: await rememberWords(actor, query) };
      const begun = performance.now();
      const { rows, count, more } = await listRegister(
        actor,
        { municipalityId },
        readRegisterAddress(kept),
        null,
      );
      const milliseconds = Math.round(performance.now() - begun);
      found.push({ query, count, more, numbers: rows.map(({ number }) => number), milliseconds });
    }
    return found;
  },
);

/** The whole register as a file. */
export const exported = step(
  atRegister.extend({ kind: tableKind, file: z.string() }),
  async ({ sessionId, municipalityId, kind, file }) => {
    const input = exportFields.parse({ format: kind, purpose: 'report', note: 'Замер' });
    const list = readRegisterAddress({});
    const made = await exportRegister(await deskOf(sessionId), { municipalityId }, list, input);
    await pipeline(made.file, createWriteStream(file));
  },
);

/** Opens a file and counts its lines below the headings, and how many of their first cells differ. */
export const reopened = step(z.object({ kind: tableKind, file: z.string() }), async ({ kind, file }) => {
  const bytes = await readFile(file);
  // Numbers, not texts: a text cut out of the file would keep its whole piece of the file in memory.
  const firsts = new Set<number>();
  let lines = -1;
  for await (const cells of readTable(bytes, { kind })) {
    lines += 1;
    if (lines > 0) firsts.add(Number(cells[0]?.replaceAll(/\D/g, '')));
  }
  return { lines, different: firsts.size, bytes: bytes.length };
});
