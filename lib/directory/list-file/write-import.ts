import { randomUUID } from 'node:crypto';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { dbDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { formatRights } from '@/lib/domain/right-list';
import { recordAudit, recordAudits } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { rightColumns, rightFields, type FileCard, type FileField, type RightColumn } from './columns';
import type { KnownInstitution } from './known-institutions';
import { cutColumns } from '../rights/held-rights';
import type { ImportPlan, PlannedRow } from './plan-import';
import type { PlannedRights } from './plan-rights';

type Work = { plan: ImportPlan; known: readonly KnownInstitution[]; cancelled: number };
type NewRow = Extract<PlannedRow, { outcome: 'new' }> & { id: string };
type ChangedRow = Extract<PlannedRow, { outcome: 'changed' }>;

/** Writes a plan, audited line by line: a thousand lines have to fit into one transaction, so what can be is written at once. */
export async function writeImport(
  tx: Transaction,
  actor: DeskActor,
  municipality: DeskMunicipality,
  { plan, known, cancelled }: Work,
): Promise<void> {
  const added = plan.rows.flatMap((row): NewRow[] =>
    row.outcome === 'new' ? [{ ...row, id: randomUUID() }] : [],
  );
  const changed = plan.rows.filter((row): row is ChangedRow => row.outcome === 'changed');
  await tx.institution.createMany({
    data: added.map(({ id, card }) => ({
      id,
      municipalityId: municipality.id,
      ...parted(card).columns,
    })),
  });
  for (const { id, card } of changed) {
    const { columns } = parted(card);
    await tx.institution.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
  }
  await writeHours(tx, [...added, ...changed]);
  for (const { id, rights } of [...added, ...changed]) await writeRights(tx, actor, id, rights);
  await writeOrder(tx, plan, added, known);
  const details = { municipalityId: municipality.id };
  await recordAudits(tx, actor, [
    ...added.map(({ id }) => ({
      event: 'institution_added' as const,
      subject: ['institution', id] as const,
      details,
    })),
    ...changed.map((row) => ({
      event: 'institution_changed' as const,
      subject: ['institution', row.id] as const,
      details: { ...details, fields: row.fields },
      change: valuesOf(
        row,
        known.find(({ id }) => id === row.id),
      ),
    })),
  ]);
  await recordAudit(tx, actor, {
    event: 'institutions_imported',
    subject: ['municipality', municipality.id],
    details: {
      new: added.length,
      changed: changed.length,
      refused: plan.rows.filter(({ outcome }) => outcome === 'refused').length,
      reordered: plan.reordered,
      cancelled,
    },
  });
}

/** Hours are rows of their own. */
function parted<Card extends Partial<FileCard>>(card: Card) {
  const { hours, ...columns } = card;
  return { hours, columns };
}

async function writeHours(
  tx: Transaction,
  rows: readonly { id: string; card: Pick<Partial<FileCard>, 'hours'> }[],
): Promise<void> {
  const told = rows.flatMap(({ id, card }) => {
    const { hours } = parted(card);
    return hours ? [{ id, hours }] : [];
  });
  await tx.institutionHours.deleteMany({ where: { institutionId: { in: told.map(({ id }) => id) } } });
  await tx.institutionHours.createMany({
    data: told.flatMap(({ id, hours }) => hours.map((day) => ({ institutionId: id, ...day }))),
  });
}

/** What is dropped and shortened makes room for what goes on and begins. */
async function writeRights(
  tx: Transaction,
  actor: DeskActor,
  institutionId: string,
  rights: PlannedRights,
): Promise<void> {
  for (const column of rightFields) {
    const plan = rights[column];
    if (!plan) continue;
    await tx.institutionRight.deleteMany({ where: { id: { in: [...plan.drop] }, institutionId } });
    for (const { id, to } of plan.end) {
      await tx.institutionRight.update({ where: { id }, data: { validTo: to && dbDate(to) } });
    }
    await tx.institutionRight.createMany({
      data: plan.add.map(({ audience, from, to, cut }) => ({
        institutionId,
        kind: rightColumns[column].kind,
        audience,
        validFrom: dbDate(from),
        validTo: to && dbDate(to),
        ...cutColumns(cut),
        setById: actor.accountId,
        setAt: now(),
      })),
    });
  }
}

async function writeOrder(
  tx: Transaction,
  { order, reordered }: ImportPlan,
  added: readonly NewRow[],
  known: readonly KnownInstitution[],
): Promise<void> {
  if (added.length === 0 && !reordered) return;
  for (const [sortOrder, place] of order.entries()) {
    const id = typeof place === 'string' ? place : added.find(({ line }) => line === place)?.id;
    if (id === undefined || known.find((one) => one.id === id)?.sortOrder === sortOrder) continue;
    await tx.institution.update({ where: { id }, data: { sortOrder } });
  }
}

/** What stood in the changed columns and what stands there now, as the file tells it. */
function valuesOf({ fields, card, rights }: ChangedRow, known: KnownInstitution | undefined) {
  const isRight = (field: FileField | RightColumn): field is RightColumn =>
    field === 'accepts' || field === 'issues';
  const before = (field: FileField | RightColumn) => {
    if (!known) return null;
    return isRight(field) ? rightsText(field, known.rights[field]) : plain(known[field]);
  };
  const after = (field: FileField | RightColumn) =>
    isRight(field) ? rightsText(field, rights[field]?.after ?? []) : plain(card[field]);
  return {
    before: Object.fromEntries(fields.map((field) => [field, before(field)])),
    after: Object.fromEntries(fields.map((field) => [field, after(field)])),
  };
}

function rightsText(column: RightColumn, spans: Parameters<typeof formatRights>[0]): string {
  return formatRights(spans, rightColumns[column].words);
}

function plain(value: FileCard[FileField] | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : formatHours(value);
}
