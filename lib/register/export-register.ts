import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { choiceField, textField } from '@/lib/domain/fields';
import {
  exportFormats,
  exportPurposes,
  type ExportFormat,
  type ExportPurpose,
} from '@/lib/domain/register-exports';
import { registerQuery, usedConditions, type RegisterList } from '@/lib/domain/register-list';
import { recordAudit, recordAudits } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { writeTable } from '@/lib/platform/tables/write-table';
import { registerWhere } from './conditions';
import { exportColumns, exportedCells } from './export-cells';
import { listIds } from './list-ids';
import { readRegisterRows } from './read-rows';
import type { RegisterScope } from './scope';

export const exportFields = z.object({
  format: choiceField(Object.keys(exportFormats) as ExportFormat[], 'Выберите вид файла'),
  purpose: choiceField(Object.keys(exportPurposes) as ExportPurpose[], 'Выберите, для чего нужен файл'),
  note: textField({
    label: { title: 'Пояснение', accusative: 'пояснение: кому и зачем нужен файл' },
    max: 300,
  }),
});

export type ExportInput = z.output<typeof exportFields>;

/** Records read, recorded and sent at a time: memory holds no more of the register than this. */
const atOnce = 500;

/**
 * The filtered register as a file on its way. Who took it, by which conditions and why is recorded before its first byte; and
 * since a file leaves the portal, each child in it gets an entry before its line is sent, so that the family finds it at
 * «Кто смотрел данные»: all of a batch by one INSERT.
 */
export async function exportRegister(
  actor: DeskActor,
  scope: RegisterScope,
  list: RegisterList,
  input: ExportInput,
): Promise<{ exportId: string; file: Readable }> {
  requirePermission(actor, 'register.export');
  const where = await registerWhere(actor, scope, list);
  const exportId = await recordStart(actor, scope, list, input);
  const order = { where, sort: list.sort ?? 'issued' } as const;
  const columns = exportColumns.map(({ title }) => title);
  return { exportId, file: writeTable(input.format, columns, recordedRows(actor, exportId, order)) };
}

async function recordStart(
  actor: DeskActor,
  { municipalityId }: RegisterScope,
  list: RegisterList,
  { format, purpose, note }: ExportInput,
): Promise<string> {
  const id = randomUUID();
  await inTransaction(async (tx) => {
    await tx.registerExport.create({
      data: {
        id,
        accountId: actor.accountId,
        role: actor.role,
        municipalityId,
        format,
        filter: registerQuery(list, { search: false }),
        searched: list.search !== null,
        purpose,
        note,
        startedAt: now(),
      },
    });
    await recordAudit(tx, actor, {
      event: 'register_exported',
      subject: ['register_export', id],
      details: { format, purpose, conditions: usedConditions(list) },
    });
  });
  return id;
}

/** Where the next batch begins is one's own last line: it may have moved to another municipality since. */
const everywhere = { municipalityId: null };

type Order = { where: Prisma.Sql; sort: NonNullable<RegisterList['sort']> };

async function* recordedRows(actor: DeskActor, exportId: string, { where, sort }: Order) {
  let sent = 0;
  for (let after: string | null = null; ;) {
    const ids: string[] = await listIds(everywhere, where, { sort, after, limit: atOnce });
    const rows = await readRegisterRows(actor, ids, { deadlines: false });
    sent += rows.length;
    await recordBatch(actor, exportId, rows, sent);
    for (const row of rows) yield exportedCells(row);
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) break;
  }
  await database().registerExport.update({ where: { id: exportId }, data: { finishedAt: now() } });
}

async function recordBatch(
  actor: DeskActor,
  exportId: string,
  rows: readonly { childId: string }[],
  sent: number,
): Promise<void> {
  if (rows.length === 0) return;
  await inTransaction(async (tx) => {
    await recordAudits(
      tx,
      actor,
      rows.map(({ childId }) => ({
        event: 'family_exported',
        subject: ['child', childId],
        childId,
        details: { exportId },
      })),
    );
    await tx.registerExport.update({ where: { id: exportId }, data: { rowCount: sent } });
  });
}
