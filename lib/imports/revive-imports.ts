import { nextRevival } from '@/lib/domain/revivals';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { queueJob } from '@/lib/platform/jobs';
import { hasLiveJob } from '@/lib/platform/live-jobs';
import { log } from '@/lib/platform/log';
import { failCheck } from './check-import';
import { stopWriting } from './write-import';

const shape = {
  id: true,
  stage: true,
  linesChecked: true,
  rowsWritten: true,
  revivals: true,
  revivedAtCount: true,
} as const satisfies Prisma.TableImportSelect;

type List = Prisma.TableImportGetPayload<{ select: typeof shape }>;

/**
 * Lists that are being checked or written while no job is at it: the queue has given theirs up. They are taken up anew, and
 * end when that was done several times and nothing came of it; what was written stays written.
 */
export async function reviveImports(): Promise<void> {
  const lists = await database().tableImport.findMany({
    where: { stage: { in: ['checking', 'writing'] } },
    select: shape,
  });
  for (const list of lists) await inTransaction((tx) => revive(tx, list));
}

async function revive(tx: Transaction, list: List): Promise<void> {
  const { id, stage, revivals } = list;
  const checking = stage === 'checking';
  const job = checking ? 'check-import' : 'write-import';
  if (await hasLiveJob(tx, job, { importId: id })) return;
  const next = nextRevival(list, checking ? list.linesChecked : list.rowsWritten);
  if (next === null) {
    await (checking ? failCheck(tx, id, notChecked) : stopWriting(tx, id, notWritten));
    log().error({ event: 'work_given_up', job, record: id });
    return;
  }
  const { count } = await tx.tableImport.updateMany({ where: { id, stage, revivals }, data: next });
  if (count > 0) await queueJob(tx, job, { importId: id });
}

const notChecked =
  'Портал несколько раз начинал проверку и не смог её закончить. Нажмите «Проверить файл» ещё раз позже.';
const notWritten =
  'Портал несколько раз не смог записать оставшиеся строки. Записанное сохранено; остальные строки загрузите ещё раз.';
