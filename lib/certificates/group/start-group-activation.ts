import { createHash } from 'node:crypto';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { lockName } from '@/lib/platform/locks';
import { listPapersToBring } from '../bringing';
import type { GroupTicks, TickedRow } from './group-fields';
import { requirePupilPlace } from './pupil-places';

/** How long a result can be opened again. */
const keptDays = 30;

/**
 * «Активировать отмеченных»: writes down what was ticked and leaves the work to the worker. Returns the run. The same
 * ticks of the same form are one run, however often they are sent; a run that was not finished goes on.
 */
export async function startGroupActivation(
  actor: Actor,
  institutionId: string,
  ticks: GroupTicks,
): Promise<string> {
  requirePermission(actor, 'certificate.activate');
  const runId = runIdOf(actor, ticks);
  await inTransaction(async (tx) => {
    await requirePupilPlace(tx, actor, institutionId);
    await lockName(tx, `group-activation:${runId}`);
    const known = await tx.groupActivation.findUnique({
      where: { id: runId },
      select: { finishedAt: true },
    });
    if (known === null) await writeRun(tx, actor, { runId, institutionId }, ticks);
    if (known === null || known.finishedAt === null) await queueJob(tx, 'activate-group', { runId });
  });
  return runId;
}

/** An id made of what was sent: nobody else's form and no other ticks have the same. */
function runIdOf({ accountId }: OperatorActor, ticks: GroupTicks): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([accountId, ticks]))
    .digest('hex');
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
  ];
  return [...parts, digest.slice(20, 32)].join('-');
}

type Run = { runId: string; institutionId: string };

async function writeRun(
  tx: Transaction,
  actor: OperatorActor,
  { runId, institutionId }: Run,
  ticks: GroupTicks,
): Promise<void> {
  const rows = await completeTicks(tx, actor, institutionId, ticks);
  if (rows.length === 0) {
    throw new Refusal('invalid', 'Никто не отмечен. Отметьте документы хотя бы у одного ребёнка.');
  }
  const before = new Date(now().getTime() - keptDays * 86_400_000);
  await tx.groupActivation.deleteMany({
    where: { accountId: actor.accountId, startedAt: { lt: before }, finishedAt: { not: null } },
  });
  await tx.groupActivation.create({
    data: {
      id: runId,
      accountId: actor.accountId,
      institutionId: actor.institutionId,
      sessionId: actor.sessionId,
      pupilsOfId: institutionId,
      startedAt: now(),
    },
  });
  await tx.groupActivationItem.createMany({
    data: rows.map(({ certificateId, paperId, originals, copies }, position) => ({
      runId,
      certificateId,
      position,
      paperId,
      originals: [...originals],
      copies: [...copies],
    })),
  });
  await recordAudit(tx, actor, {
    event: 'group_activation_started',
    subject: ['account', actor.accountId],
    details: { runId, count: rows.length },
  });
}

/** The rows with anything ticked; «всё» of a row or a column stands for the papers this very family has to bring. */
async function completeTicks(
  tx: Transaction,
  actor: OperatorActor,
  institutionId: string,
  { rows, columns }: GroupTicks,
): Promise<TickedRow[]> {
  const inScope = await tx.certificate.findMany({
    where: {
      AND: [
        { id: { in: rows.map(({ certificateId }) => certificateId) }, child: { institutionId } },
        certificatesOf(actor),
      ],
    },
    select: { id: true },
  });
  const known = new Set(inScope.map(({ id }) => id));
  const complete: TickedRow[] = [];
  for (const row of rows) {
    if (!known.has(row.certificateId)) continue;
    const papers = await listPapersToBring(tx, row.certificateId);
    const required = papers.flatMap(({ key, needed }) => (needed === 'required' ? [key] : []));
    const brought = papers.flatMap(({ key, needed }) => (needed === 'not_required' ? [] : [key]));
    const copies = brought.filter((key) => row.copies.includes(key));
    const originals = brought.filter(
      (key) =>
        !copies.includes(key) &&
        (row.originals.includes(key) || (required.includes(key) && (row.all || columns.includes(key)))),
    );
    if (originals.length + copies.length > 0) complete.push({ ...row, originals, copies });
  }
  return complete;
}
