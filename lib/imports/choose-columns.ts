import { z } from 'zod';
import {
  columnFaults,
  fieldsOf,
  importColumns,
  type ChosenColumns,
  type ImportField,
} from '@/lib/domain/import-columns';
import { Faults, Refusal } from '@/lib/domain/refusal';
import { inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { rememberColumns } from './column-memory';
import { importAt, type ImportActor, type ImportPlace } from './import-place';
import { unsealHead } from './table-head';

/** Names of the inputs: `column.childName` holds the place of the column from 0, or nothing. */
export function columnInput(field: ImportField): string {
  return `column.${field}`;
}

const fields = Object.keys(importColumns) as ImportField[];

export const columnChoiceFields = z
  .looseObject({})
  .transform((values: Readonly<Record<string, unknown>>, context) => {
    const columns: Partial<Record<ImportField, number>> = {};
    for (const field of fields) {
      const text = values[columnInput(field)];
      if (text === undefined || text === '') continue;
      const place = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : null;
      if (place === null) {
        context.addIssue({
          code: 'custom',
          path: [columnInput(field)],
          message: 'Такого столбца нет. Обновите страницу и выберите ещё раз',
        });
      } else columns[field] = place;
    }
    const line = Number(values.headerLine);
    return {
      columns: columns,
      headerLine: Number.isInteger(line) && line >= 1 && line <= 10 ? line : 1,
      sameNames: values.sameNames === 'same',
    };
  });

type Choice = z.output<typeof columnChoiceFields>;

/**
 * «Проверить файл»: the choice is remembered for the next list, and the worker begins the dry run, anew if there was one.
 * Pressed twice it begins once.
 */
export async function chooseColumns(
  actor: ImportActor,
  place: ImportPlace,
  importId: string,
  { columns: sent, headerLine, sameNames }: Choice,
): Promise<void> {
  const found = await importAt(place, importId, ['matching', 'checking', 'checked', 'failed']);
  if (found.stage === 'checking') return;
  const head = unsealHead(importId, found.headSealed);
  if (!head || found.fileKey === null)
    throw new Refusal('conflict', 'Файла больше нет. Загрузите его ещё раз.');
  const asked = fieldsOf(found.kind, place.institutionId === null);
  const columns: ChosenColumns = Object.fromEntries(
    Object.entries(sent).filter(([field]) => asked.includes(field as ImportField)),
  );
  const faults = Object.entries(columnFaults(found.kind, place.institutionId === null, columns));
  if (faults.length > 0) {
    throw new Faults(
      Object.fromEntries(faults.map(([field, sentence]) => [columnInput(field as ImportField), sentence])),
    );
  }
  await inTransaction(async (tx) => {
    const { count } = await tx.tableImport.updateMany({
      where: { id: importId, stage: found.stage },
      data: {
        stage: 'checking',
        columns,
        headerLine,
        sameNames,
        sessionId: actor.sessionId,
        linesChecked: 0,
        rowsTotal: 0,
        rowsMatched: 0,
        rowsRefused: 0,
        failure: null,
        revivals: 0,
        revivedAtCount: 0,
      },
    });
    if (count === 0) throw new Refusal('conflict');
    await tx.importRow.deleteMany({ where: { importId } });
    await rememberColumns(tx, place, found.kind, { columns, headings: head.lines[headerLine - 1] ?? [] });
    await queueJob(tx, 'check-import', { importId });
  });
}
