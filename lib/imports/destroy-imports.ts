import { cancellable, importKeptDays, type ImportStage } from '@/lib/domain/table-import';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { discardStoredFiles } from '@/lib/platform/storage';
import { importAt, type ImportActor, type ImportPlace } from './import-place';

/** «Отменить загрузку»: nothing of it was written, nothing of it is kept. The same form sent twice cancels once. */
export async function cancelImport(actor: ImportActor, place: ImportPlace, importId: string): Promise<void> {
  const { stage, kind } = await importAt(place, importId, [...cancellable, 'cancelled']);
  if (stage === 'cancelled') return;
  const cancelled = await destroyImport(importId, cancellable, async (tx) => {
    await tx.tableImport.update({ where: { id: importId }, data: { stage: 'cancelled' } });
    await recordAudit(tx, actor, {
      event: 'import_cancelled',
      subject: ['table_import', importId],
      details: { kind },
    });
  });
  if (!cancelled) throw new Refusal('conflict');
}

/** The file and the rows go, the counts stay. False: the list has gone on to another stage meanwhile, and is left alone. */
async function destroyImport(
  importId: string,
  stages: readonly ImportStage[],
  within?: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  const gone = await inTransaction(async (tx) => {
    const found = await tx.tableImport.findUnique({ where: { id: importId }, select: { fileKey: true } });
    const { count } = await tx.tableImport.updateMany({
      where: { id: importId, destroyedAt: null, stage: { in: [...stages] } },
      data: { fileKey: null, headSealed: null, destroyedAt: now() },
    });
    if (count === 0) return null;
    await within?.(tx);
    await tx.importRow.deleteMany({ where: { importId } });
    return { fileKey: found?.fileKey ?? null };
  });
  // A file left behind has no row any more and is swept.
  if (gone && gone.fileKey !== null) await discardStoredFiles([gone.fileKey]);
  return gone !== null;
}

/** The worker's hourly job: lists past their month, and files whose form was never sent. */
export async function sweepImports(): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * 86_400_000);
  const due = await database().tableImport.findMany({
    where: {
      destroyedAt: null,
      OR: [
        { createdAt: { lt: before(importKeptDays) }, stage: { notIn: ['checking', 'writing'] } },
        { createdAt: { lt: before(2) }, stage: 'received' },
      ],
    },
    select: { id: true, stage: true },
  });
  for (const { id, stage } of due) await destroyImport(id, [stage]);
  log().info({ event: 'imports_swept', lists: due.length });
}
