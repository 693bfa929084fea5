import { randomUUID } from 'node:crypto';
import type { ChosenColumns } from '@/lib/domain/import-columns';
import type { ImportKind } from '@/lib/domain/table-import';
import { checkImport } from '@/lib/imports/check-import';
import { chooseColumns } from '@/lib/imports/choose-columns';
import { importPlace, type ImportActor, type ImportPlace } from '@/lib/imports/import-place';
import { getImport } from '@/lib/imports/queries';
import { receiveTable } from '@/lib/imports/receive-table';
import { sealRow } from '@/lib/imports/row-content';
import { startImport } from '@/lib/imports/start-import';
import { sealHead } from '@/lib/imports/table-head';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { storeFile } from '@/lib/platform/storage';
import { givenStaff } from './accounts';

type Options = { kind?: ImportKind; municipalityId?: string; sameNames?: boolean; columns?: ChosenColumns };

/** A list as a CSV: the first line names the columns. */
export function tableOf(lines: readonly (readonly string[])[]): Buffer {
  return Buffer.from(lines.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\n'));
}

export function sentTable(bytes: Uint8Array, name = 'список.csv') {
  return { name, bytes, tooLarge: false };
}

/** A list whose columns have not been chosen. */
export async function givenReceivedImport(
  actor: ImportActor,
  place: ImportPlace,
  file: Uint8Array,
  kind: ImportKind = 'families',
) {
  return startImport(actor, place, { kind, file: await receiveTable(actor, place, sentTable(file)) });
}

/** A list whose columns are chosen as the page offers them, and which was checked. */
export async function givenCheckedImport(actor: ImportActor, file: Uint8Array, options: Options = {}) {
  await loadKeys();
  const place = await importPlace(actor, options.municipalityId ?? null);
  const importId = await givenReceivedImport(actor, place, file, options.kind);
  const { headerLine, columns } = await getImport(actor, place, importId);
  await chooseColumns(actor, place, importId, {
    headerLine,
    columns: options.columns ?? columns,
    sameNames: options.sameNames ?? false,
  });
  await checkImport({ importId });
  return { importId, place };
}

/** A list of the desk, loaded: each of these children was written down by a row of it. */
export async function givenLoadedList(municipalityId: string, childIds: readonly string[]) {
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const importId = randomUUID();
  const fileKey = await storeFile(tableOf([['ФИО ребёнка'], ...childIds.map(() => ['Лесков Анатолий'])]));
  await database().tableImport.create({
    data: {
      id: importId,
      municipalityId,
      stage: 'done',
      accountId: actor.accountId,
      sessionId: actor.sessionId,
      fileKind: 'csv',
      fileKey,
      headSealed: sealHead(importId, { fileName: 'список.csv', lines: [['ФИО ребёнка']] }),
      rowsDone: childIds.length,
      createdAt: now(),
      confirmedAt: now(),
      finishedAt: now(),
    },
  });
  await database().importRow.createMany({
    data: childIds.map((childId, at) => {
      const id = randomUUID();
      const contentSealed = sealRow(id, { cells: { childName: 'Лесков Анатолий' }, why: [] });
      return { id, importId, line: at + 2, state: 'done' as const, contentSealed, childId, doneAt: now() };
    }),
  });
  return { importId, fileKey };
}
