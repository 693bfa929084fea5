import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fieldErrors } from '@/app/_server/field-errors';
import type { OperatorActor } from '@/lib/access/actor';
import { groupFields } from '@/lib/certificates/group/group-fields';
import { getGroupRun } from '@/lib/certificates/group/group-run';
import { listOtherPupils } from '@/lib/certificates/group/other-pupils';
import { printPupilsLeft } from '@/lib/certificates/group/print-pupils';
import { listPupilClasses, listPupilPlaces } from '@/lib/certificates/group/pupil-places';
import { reviveGroupRuns } from '@/lib/certificates/group/revive-group-runs';
import { runGroupActivation } from '@/lib/certificates/group/run-group-activation';
import { listStillWaiting } from '@/lib/certificates/group/still-waiting';
import { startGroupActivation } from '@/lib/certificates/group/start-group-activation';
import { listWaitingPupils } from '@/lib/certificates/group/waiting-pupils';
import { leftReasons, paperKeys } from '@/lib/domain/group-activation';
import { pupilStandings } from '@/lib/domain/pupil-standing';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { takeOverRecord } from '@/lib/reservations/reserve-record';
import {
  givenApplication,
  givenChild,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenSetting,
  givenStaff,
} from '@/tests/support/given';
import { countWaitingJobs, loseJobs } from '@/tests/support/lost-jobs';
import { givenNewerPaper, givenRecord, givenSuspicion } from '@/tests/support/register';
import { refusalOf } from '@/tests/support/traces';
import { WorkerProcess } from '../letters/worker-process';

const everybody = { kind: 'everybody' } as const;

let municipalityId: string;
let schoolId: string;
let groupId: string;
let actor: OperatorActor;
let worker: WorkerProcess | null = null;

afterEach(async () => {
  await worker?.discard();
  worker = null;
});

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  schoolId = (await givenInstitution({ municipalityId, kind: 'school', accepts: 'own_pupils' })).id;
  groupId = (await givenGroup({ municipalityId })).id;
  actor = (await givenStaff({ role: 'operator', institutionId: schoolId })).actor;
});

function givenPupil(facts: Partial<Parameters<typeof givenRecord>[0]> = {}) {
  return givenRecord({ municipalityId, institutionId: schoolId, groupName: '1А', groupId, ...facts });
}

async function paperOf(certificateId: string): Promise<string> {
  const paper = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
  });
  return paper.id;
}

/** The form as a browser sends it: «всё» for these, and whatever else is named. */
async function formOf(records: readonly { certificateId: string }[], more: Record<string, string> = {}) {
  const fields: Record<string, string> = { formId: randomUUID(), class: 'everybody' };
  for (const { certificateId } of records) {
    fields[`paper.${certificateId}`] = await paperOf(certificateId);
    fields[`all.${certificateId}`] = 'on';
  }
  return groupFields.parse({ ...fields, ...more });
}

async function press(ticks: Awaited<ReturnType<typeof formOf>>): Promise<string> {
  const runId = await startGroupActivation(actor, schoolId, ticks);
  await runGroupActivation({ runId });
  return runId;
}

async function statusesOf(records: readonly { certificateId: string }[]): Promise<string[]> {
  const rows = await database().certificate.findMany({
    where: { id: { in: records.map(({ certificateId }) => certificateId) } },
  });
  const byId = new Map(rows.map(({ id, status }) => [id, status]));
  return records.map(({ certificateId }) => byId.get(certificateId) ?? 'missing');
}

/** The database itself breaks down at this certificate as long as `work` runs. */
async function failingFor(certificateId: string, work: () => Promise<unknown>): Promise<void> {
  await database().$executeRawUnsafe(`
    CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.id = '${certificateId}' THEN RAISE EXCEPTION 'broken' USING ERRCODE = 'XX000'; END IF;
      RETURN NEW;
    END $$`);
  await database().$executeRawUnsafe(
    'CREATE TRIGGER fail_here BEFORE UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION fail_here()',
  );
  try {
    await work();
  } finally {
    await database().$executeRawUnsafe('DROP TRIGGER fail_here ON certificate');
    await database().$executeRawUnsafe('DROP FUNCTION fail_here');
  }
}

function countOf(event: string, ids: readonly string[]) {
  return database().auditEntry.count({ where: { event, subjectId: { in: [...ids] } } });
}

describe('one press', () => {
  test('activates each complete child with its own checks, letter and audit, and names the others with why', async () => {
    const [one, two, halfway] = [await givenPupil(), await givenPupil(), await givenPupil()];
    const ticks = await formOf([one, two], {
      [`paper.${halfway.certificateId}`]: await paperOf(halfway.certificateId),
      [`seen.${halfway.certificateId}.application`]: 'on',
    });
    await database().application.updateMany({
      where: { childId: one.childId },
      data: { email: 'one@example.test' },
    });
    await database().application.updateMany({ where: { childId: two.childId }, data: { email: null } });
    const runId = await press(ticks);
    expect(await statusesOf([one, two, halfway])).toEqual(['active', 'active', 'not_activated']);
    for (const { certificateId } of [one, two]) {
      expect(await countOf('certificate_activated', [certificateId])).toBe(1);
      const checks = await database().paperCheck.findMany({ where: { certificateId } });
      expect(checks).toHaveLength(6);
      // The child attends a school: nothing proves its residence, so «всё» does not say that something did.
      expect(checks.find(({ paperKey }) => paperKey === 'residence')?.result).toBe('not_required');
    }
    const letters = await database().letter.count({
      where: { kind: 'certificate_activated', personId: { in: [one.parent.personId, two.parent.personId] } },
    });
    expect(letters).toBe(2);
    const run = await getGroupRun(actor, runId);
    expect(run.finished).toBe(true);
    expect(run.activated.map(({ certificateId }) => certificateId)).toEqual([
      one.certificateId,
      two.certificateId,
    ]);
    expect(run.activated.map(({ mailed }) => mailed)).toEqual([true, false]);
    expect(run.left).toHaveLength(1);
    expect(run.left[0]?.why).toContain('«Согласие на обработку персональных данных»');
  });

  test('names whoever of the class was not ticked, and of a record that cannot be activated why', async () => {
    const [one, halfway, untouched, suspected] = [
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
    ];
    const alike = await givenPupil({ groupName: '2Б' });
    await givenSuspicion(suspected.childId, alike.childId);
    const runId = await press(
      await formOf([one], {
        [`paper.${halfway.certificateId}`]: await paperOf(halfway.certificateId),
        [`seen.${halfway.certificateId}.application`]: 'on',
      }),
    );
    const { count, rows } = await listStillWaiting(actor, runId);
    expect(count).toBe(2);
    const whyOf = new Map(rows.map(({ certificateId, why }) => [certificateId, why]));
    expect([...whyOf.keys()].toSorted()).toEqual(
      [untouched.certificateId, suspected.certificateId].toSorted(),
    );
    expect(whyOf.get(untouched.certificateId)).toBe('Документы не отмечены.');
    expect(whyOf.get(suspected.certificateId)).toContain('похожий ребёнок');
    const colleague = await givenStaff({ role: 'operator', institutionId: schoolId });
    expect((await refusalOf(listStillWaiting(colleague.actor, runId))).code).toBe('not_found');
  });

  test('whose paper, suspicion, return or colleague stands in the way is left with that reason', async () => {
    const [changed, suspected, other, returned, held, before] = [
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
      await givenPupil(),
    ];
    const ticks = await formOf([changed, suspected, returned, held, before]);
    await givenNewerPaper(changed.certificateId);
    await givenSuspicion(suspected.childId, other.childId);
    await database().certificate.update({
      where: { id: returned.certificateId },
      data: { status: 'returned' },
    });
    const colleague = await givenStaff({ role: 'operator', institutionId: schoolId });
    await takeOverRecord(colleague.actor, held.certificateId);
    await press(await formOf([before]));
    const runId = await press(ticks);
    const { left, activated } = await getGroupRun(actor, runId);
    const whyOf = new Map(left.map(({ certificateId, why }) => [certificateId, why]));
    expect(activated).toEqual([]);
    expect(whyOf.get(changed.certificateId)).toContain('Семья обновила заявление');
    expect(whyOf.get(suspected.certificateId)).toContain('похожий ребёнок');
    expect(whyOf.get(returned.certificateId)).toContain('возвращена');
    expect(whyOf.get(held.certificateId)).toContain('коллега');
    expect(whyOf.get(before.certificateId)).toContain('уже активирован');
    expect(await countOf('certificate_activated', [before.certificateId])).toBe(1);
  });

  test('a column stands for everybody; copies count where they are accepted', async () => {
    await givenSetting(municipalityId, 'papers', {
      proofOfResidence: 'unattached_only',
      acceptsCopies: true,
    });
    const [one, two] = [await givenPupil(), await givenPupil()];
    const columns = Object.fromEntries(paperKeys.map((key) => [`column.${key}`, 'on']));
    const fields: Record<string, string> = { formId: randomUUID(), ...columns };
    for (const { certificateId } of [one, two])
      fields[`paper.${certificateId}`] = await paperOf(certificateId);
    fields[`copy.${two.certificateId}.snils`] = 'on';
    await press(groupFields.parse(fields));
    expect(await statusesOf([one, two])).toEqual(['active', 'active']);
    const check = await database().paperCheck.findFirst({
      where: { certificateId: two.certificateId, paperKey: 'snils' },
    });
    expect(check?.result).toBe('copy');
  });
});

describe('pressed again', () => {
  test('the same ticks are one run and nothing happens twice; other ticks are another run', async () => {
    const [one, two] = [await givenPupil(), await givenPupil()];
    const ticks = await formOf([one]);
    const runs = await Promise.all([
      startGroupActivation(actor, schoolId, ticks),
      startGroupActivation(actor, schoolId, ticks),
    ]);
    expect(new Set(runs).size).toBe(1);
    const [runId] = runs;
    await Promise.all([runGroupActivation({ runId }), runGroupActivation({ runId })]);
    await runGroupActivation({ runId });
    expect(await countOf('certificate_activated', [one.certificateId])).toBe(1);
    expect((await getGroupRun(actor, runId)).activated).toHaveLength(1);
    const more = await formOf([two], { formId: ticks.formId });
    expect(await press(more)).not.toBe(runId);
    expect(await statusesOf([two])).toEqual(['active']);
  });

  test('killed in the middle: what was activated stays, and pressing again goes on with the rest', async () => {
    const pupils = [await givenPupil(), await givenPupil(), await givenPupil()];
    const ticks = await formOf(pupils);
    const started = new WorkerProcess({});
    worker = started;
    await started.said('worker_ready');
    // The worker is held at the second child, and ends there without a chance to tidy up.
    const runId = await inTransaction(async (tx) => {
      await lockRow(tx, 'child', pupils[1]?.childId ?? '');
      const run = await startGroupActivation(actor, schoolId, ticks);
      const waiting = async () => (await getGroupRun(actor, run)).waiting;
      await expect.poll(waiting, { timeout: 15_000, interval: 100 }).toBe(2);
      await started.discard();
      return run;
    });
    expect(await statusesOf(pupils)).toEqual(['active', 'not_activated', 'not_activated']);
    expect(await getGroupRun(actor, runId)).toMatchObject({ finished: false, waiting: 2 });
    expect(await press(ticks)).toBe(runId);
    expect(await statusesOf(pupils)).toEqual(['active', 'active', 'active']);
    const ids = pupils.map(({ certificateId }) => certificateId);
    expect(await countOf('certificate_activated', ids)).toBe(3);
    expect(await getGroupRun(actor, runId)).toMatchObject({ finished: true, waiting: 0, left: [] });
  });

  test('a child at which the portal fails keeps none of the others waiting', async () => {
    const pupils = [await givenPupil(), await givenPupil(), await givenPupil()];
    const runId = await startGroupActivation(actor, schoolId, await formOf(pupils));
    const second = pupils[1]?.certificateId ?? '';
    await failingFor(second, () => expect(runGroupActivation({ runId })).rejects.toThrow());
    expect(await statusesOf(pupils)).toEqual(['active', 'not_activated', 'active']);
    await runGroupActivation({ runId });
    expect(await statusesOf(pupils)).toEqual(['active', 'active', 'active']);
  });

  test('given up by the queue it is taken up anew for a day, then ends with who is left named', async () => {
    await loseJobs();
    const pupils = [await givenPupil(), await givenPupil()];
    const runId = await startGroupActivation(actor, schoolId, await formOf(pupils));
    await reviveGroupRuns();
    expect(await countWaitingJobs('activate-group')).toBe(1);
    await loseJobs();
    await reviveGroupRuns();
    await reviveGroupRuns();
    expect(await countWaitingJobs('activate-group')).toBe(1);
    await loseJobs();
    await database().groupActivation.update({
      where: { id: runId },
      data: { startedAt: new Date(now().getTime() - 25 * 3_600_000) },
    });
    await reviveGroupRuns();
    expect(await countWaitingJobs('activate-group')).toBe(0);
    const run = await getGroupRun(actor, runId);
    expect(run).toMatchObject({ finished: true, waiting: 0 });
    expect(run.left.map(({ why }) => why)).toEqual(pupils.map(() => `${leftReasons.portal_fault}.`));
    expect(await countOf('group_activation_given_up', [actor.accountId])).toBe(1);
  });

  test('whose role has ended since activates nobody; whoever has only signed out still does', async () => {
    const [one, two] = [await givenPupil(), await givenPupil()];
    await database().session.update({ where: { id: actor.sessionId }, data: { endedAt: new Date() } });
    await press(await formOf([one]));
    expect(await statusesOf([one])).toEqual(['active']);
    const runId = await startGroupActivation(actor, schoolId, await formOf([two]));
    await database().accountGrant.updateMany({
      where: { accountId: actor.accountId },
      data: { endedAt: new Date() },
    });
    await runGroupActivation({ runId });
    expect(await statusesOf([two])).toEqual(['not_activated']);
  });
});

describe('what is refused', () => {
  test('nobody ticked, no form, too many', async () => {
    const { certificateId } = await givenPupil();
    const untouched = { formId: randomUUID(), [`paper.${certificateId}`]: await paperOf(certificateId) };
    const refusal = await refusalOf(startGroupActivation(actor, schoolId, groupFields.parse(untouched)));
    expect(refusal.sentence).toContain('Никто не отмечен');
    const many = Object.fromEntries(
      Array.from({ length: 41 }, () => [`paper.${randomUUID()}`, randomUUID()]),
    );
    for (const fields of [{}, { formId: randomUUID() }, { formId: randomUUID(), ...many }]) {
      const parsed = groupFields.safeParse(fields);
      expect(parsed.success ? {} : fieldErrors(parsed.error)).not.toEqual({});
    }
  });

  test('another’s school, pupils and runs are missing', async () => {
    const { certificateId } = await givenPupil();
    const ticks = await formOf([{ certificateId }]);
    const stranger = (await givenStaff({ role: 'operator' })).actor;
    const neighbour = await givenInstitution({ municipalityId, accepts: 'own_pupils' });
    const ownOnly = (await givenStaff({ role: 'operator', institutionId: neighbour.id })).actor;
    const runId = await press(await formOf([await givenPupil()]));
    for (const who of [stranger, ownOnly]) {
      for (const asked of [
        () => startGroupActivation(who, schoolId, ticks),
        () => listWaitingPupils(who, schoolId, everybody, null),
        () => listOtherPupils(who, schoolId, everybody, null),
        () => listPupilClasses(who, schoolId),
        () => printPupilsLeft(who, schoolId, everybody),
        () => getGroupRun(who, runId),
      ]) {
        expect((await refusalOf(asked())).code).toBe('not_found');
      }
      expect(await listPupilPlaces(who)).toEqual([]);
      // A form of one's own institution that names a stranger's certificate.
      const own = startGroupActivation(who, who.institutionId, ticks);
      expect((await refusalOf(own)).sentence).toContain('Никто не отмечен');
    }
  });
});

describe('the lists', () => {
  test('classes with how many wait, pages of forty, and what each family brings', async () => {
    const pupil = await givenPupil({ groupName: '10Б' });
    await givenPupil({ groupName: '2А', status: 'active' });
    const classes = await listPupilClasses(actor, schoolId);
    expect(classes.map(({ key, children, waiting }) => [key, children, waiting])).toEqual([
      ['everybody', 2, 1],
      ['class:2А', 1, 0],
      ['class:10Б', 1, 1],
    ]);
    const { rows, count, next } = await listWaitingPupils(
      actor,
      schoolId,
      { kind: 'class', name: '10Б' },
      null,
    );
    expect([count, next, rows.map(({ certificateId }) => certificateId)]).toEqual([
      1,
      null,
      [pupil.certificateId],
    ]);
    expect(rows[0]?.papers).toHaveLength(6);
    expect((await listPupilPlaces(actor)).map(({ id, own }) => [id, own])).toEqual([[schoolId, true]]);
  });

  test('who has nothing to activate: where they stand and whom to remind', async () => {
    const parent = await givenParent();
    const pupil = (facts = {}) =>
      givenChild({ parent, municipalityId, institutionId: schoolId, document: true, ...facts });
    const [asked, confirmed, silent, small] = [
      await pupil(),
      await pupil(),
      await pupil(),
      await pupil({ age: 4 }),
    ];
    await givenApplication({ childId: asked.childId, applicantId: parent.personId });
    await givenApplication({
      childId: confirmed.childId,
      applicantId: parent.personId,
      status: 'confirmed',
    });
    const returned = await givenPupil({ status: 'returned' });
    await givenPupil({ status: 'active' });
    await givenPupil();
    const { rows, count, active } = await listOtherPupils(actor, schoolId, everybody, null);
    const standing = new Map(rows.map((row) => [row.childId, row.standing]));
    expect([count, rows.length, active]).toEqual([5, 5, 1]);
    expect(standing.get(asked.childId)).toBe(pupilStandings.awaiting);
    expect(standing.get(confirmed.childId)).toBe(pupilStandings.confirmed);
    expect(standing.get(silent.childId)).toBe(pupilStandings.nothing);
    expect(standing.get(small.childId)).toBe(pupilStandings.too_young);
    expect(standing.get(returned.childId)).toBe(pupilStandings.returned);
    expect(rows.every(({ remind }) => remind.length === 1)).toBe(true);

    const sheet = await printPupilsLeft(actor, schoolId, everybody);
    const lines: (readonly string[])[] = [];
    for await (const batch of sheet.batches) lines.push(...batch);
    expect([sheet.count, lines.length]).toEqual([6, 6]);
    expect(await countOf('list_printed', [actor.accountId])).toBe(1);
    expect(await countOf('group_listed', [actor.accountId])).toBe(0);
    const printed = await database().auditEntry.findMany({
      where: { event: 'family_printed', accountId: actor.accountId },
      select: { childId: true },
    });
    expect(new Set(printed.map(({ childId }) => childId))).toContain(asked.childId);
    expect(new Set(printed.map(({ childId }) => childId))).toContain(returned.childId);
    expect(printed).toHaveLength(6);
  });
});
