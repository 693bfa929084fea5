import { dueBefore } from '@/lib/domain/retention';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { removeDestroyedFiles } from './destroy-scans';
import type { DueAt } from './due';
import { steps, stillDue, type Destroyed, type RetentionStep } from './steps';
import { loadTerms } from './terms';

const batch = 100;

type Run = { id: string; at: DueAt; days: number };

/**
 * The worker's daily job: destroys what is past its term, each record in a transaction of its own together with its record
 * of destruction and its entry in the audit. Broken off at any moment, the next run goes on where it stopped.
 */
export async function applyRetention(): Promise<void> {
  const { id } = await database().retentionRun.create({ data: { startedAt: now() }, select: { id: true } });
  let files = await removeDestroyedFiles();
  const destroyed = await destroyWhatIsDue(id);
  files += await removeDestroyedFiles();
  await database().retentionRun.update({ where: { id }, data: { finishedAt: now() } });
  log().info({ event: 'retention_applied', destroyed, files });
}

/** The rows of what is due; the files of pictures follow. Returns how many records were destroyed. */
export async function destroyWhatIsDue(runId: string): Promise<number> {
  const terms = await loadTerms();
  let destroyed = 0;
  for (const step of steps) {
    const days = terms[step.matter];
    const at = { before: dueBefore(now(), days), today: today().toString() };
    destroyed += await applyStep(step, { id: runId, at, days });
  }
  return destroyed;
}

async function applyStep(step: RetentionStep, run: Run): Promise<number> {
  let destroyed = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // In the order of their ids, so that a record that stays for whatever reason is not met twice.
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT due.id::text AS id FROM (${step.due(run.at)}) due
      WHERE due.id > ${after}::uuid ORDER BY due.id LIMIT ${batch}`;
    for (const { id } of due) if (await destroyOne(step, run, id)) destroyed += 1;
    const last = due.at(-1);
    if (!last || due.length < batch) return destroyed;
    after = last.id;
  }
}

function destroyOne(step: RetentionStep, run: Run, id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await stillDue(tx, step, id, run.at))) return false;
    const destroyed = await step.destroy(tx, id, run.at);
    if (!destroyed) return false;
    await recordDestruction(tx, step, run, destroyed);
    return true;
  });
}

async function recordDestruction(
  tx: Transaction,
  { matter }: RetentionStep,
  { id: runId, days }: Run,
  { subject, personId, categories, count }: Destroyed,
): Promise<void> {
  const whose = personId === null ? null : await placeOf(tx, personId);
  await tx.destructionRecord.create({
    data: {
      runId,
      at: now(),
      matter,
      days,
      categories: [...categories],
      count,
      subjectKind: subject[0],
      subjectId: subject[1],
      personId,
      municipalityId: whose?.municipalityId ?? null,
    },
  });
  await recordAudit(tx, null, {
    event: 'data_destroyed',
    subject,
    ...(whose?.isChild ? { childId: personId ?? '' } : {}),
    details: { matter, days, categories, count },
  });
}

/** Whose operator of personal data answers: of the child's municipality, a guardian's by the child. */
async function placeOf(tx: Transaction, personId: string) {
  const child = await tx.child.findUnique({ where: { personId }, select: { municipalityId: true } });
  if (child) return { isChild: true, municipalityId: child.municipalityId };
  const tie = await tx.guardianship.findFirst({
    where: { guardianId: personId, child: { municipalityId: { not: null } } },
    orderBy: { createdAt: 'asc' },
    select: { child: { select: { municipalityId: true } } },
  });
  return { isChild: false, municipalityId: tie?.child.municipalityId ?? null };
}
