import { randomUUID } from 'node:crypto';
import { findActingLater } from '@/lib/access/acting-later';
import type { ChosenColumns } from '@/lib/domain/import-columns';
import { pickCells } from '@/lib/domain/import-row';
import { Refusal } from '@/lib/domain/refusal';
import { mostImportRows } from '@/lib/domain/table-import';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { readStoredFile, StoredFileMissing } from '@/lib/platform/storage';
import { readTable } from '@/lib/platform/tables/read-table';
import { isImportActor, type RunningImport } from './running-import';
import { Judge, type ReadRow } from './judge';
import { listedChild } from './listed-child';
import { openRound } from './round';
import { sealRow } from './row-content';

const batch = 200;
/** A job goes on as another one before the queue takes it for lost. */
const sliceMs = 4 * 60_000;

/**
 * The dry run: reads the file row by row and writes down what would come of each; the register itself is only read.
 * Broken off at any moment, it goes on after the last batch it wrote down.
 */
export async function checkImport({ importId }: { importId: string }): Promise<void> {
  const found = await database().tableImport.findFirst({ where: { id: importId, stage: 'checking' } });
  if (!found) return;
  const actor = found.sessionId === null ? null : await findActingLater(found.sessionId);
  if (!isImportActor(actor))
    return failCheck(database(), importId, 'У того, кто загрузил файл, больше нет прав на это.');
  try {
    const judge = await Judge.resume(await openRound(found, actor), importId);
    await checkLines(found, judge);
  } catch (error) {
    if (error instanceof StoredFileMissing)
      return failCheck(database(), importId, 'Файла больше нет. Загрузите его ещё раз.');
    if (!(error instanceof Refusal)) throw error;
    await failCheck(database(), importId, error.message);
  }
}

async function checkLines(found: RunningImport, judge: Judge): Promise<void> {
  const { id, fileKey, fileKind, headerLine } = found;
  if (fileKey === null) throw new StoredFileMissing();
  const columns = (found.columns ?? {}) as ChosenColumns;
  const until = performance.now() + sliceMs;
  let line = 0;
  let rows = found.rowsTotal;
  let read: ReadRow[] = [];
  const keepRead = async () => keep(found, await newRows(id, judge, read), line, rows);
  for await (const row of readTable(await readStoredFile(fileKey), { kind: fileKind })) {
    line += 1;
    if (line <= Math.max(headerLine, found.linesChecked)) continue;
    const cells = pickCells(row, columns);
    if (Object.values(cells).some((cell) => cell !== '')) {
      rows += 1;
      if (rows > mostImportRows) throw new Refusal('invalid', tooManyRows);
      read.push({ line, cells });
    }
    if (read.length < batch) continue;
    if (!(await keepRead())) return;
    read = [];
    if (performance.now() > until)
      return inTransaction((tx) => queueJob(tx, 'check-import', { importId: id }));
  }
  if (await keepRead()) await finish(found);
}

async function newRows(importId: string, judge: Judge, read: readonly ReadRow[]): Promise<NewRow[]> {
  const verdicts = await judge.judge(read);
  return read.flatMap(({ line, cells }, at) => {
    const verdict = verdicts[at];
    if (!verdict) return [];
    const id = randomUUID();
    const { why, ...outcome } = verdict;
    const contentSealed = sealRow(id, { cells, why });
    return { id, importId, line, ...outcome, ...listedChild(cells), contentSealed };
  });
}

const tooManyRows = `В файле больше ${mostImportRows.toLocaleString('ru-RU')} строк. Разделите его на несколько файлов.`;

type NewRow = {
  id: string;
  importId: string;
  line: number;
  state: 'waiting' | 'matched' | 'refused';
  doubtful: boolean;
  institutionId: string | null;
  rowKey: Uint8Array<ArrayBuffer> | null;
  childId: string | null;
  childNameIndex: Uint8Array<ArrayBuffer> | null;
  childSnilsIndex: Uint8Array<ArrayBuffer> | null;
  contentSealed: Uint8Array<ArrayBuffer>;
};

/** False when the list was cancelled, or its columns chosen anew, in the meantime. */
function keep({ id, columns }: RunningImport, data: NewRow[], line: number, rows: number): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.tableImport.updateMany({
      where: { id, stage: 'checking', columns: { equals: columns ?? {} }, linesChecked: { lte: line } },
      data: { linesChecked: line, rowsTotal: rows },
    });
    if (count > 0) await tx.importRow.createMany({ data, skipDuplicates: true });
    return count > 0;
  });
}

async function finish({ id }: RunningImport): Promise<void> {
  await inTransaction(async (tx) => {
    const counts = await tx.importRow.groupBy({
      by: ['state'],
      where: { importId: id },
      _count: { _all: true },
    });
    const of = (state: string) => counts.find((one) => one.state === state)?._count._all ?? 0;
    await tx.tableImport.updateMany({
      where: { id, stage: 'checking' },
      data: { stage: 'checked', rowsMatched: of('matched'), rowsRefused: of('refused') },
    });
  });
}

/** The list may be checked again, with other columns or the same. */
export async function failCheck(db: Queryable, importId: string, failure: string): Promise<void> {
  await db.tableImport.updateMany({
    where: { id: importId, stage: 'checking' },
    data: { stage: 'failed', failure },
  });
}
