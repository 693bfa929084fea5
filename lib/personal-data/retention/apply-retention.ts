import { dueBefore } from '@/lib/domain/retention';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import type { Tally } from '@/lib/platform/each-record';
import { errorFacts, log } from '@/lib/platform/log';
import { removeDestroyedFiles } from './destroy-scans';
import type { DueAt } from './due';
import { recordDestruction } from './record-destruction';
import { tellOfDestroyedScans } from './tell-of-scans';
import { steps, stillDue, type RetentionStep } from './steps';
import { loadTerms } from './terms';

type Run = { id: string; at: DueAt; days: number };

/**
 * The last deed of a day: destroys what is past its term, each record in a transaction of its own together with its record
 * of destruction and its entry in the audit. Broken off at any moment, the next run goes on where it stopped. A record
 * that cannot be destroyed stops none of the others.
 */
export async function applyRetention(): Promise<Tally> {
  const { id } = await database().retentionRun.create({ data: { startedAt: now() }, select: { id: true } });
  const { destroyed, failed: rows } = await destroyWhatIsDue(id);
  const files = await removeDestroyedFiles();
  const untold = await tellOfDestroyedScans();
  const failed = rows + files.failed + untold;
  await database().retentionRun.update({ where: { id }, data: { finishedAt: now(), failed } });
  log().info({ event: 'retention_applied', destroyed, files: files.removed, failed });
  return { done: destroyed, failed };
}

/** How many records were destroyed and how many could not be. */
type Done = { destroyed: number; failed: number };

/** The rows of what is due; the files of pictures follow. */
export async function destroyWhatIsDue(runId: string): Promise<Done> {
  const terms = await loadTerms();
  const done = { destroyed: 0, failed: 0 };
  for (const step of steps) {
    const days = terms[step.matter];
    const at = { before: dueBefore(now(), days), today: today().toString() };
    const { destroyed, failed } = await applyStep(step, { id: runId, at, days });
    done.destroyed += destroyed;
    done.failed += failed;
  }
  return done;
}

async function applyStep(step: RetentionStep, run: Run): Promise<Done> {
  const done = { destroyed: 0, failed: 0 };
  // All ids at once: the query reads whole tables, so asking it anew for every part would read them many times.
  const due = await database().$queryRaw<{ id: string }[]>`
    SELECT due.id::text AS id FROM (${step.due(run.at)}) due ORDER BY due.id`;
  for (const { id } of due) {
    try {
      if (await destroyOne(step, run, id)) done.destroyed += 1;
    } catch (error) {
      done.failed += 1;
      log().error({ event: 'retention_failed', matter: step.matter, record: id, ...errorFacts(error) });
    }
  }
  return done;
}

function destroyOne(step: RetentionStep, run: Run, id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await stillDue(tx, step, id, run.at))) return false;
    const destroyed = await step.destroy(tx, id, run.at);
    if (!destroyed) return false;
    await recordDestruction(tx, null, { matter: step.matter, days: run.days, runId: run.id }, destroyed);
    return true;
  });
}
