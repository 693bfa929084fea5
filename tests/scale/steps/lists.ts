import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { writeTable } from '@/lib/platform/tables/write-table';
import { checkImport } from '@/lib/imports/check-import';
import { chooseColumns } from '@/lib/imports/choose-columns';
import { confirmImport } from '@/lib/imports/confirm-import';
import { importPlace } from '@/lib/imports/import-place';
import { openImportResult } from '@/lib/imports/import-result';
import { getImport } from '@/lib/imports/queries';
import { receiveTable } from '@/lib/imports/receive-table';
import { startImport } from '@/lib/imports/start-import';
import { writeImport } from '@/lib/imports/write-import';
import { listHeadings, listRows } from '../invented-list';
import { deskOf } from './desk';
import { step, tableKind } from './step';

/** Writes a list to the disk, row by row. */
export const generate = step(
  z.object({
    file: z.string(),
    kind: tableKind,
    from: z.number(),
    rows: z.number(),
    schools: z.array(z.string()),
  }),
  async ({ file, kind, ...part }) => {
    const rows = listRows({ ...part, day: today() });
    await pipeline(writeTable(kind, listHeadings, rows), createWriteStream(file));
  },
);

const atDesk = z.object({ sessionId: z.string(), municipalityId: z.string() });

/** Sends the list, takes the columns as the page offers them, and works as the worker does until it is checked. */
export const check = step(atDesk.extend({ file: z.string() }), async (input) => {
  const actor = await deskOf(input.sessionId);
  const place = await importPlace(actor, input.municipalityId);
  const file = await receiveTable(actor, place, {
    name: 'список',
    bytes: await readFile(input.file),
    tooLarge: false,
  });
  const importId = await startImport(actor, place, { kind: 'families', file });
  const { headerLine, columns } = await getImport(actor, place, importId);
  await chooseColumns(actor, place, importId, { headerLine, columns, sameNames: false });
  // A slice ends after some minutes and asks for the next one.
  while ((await stageOf(importId)) === 'checking') await checkImport({ importId });
  const { counts } = await getImport(actor, place, importId);
  return { importId, counts };
});

const atList = atDesk.extend({ importId: z.string() });

/** Confirms the list and works as the worker does until it is written. */
export const write = step(atList, async ({ sessionId, municipalityId, importId }) => {
  const actor = await deskOf(sessionId);
  const place = await importPlace(actor, municipalityId);
  await confirmImport(actor, place, importId);
  while ((await stageOf(importId)) === 'writing') await writeImport({ importId });
  const { counts } = await getImport(actor, place, importId);
  return { counts };
});

/** Downloads the list with what came of each row. */
export const result = step(
  atList.extend({ file: z.string() }),
  async ({ sessionId, municipalityId, importId, file }) => {
    const actor = await deskOf(sessionId);
    const { content } = await openImportResult(actor, await importPlace(actor, municipalityId), importId);
    await pipeline(content, createWriteStream(file));
  },
);

async function stageOf(importId: string): Promise<string> {
  const { stage } = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
  return stage;
}
