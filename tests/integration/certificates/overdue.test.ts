import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { cancelOverdue } from '@/lib/certificates/cancel-overdue';
import { getCertificateCard } from '@/lib/certificates/card';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { dayIn, formatDate } from '@/lib/domain/dates';
import { municipalityOf } from '@/lib/access/municipality';
import { listTermsToBring } from '@/lib/institutions/municipalities';
import { getMunicipalOverview } from '@/lib/overview/municipality';
import { tellDeadlinePassed } from '@/lib/life/deadline-letters';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { read } from '@/tests/support/changes';
import { givenGroup, givenMunicipality, givenSetting, givenStaff } from '@/tests/support/given';
import { givenMerging } from '@/tests/support/given/municipality-merges';
import { givenRecord } from '@/tests/support/register';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { tracesOf } from '@/tests/support/traces';

const day = 86_400_000;
const cancel = () => cancelOverdue();
const daysAgo = (days: number) => new Date(now().getTime() - days * day);
const later = (days: number) => {
  const then = daysAgo(-days);
  setClock(() => then);
};
/** On the day after its last one, or today where that is over, the family is told; nothing ends before. */
async function announce(id: string): Promise<void> {
  const deadline = await bringingDeadline(database(), await row(id));
  later(deadline ? Math.max(0, today().until(deadline.until).days + 1) : 0);
  expect(await inTransaction((tx) => tellDeadlinePassed(tx, id))).toBe(true);
}
const row = (id: string) => database().certificate.findUniqueOrThrow({ where: { id } });
const nothing = { action: 'nothing', cancelDays: null } as const;

afterEach(() => setClock());

describe('the term to bring the papers', () => {
  test('is the one set on the day of issue, and stays', async () => {
    const town = await givenTown();
    const before = await givenIssued(town);
    await givenSetting(town.municipalityId, 'overdue', { daysToBring: 10, ...nothing });
    const after = await givenIssued(town);
    const [first, second] = [await row(before.certificateId), await row(after.certificateId)];
    expect([first.daysToBring, second.daysToBring]).toEqual([5, 10]);
    const deadlines = [await bringingDeadline(database(), first), await bringingDeadline(database(), second)];
    expect(deadlines.map((deadline) => deadline?.left)).toEqual([5, 10]);
    expect(await listTermsToBring()).toEqual(expect.arrayContaining([10]));
    const changed = database().certificate.update({ where: { id: first.id }, data: { daysToBring: 10 } });
    await expect(changed).rejects.toMatchObject({ code: 'P2003' });
  });

  test('decides who is overdue, each by the own term', async () => {
    const { id: municipalityId } = await givenMunicipality();
    await givenGroup({ municipalityId });
    const short = await givenRecord({ municipalityId, createdAt: daysAgo(17) });
    await givenSetting(municipalityId, 'overdue', { daysToBring: 30, ...nothing });
    const { certificateId, ...facts } = await givenRecord({ municipalityId, createdAt: daysAgo(17) });
    await database().$transaction(async (tx) => {
      // As if it had been issued after the change.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.certificate.update({ where: { id: certificateId }, data: { daysToBring: 30 } });
    });
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
    const overview = await getMunicipalOverview(actor, await municipalityOf(actor, municipalityId));
    expect(JSON.stringify(overview)).toContain('"overdue":1');
    expect([short.certificateId, facts.childId]).not.toContain(certificateId);
  });
});

function handOver(from: Town, certificateId: string, municipalityId: string, groupId: string) {
  const input = read(moveCertificateFields, {
    municipalityId,
    groupId,
    address: 'г. Новый, ул. Первая, 1',
    reason: 'family_moved',
    groundKind: 'residence_registration',
    groundNumber: '77',
    groundDate: formatDate(today()),
  });
  return moveCertificate(from.operator.actor, certificateId, input);
}

describe('where papers not brought end the certificate', () => {
  let municipalityId: string;
  let groupId: string;

  beforeAll(async () => {
    municipalityId = (await givenMunicipality()).id;
    groupId = (await givenGroup({ municipalityId })).id;
    await givenSetting(municipalityId, 'overdue', { daysToBring: 5, action: 'cancel', cancelDays: 20 });
  });

  test('it ends when the days are over and no earlier, with history, audit and letter; once', async () => {
    const { certificateId, childId, parent } = await givenRecord({ municipalityId });
    const card = await getCertificateCard(parent.actor, certificateId);
    const until = card.waiting?.deadline?.until;
    const lastDay = card.waiting?.lastDay;
    expect(lastDay && until && formatDate(lastDay)).toBe(until && formatDate(until.add({ days: 20 })));
    await announce(certificateId);
    later(lastDay ? today().until(lastDay).days : 0);
    await cancel();
    expect((await row(certificateId)).status).toBe('not_activated');
    later(1);
    const traces = await tracesOf(cancel);
    expect(traces.audit).toEqual([
      expect.objectContaining({
        event: 'certificate_terminated',
        by: null,
        subject: ['certificate', certificateId],
        childId,
        details: { reason: 'papers_not_brought' },
      }),
    ]);
    expect(traces.letters.map(({ kind }) => kind)).toEqual(['certificate_status_changed']);
    expect(await row(certificateId)).toMatchObject({
      status: 'terminated',
      terminationReason: 'papers_not_brought',
    });
    expect(await tracesOf(cancel)).toMatchObject({ audit: [], letters: [] });
  });

  test('the days before the municipality set so do not count, nor those before a return was mended', async () => {
    const old = await givenRecord({ municipalityId, createdAt: daysAgo(300) });
    await announce(old.certificateId);
    await cancel();
    expect((await row(old.certificateId)).status).toBe('not_activated');
    later(19);
    await database().certificateStatusChange.create({
      data: { certificateId: old.certificateId, toStatus: 'not_activated', at: now(), reasons: [] },
    });
    later(5);
    await cancel();
    expect((await row(old.certificateId)).status).toBe('not_activated');
    later(20);
    await cancel();
    expect((await row(old.certificateId)).status).toBe('terminated');
  });

  test('one an operator has open is left for the next night', async () => {
    const { certificateId } = await givenRecord({ municipalityId });
    const operator = await givenStaff({ role: 'operator', municipalityId });
    await announce(certificateId);
    later(60);
    const session = await database().session.findFirstOrThrow({
      where: { grant: { accountId: operator.accountId } },
    });
    await database().recordReservation.create({
      data: {
        certificateId,
        accountId: operator.accountId,
        institutionId: operator.actor.institutionId,
        sessionId: session.id,
        since: now(),
        touchedAt: now(),
      },
    });
    await cancel();
    expect((await row(certificateId)).status).toBe('not_activated');
    later(1);
    await cancel();
    expect((await row(certificateId)).status).toBe('terminated');
  });

  test('the days before it came from another municipality do not count, handed over or merged', async () => {
    const [first, second] = [await givenTown(), await givenTown()];
    const [handed, merged] = [await givenIssued(first), await givenIssued(first)];
    const statuses = async () => {
      await cancel();
      return [(await row(handed.certificateId)).status, (await row(merged.certificateId)).status];
    };
    await announce(handed.certificateId);
    await announce(merged.certificateId);
    later(60);
    await handOver(first, handed.certificateId, municipalityId, groupId);
    // By way of another one.
    await mergeMunicipalities({ mergeId: await givenMerging(first.municipalityId, second.municipalityId) });
    later(5);
    const mergeId = await givenMerging(second.municipalityId, municipalityId);
    await mergeMunicipalities({ mergeId });
    expect((await row(merged.certificateId)).municipalityId).toBe(municipalityId);
    expect(await statuses()).toEqual(['not_activated', 'not_activated']);
    later(15);
    expect(await statuses()).toEqual(['not_activated', 'not_activated']);
    later(1);
    expect(await statuses()).toEqual(['terminated', 'not_activated']);
    later(4);
    expect(await statuses()).toEqual(['terminated', 'not_activated']);
    // While records are still coming over, nothing of them ends.
    await database().municipalityMerge.update({ where: { id: mergeId }, data: { finishedAt: null } });
    later(10);
    expect(await statuses()).toEqual(['terminated', 'not_activated']);
    await mergeMunicipalities({ mergeId });
    later(20);
    expect(await statuses()).toEqual(['terminated', 'not_activated']);
    later(1);
    expect(await statuses()).toEqual(['terminated', 'terminated']);
  });

  test('one that cannot be ended stops none of the others, and is told of', async () => {
    const records = [await givenRecord({ municipalityId }), await givenRecord({ municipalityId })];
    const [broken, whole] = records.map(({ certificateId }) => certificateId).toSorted();
    await database().$executeRaw`
      CREATE FUNCTION fail_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.id::text = TG_ARGV[0] THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$`;
    await database().$executeRawUnsafe(
      `CREATE TRIGGER fail_one BEFORE UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION fail_one('${broken}')`,
    );
    const told = vi.spyOn(log(), 'error').mockReturnValue();
    for (const { certificateId } of records) await announce(certificateId);
    later(60);
    expect(await cancel()).toEqual({ done: 1, failed: 1 });
    expect(told).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ event: 'record_failed', deed: 'overdue_cancelled', record: broken }),
    );
    told.mockRestore();
    await database().$executeRaw`DROP TRIGGER fail_one ON certificate`;
    expect((await row(whole ?? '')).status).toBe('terminated');
    expect((await row(broken ?? '')).status).toBe('not_activated');
    await cancel();
    expect((await row(broken ?? '')).status).toBe('terminated');
  });

  test('who was not told that the term has passed loses nothing, however long ago it did', async () => {
    const { certificateId, parent } = await givenRecord({ municipalityId });
    later(60);
    await cancel();
    expect((await row(certificateId)).status).toBe('not_activated');
    // Who is told today has the days of the rule, today included.
    const { waiting } = await getCertificateCard(parent.actor, certificateId);
    expect(waiting?.lastDay?.toString()).toBe(today().add({ days: 19 }).toString());
  });

  test('elsewhere nothing ends', async () => {
    const other = await givenRecord({ municipalityId: (await givenMunicipality()).id });
    await announce(other.certificateId);
    later(400);
    await cancel();
    expect((await row(other.certificateId)).status).toBe('not_activated');
    expect(dayIn(environment().TIME_ZONE, now()).toString()).toBe(today().toString());
  });
});
