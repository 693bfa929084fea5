import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { fieldsOf, type ChosenColumns } from '@/lib/domain/import-columns';
import { rowStateKeys, type ImportStage, type RowState } from '@/lib/domain/table-import';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import type { TableImport } from '@/lib/platform/generated/prisma/client';
import { recallColumns } from './column-memory';
import { importsOf, type ImportActor, type ImportPlace } from './import-place';
import { nameOf } from './read-family';
import { unsealRow } from './row-content';
import { unsealHead } from './table-head';

const listed = 30;

/** The latest lists of this place. */
export async function listImports(actor: ImportActor, place: ImportPlace) {
  requirePermission(actor, 'family.import');
  const rows = await database().tableImport.findMany({
    where: { AND: [importsOf(place), { stage: { not: 'received' } }] },
    orderBy: { createdAt: 'desc' },
    take: listed,
  });
  return rows.map(({ id, kind, stage, createdAt, headSealed, rowsTotal, rowsDone, destroyedAt }) => ({
    id,
    kind,
    stage,
    createdAt,
    fileName: unsealHead(id, headSealed)?.fileName ?? null,
    rowsTotal,
    rowsDone,
    destroyed: destroyedAt !== null,
  }));
}

export type ImportLine = Awaited<ReturnType<typeof listImports>>[number];

/** How far it has come: for the page that waits. */
export async function getProgress(actor: ImportActor, place: ImportPlace, importId: string) {
  requirePermission(actor, 'family.import');
  return progressOf(
    found(await database().tableImport.findFirst({ where: { AND: [{ id: importId }, importsOf(place)] } })),
  );
}

function progressOf({ stage, rowsTotal, rowsConfirmed, rowsWritten }: TableImport) {
  return stage === 'writing'
    ? { stage, done: rowsWritten, of: rowsConfirmed }
    : { stage, done: rowsTotal, of: null };
}

/** A list as its page shows it, in whatever stage it is. */
export async function getImport(actor: ImportActor, place: ImportPlace, importId: string) {
  requirePermission(actor, 'family.import');
  const row = found(
    await database().tableImport.findFirst({ where: { AND: [{ id: importId }, importsOf(place)] } }),
  );
  const head = unsealHead(importId, row.headSealed);
  const namesSchools = place.institutionId === null;
  const fields = fieldsOf(row.kind, namesSchools);
  const headings = head?.lines[row.headerLine - 1] ?? [];
  const chosen = row.columns as ChosenColumns | null;
  return {
    id: row.id,
    kind: row.kind,
    stage: row.stage,
    createdAt: row.createdAt,
    fileKind: row.fileKind,
    failure: row.failure,
    destroyed: row.destroyedAt !== null,
    head,
    headerLine: row.headerLine,
    sameNames: row.sameNames,
    fields,
    columns: chosen ?? (await recallColumns(place, row.kind, headings, fields)),
    counts: await countRows(row),
    classes: row.stage === 'done' && row.kind === 'families' ? await listClasses(row.id) : [],
    /** Of the same moment as the stage: a page that waits for another stage would otherwise miss it. */
    progress: progressOf(row),
  };
}

export type ShownImport = Awaited<ReturnType<typeof getImport>>;

/** Classes of the children who were written down; null for those in none. */
async function listClasses(importId: string): Promise<(string | null)[]> {
  const rows = await database().child.findMany({
    where: { importRows: { some: { importId, state: 'done' } } },
    distinct: ['groupName'],
    orderBy: { groupName: 'asc' },
    select: { groupName: true },
  });
  return rows.map(({ groupName }) => groupName);
}

type Counted = {
  id: string;
  stage: ImportStage;
  fileKey: string | null;
  rowsDone: number;
  rowsMatched: number;
  rowsRefused: number;
};

async function countRows(row: Counted): Promise<Record<RowState | 'doubtful', number>> {
  // Of a loaded list single rows may be gone before the others.
  if (row.fileKey === null && ['done', 'cancelled'].includes(row.stage)) {
    const { rowsDone: done, rowsMatched: matched, rowsRefused: refused } = row;
    return { waiting: 0, done, matched, refused, doubtful: 0 };
  }
  const groups = await database().importRow.groupBy({
    by: ['state'],
    where: { importId: row.id },
    _count: { _all: true },
  });
  const of = (state: RowState) => groups.find((one) => one.state === state)?._count._all ?? 0;
  const doubtful = await database().importRow.count({
    where: { importId: row.id, state: 'waiting', doubtful: true },
  });
  return {
    waiting: of('waiting'),
    done: of('done'),
    matched: of('matched'),
    refused: of('refused'),
    doubtful,
  };
}

const pageSize = 50;

/** Which rows are shown: those of an outcome, those that look like somebody who is there already, or all. */
export type RowFilter = RowState | 'doubtful' | null;

export function readRowFilter(value: unknown): RowFilter {
  if (value === 'doubtful') return value;
  return rowStateKeys.find((state) => state === value) ?? null;
}

/** A part of the rows, in the order of the file, after the line shown last. The look is recorded by its number. */
export async function listImportRows(
  actor: ImportActor,
  place: ImportPlace,
  importId: string,
  { filter, after }: { filter: RowFilter; after: number },
) {
  requirePermission(actor, 'family.import');
  const rows = await database().importRow.findMany({
    where: {
      importId,
      import: importsOf(place),
      line: { gt: after },
      ...(filter === 'doubtful' ? { state: 'waiting', doubtful: true } : {}),
      ...(filter !== null && filter !== 'doubtful' ? { state: filter } : {}),
    },
    orderBy: { line: 'asc' },
    take: pageSize + 1,
    include: { institution: { select: { shortName: true } } },
  });
  const shown = rows.slice(0, pageSize);
  if (shown.length > 0) {
    await recordAlone(actor, {
      event: 'import_rows_viewed',
      subject: ['table_import', importId],
      details: { count: shown.length },
    });
  }
  return {
    rows: shown.map((row) => {
      const { cells, why } = unsealRow(row.id, row.contentSealed);
      const name = (who: 'child' | 'parent') => Object.values(nameOf(cells, who)).filter(Boolean).join(' ');
      return {
        line: row.line,
        state: row.state,
        doubtful: row.doubtful,
        childId: row.childId,
        child: name('child'),
        birthDate: cells.childBirthDate ?? '',
        groupName: cells.groupName ?? '',
        parent: name('parent'),
        institution: row.institution?.shortName ?? cells.institution ?? '',
        why,
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.line ?? null) : null,
  };
}

export type ShownRow = Awaited<ReturnType<typeof listImportRows>>['rows'][number];
