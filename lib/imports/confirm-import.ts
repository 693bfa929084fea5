import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { importAt, type ImportActor, type ImportPlace } from './import-place';

/** «Загрузить»: from here on the worker writes what the dry run showed. The same form sent twice confirms once. */
export async function confirmImport(actor: ImportActor, place: ImportPlace, importId: string): Promise<void> {
  const found = await importAt(place, importId, ['checked', 'writing', 'done']);
  if (found.stage !== 'checked') return;
  await inTransaction(async (tx) => {
    if (actor.role === 'login_issuer') await requireIssuingRight(tx, actor);
    const waiting = await tx.importRow.count({ where: { importId, state: 'waiting' } });
    if (waiting === 0) {
      throw new Refusal(
        'invalid',
        'Записывать нечего: ни одна строка файла не подходит. Исправьте файл и загрузите его снова.',
      );
    }
    const { count } = await tx.tableImport.updateMany({
      where: { id: importId, stage: 'checked' },
      data: {
        stage: 'writing',
        sessionId: actor.sessionId,
        confirmedAt: now(),
        rowsConfirmed: waiting,
        rowsWritten: 0,
        revivals: 0,
        revivedAtCount: 0,
      },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      event: 'import_confirmed',
      subject: ['table_import', importId],
      details: { kind: found.kind, rows: waiting },
    });
    await queueJob(tx, 'write-import', { importId });
  });
}
