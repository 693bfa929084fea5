import type { Readable } from 'node:stream';
import { Refusal } from '@/lib/domain/refusal';
import type { TableKind } from '@/lib/domain/table-files';
import { rowWords, type ImportKind, type ImportStage } from '@/lib/domain/table-import';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import { readStoredFile } from '@/lib/platform/storage';
import { readTable } from '@/lib/platform/tables/read-table';
import { writeTable } from '@/lib/platform/tables/write-table';
import { importAt, type ImportActor, type ImportPlace } from './import-place';
import { unsealRow } from './row-content';

/** The list as it was sent, with what came of each row at its end. */
export async function openImportResult(
  actor: ImportActor,
  place: ImportPlace,
  importId: string,
): Promise<{ kind: TableKind; content: Readable }> {
  const found = await importAt(place, importId, ['checked', 'writing', 'done']);
  const { fileKey, fileKind: kind, headerLine } = found;
  if (fileKey === null) throw new Refusal('not_found');
  await recordAlone(actor, {
    event: 'import_result_downloaded',
    subject: ['table_import', importId],
    details: { rows: found.rowsTotal },
  });
  const rows = readTable(await readStoredFile(fileKey), { kind })[Symbol.asyncIterator]();
  let headings: string[] = [];
  for (let line = 0; line < headerLine; line += 1) {
    const next = await rows.next();
    headings = next.done ? [] : next.value;
  }
  const columns = [...headings, 'Итог', 'Пояснение'];
  const content = writeTable(kind, columns, resultRows({ rows, found, width: headings.length }));
  return { kind, content };
}

type Result = {
  rows: AsyncIterator<string[]>;
  found: { id: string; kind: ImportKind; stage: ImportStage; headerLine: number };
  width: number;
};

async function* resultRows({ rows, found, width }: Result): AsyncGenerator<string[]> {
  const outcomes = outcomesOf(found);
  let outcome = await outcomes.next();
  for (let line = found.headerLine + 1; ; line += 1) {
    const row = await rows.next();
    if (row.done) return;
    if (row.value.length === 0) continue;
    while (!outcome.done && outcome.value.line < line) outcome = await outcomes.next();
    const of = !outcome.done && outcome.value.line === line ? outcome.value : null;
    const cells = Array.from({ length: Math.max(width, row.value.length) }, (_, at) => row.value[at] ?? '');
    yield [...cells.slice(0, Math.max(width, 1)), of?.title ?? '', of?.why ?? ''];
  }
}

const page = 500;

async function* outcomesOf({ id: importId, kind, stage }: Result['found']) {
  for (let after = 0; ;) {
    const rows = await database().importRow.findMany({
      where: { importId, line: { gt: after } },
      orderBy: { line: 'asc' },
      take: page,
    });
    for (const { id, line, state, contentSealed } of rows) {
      yield {
        line,
        title: rowWords(kind, stage, state).title,
        why: unsealRow(id, contentSealed).why.join('. '),
      };
    }
    if (rows.length < page) return;
    after = rows.at(-1)?.line ?? after;
  }
}
