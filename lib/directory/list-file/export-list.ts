import type { Readable } from 'node:stream';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { institutionKinds } from '@/lib/domain/institution-kinds';
import { formatHours } from '@/lib/domain/opening-hours';
import { formatRights } from '@/lib/domain/right-list';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { writeTable } from '@/lib/platform/tables/write-table';
import {
  closedColumn,
  codeColumn,
  fileFields,
  rightColumns,
  rightFields,
  titleOf,
  type RightColumn,
} from './columns';

/** The list as a file that can be loaded again after changes. That it was taken is recorded. */
export async function exportInstitutions(
  actor: DeskActor,
  municipality: DeskMunicipality,
  kind: 'xlsx' | 'csv',
): Promise<Readable> {
  requirePermission(actor, 'institutions.edit');
  const rows = await inTransaction(async (tx) => {
    const found = await loadRows(tx, municipality.id);
    await recordAudit(tx, actor, {
      event: 'institutions_exported',
      subject: ['municipality', municipality.id],
      details: { kind, count: found.length },
    });
    return found;
  });
  const columns = [codeColumn, ...[...fileFields, ...rightFields].map(titleOf), closedColumn];
  return writeTable(kind, columns, rows.map(cellsOf));
}

function loadRows(tx: Transaction, municipalityId: string) {
  return tx.institution.findMany({
    where: { municipalityId },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    include: {
      hours: true,
      rights: {
        where: { OR: [{ validTo: null }, { validTo: { gte: dbDate(today()) } }] },
        orderBy: { validFrom: 'asc' },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof loadRows>>[number];

function cellsOf(row: Row): unknown[] {
  const card = { ...row, kind: institutionKinds[row.kind], hours: formatHours(row.hours) };
  return [
    row.id,
    // A no-break space between words would be lost on the way through a spreadsheet.
    ...fileFields.map((field) => card[field]?.replaceAll('\u00a0', ' ') ?? null),
    ...rightFields.map((column) => rightWords(row, column)),
    row.closedOn && formatDate(plainDate(row.closedOn)),
  ];
}

function rightWords({ rights }: Row, column: RightColumn): string {
  const { kind, words } = rightColumns[column];
  const spans = rights
    .filter((right) => right.kind === kind)
    .map(({ audience, validFrom, validTo }) => ({
      audience,
      from: plainDate(validFrom),
      to: validTo && plainDate(validTo),
    }));
  return formatRights(spans, words);
}
