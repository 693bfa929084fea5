import { findActingLater } from '@/lib/access/acting-later';
import { Refusal } from '@/lib/domain/refusal';
import { holdRegister, registerWithin } from '@/lib/families/register-family';
import { now } from '@/lib/platform/clock';
import {
  database,
  inTransaction,
  MergedMunicipality,
  type Queryable,
  type Transaction,
} from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { Stumbles } from '@/lib/platform/stumbles';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { changePupil } from './change-pupil';
import type { ImportActor } from './import-place';
import { judgeFamily } from './judge-family';
import { judgePupil } from './judge-pupil';
import { openRound, refusedRow, schoolOf, type Round, type Verdict } from './round';
import { sealRow, unsealRow, type RowContent } from './row-content';
import { isImportActor, type RunningImport } from './running-import';

const batch = 200;
/** A job goes on as another one before the queue takes it for lost. */
const sliceMs = 4 * 60_000;

/**
 * Writes the confirmed rows of a list, each in a transaction of its own together with its audit and its line here, so that
 * no row is written twice and none is lost, whenever the process dies; started again, it goes on with the rest.
 */
export async function writeImport({ importId }: { importId: string }): Promise<void> {
  const first = await findWriting(importId);
  if (!first) return;
  const actor = first.sessionId === null ? null : await findActingLater(first.sessionId);
  if (!isImportActor(actor)) {
    await stopWriting(database(), importId, 'У того, кто подтвердил загрузку, больше нет прав на это.');
    return;
  }
  const until = performance.now() + sliceMs;
  const stumbles = new Stumbles();
  for (let after = 0; ;) {
    // Anew for every part: its municipality may have become part of another meanwhile.
    const found = await findWriting(importId);
    if (!found) return;
    const obstacle = await obstacleOf(actor);
    if (obstacle !== null) return stopWriting(database(), importId, obstacle);
    const round = await openRound(found, actor);
    const rows = await database().importRow.findMany({
      where: { importId, state: 'waiting', line: { gt: after } },
      orderBy: { line: 'asc' },
      take: batch,
      select: { id: true, line: true, contentSealed: true },
    });
    for (const row of rows) await stumbles.over(row.id, () => writeRow(round, importId, row));
    if (rows.length < batch) break;
    after = rows.at(-1)?.line ?? after;
    if (performance.now() > until) return inTransaction((tx) => queueJob(tx, 'write-import', { importId }));
  }
  stumbles.end();
  await finish(importId);
}

function findWriting(importId: string): Promise<RunningImport | null> {
  return database().tableImport.findFirst({ where: { id: importId, stage: 'writing' } });
}

/** A school whose right has ended meanwhile writes nobody down any more. */
async function obstacleOf(actor: ImportActor): Promise<string | null> {
  if (actor.role !== 'login_issuer') return null;
  try {
    await requireIssuingRight(database(), actor);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

type WaitingRow = { id: string; contentSealed: Uint8Array };

async function writeRow(round: Round, importId: string, row: WaitingRow): Promise<void> {
  const content = unsealRow(row.id, row.contentSealed);
  try {
    await inTransaction(async (tx) => {
      if (!(await holdWaiting(tx, row.id))) return;
      const verdict = await writeWithin(tx, round, content);
      await settle(tx, importId, row.id, content, verdict);
    });
  } catch (error) {
    // Anything but a refusal is a fault of the machine: the job is tried again. So it is after a merge between two parts.
    if (!(error instanceof Refusal) || error instanceof MergedMunicipality) throw error;
    const verdict = await verdictNow(round, content, error);
    await inTransaction(async (tx) => {
      if (await holdWaiting(tx, row.id)) await settle(tx, importId, row.id, content, verdict);
    });
  }
}

/** Of two workers at once the second waits here and then finds the row done. */
async function holdWaiting(tx: Transaction, rowId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM import_row WHERE id = ${rowId}::uuid AND state = 'waiting' FOR UPDATE`;
  return rows.length > 0;
}

type Outcome = Verdict | { state: 'done'; childId: string };

async function writeWithin(tx: Transaction, round: Round, { cells }: RowContent): Promise<Outcome> {
  if (round.kind === 'pupils') {
    const { verdict, change } = await judgePupil(tx, round, cells, null);
    if (!change) return verdict;
    await changePupil(tx, round, change);
    return { state: 'done', childId: change.childId };
  }
  const school = schoolOf(round, cells.institution);
  // Judged between two statements of another list's write, half of its family would be there: the adult without the child.
  if ('id' in school) await holdRegister(tx, { institutionId: school.id });
  const { verdict, family, registrar, strange } = await judgeFamily(tx, round, cells, null);
  if (!family || !registrar) return verdict;
  const { childId } = await registerWithin(tx, registrar, family, strange);
  return { state: 'done', childId };
}

/** Somebody wrote the same family down at this very moment: as it stands now, it is known. */
async function verdictNow(round: Round, { cells }: RowContent, refusal: Refusal): Promise<Verdict> {
  const judge = round.kind === 'pupils' ? judgePupil : judgeFamily;
  const { verdict } = await judge(database(), round, cells, null);
  return verdict.state === 'waiting' ? refusedRow([refusal.message], verdict) : verdict;
}

async function settle(
  tx: Transaction,
  importId: string,
  rowId: string,
  { cells }: RowContent,
  outcome: Outcome,
): Promise<void> {
  const why = outcome.state === 'done' ? [] : outcome.why;
  await tx.importRow.update({
    where: { id: rowId },
    data: {
      state: outcome.state,
      childId: outcome.childId,
      contentSealed: sealRow(rowId, { cells, why }),
      ...(outcome.state === 'done' ? { doneAt: now() } : { doubtful: false }),
    },
  });
  await tx.tableImport.update({
    where: { id: importId },
    data: {
      rowsWritten: { increment: 1 },
      ...(outcome.state === 'done' ? { rowsDone: { increment: 1 } } : {}),
      ...(outcome.state === 'matched' ? { rowsMatched: { increment: 1 } } : {}),
      ...(outcome.state === 'refused' ? { rowsRefused: { increment: 1 } } : {}),
    },
  });
}

async function finish(importId: string): Promise<void> {
  await database().tableImport.updateMany({
    where: { id: importId, stage: 'writing' },
    data: { stage: 'done', finishedAt: now() },
  });
}

/** What was written stays written; the rest waits no longer. */
export async function stopWriting(db: Queryable, importId: string, failure: string): Promise<void> {
  await db.tableImport.updateMany({
    where: { id: importId, stage: 'writing' },
    data: { stage: 'done', finishedAt: now(), failure },
  });
}
