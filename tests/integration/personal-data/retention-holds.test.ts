import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decideCorrection } from '@/lib/families/decide-correction';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { applyRetention, destroyWhatIsDue } from '@/lib/personal-data/retention/apply-retention';
import { removeDestroyedFiles } from '@/lib/personal-data/retention/destroy-scans';
import { getRetention } from '@/lib/personal-data/retention/queries';
import { steps } from '@/lib/personal-data/retention/steps';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { sealDocumentNumber } from '@/lib/platform/sealed-fields';
import {
  givenCertificate,
  givenChild,
  givenConsent,
  givenCorrection,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { onDisk } from '@/tests/support/sealed-values';

const day = 86_400_000;
let municipalityId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
});
// What the test before left to do is none of this one's.
beforeEach(() => applyRetention());

function daysLater(days: number): void {
  const from = Date.now();
  setClock(() => new Date(from + days * day));
}

async function givenActivated() {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const certificate = await givenCertificate({ childId, status: 'active' });
  const scan = await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  await givenConsent(certificate.certificateId);
  return { parent, childId, ...scan, ...certificate };
}

/** The other guardian of the child. */
async function givenOther(childId: string) {
  const other = await givenParent();
  await database().guardianship.create({ data: { guardianId: other.personId, childId } });
  return other;
}

/** A document that came after whatever happened so far, in the place of the one of its kind. */
async function givenLaterDocument(personId: string, kind: 'passport' | 'birth_certificate'): Promise<string> {
  const id = randomUUID();
  await database().identityDocument.updateMany({ where: { personId, kind }, data: { supersededAt: now() } });
  await database().identityDocument.create({
    data: {
      id,
      personId,
      kind,
      numberSealed: sealDocumentNumber(id, { series: '32 07', number: '765432' }),
      numberIndex: Uint8Array.from(randomBytes(32)),
      createdAt: new Date(now().getTime() + 1000),
    },
  });
  return id;
}

const scanGoneFor = async (id: string) =>
  (await database().scan.findUniqueOrThrow({ where: { id } })).destroyedFor;
const detailsGone = async (id: string) =>
  (await database().person.findUniqueOrThrow({ where: { id } })).detailsDestroyedAt !== null;

describe('after one guardian has withdrawn', () => {
  test('a document brought since is left alone, and the child with it', async () => {
    const { parent, childId } = await givenActivated();
    const other = await givenOther(childId);
    await withdrawConsent(parent.actor, childId);
    const broughtId = await givenLaterDocument(childId, 'birth_certificate');
    const { scanId } = await givenScan({ ownerId: other.accountId, documentId: broughtId });
    daysLater(20);
    await applyRetention();
    expect(await detailsGone(childId)).toBe(false);
    expect(await detailsGone(parent.personId)).toBe(true);
    expect(await database().identityDocument.findUniqueOrThrow({ where: { id: broughtId } })).toMatchObject({
      supersededAt: null,
    });
    expect(await scanGoneFor(scanId)).not.toBe('withdrawn');
  });

  test('a request of the other waits for its answer, whenever it was made; after it the rest goes', async () => {
    const { parent, childId } = await givenActivated();
    const other = await givenOther(childId);
    const correctionId = await givenCorrection(other.actor, childId);
    await withdrawConsent(parent.actor, childId);
    daysLater(20);
    await applyRetention();
    expect(await detailsGone(childId)).toBe(false);
    expect(await database().pendingCorrection.count({ where: { id: correctionId } })).toBe(1);
    await database().pendingCorrection.delete({ where: { id: correctionId } });
    await applyRetention();
    expect(await detailsGone(childId)).toBe(true);
  });

  test('what the other changed of the child since is left alone', async () => {
    const { parent, childId } = await givenActivated();
    const other = await givenOther(childId);
    await withdrawConsent(parent.actor, childId);
    await database().auditEntry.create({
      data: {
        at: new Date(now().getTime() + 1000),
        event: 'child_changed',
        accountId: other.accountId,
        role: 'parent',
        subjectKind: 'child',
        subjectId: childId,
        childId,
      },
    });
    daysLater(20);
    await applyRetention();
    expect(await detailsGone(childId)).toBe(false);
  });

  test('of the giver only what is older than the withdrawal goes', async () => {
    const { parent, childId } = await givenActivated();
    await withdrawConsent(parent.actor, childId);
    const id = await givenLaterDocument(parent.personId, 'passport');
    daysLater(20);
    await applyRetention();
    expect(await detailsGone(parent.personId)).toBe(true);
    const documents = await database().identityDocument.findMany({ where: { personId: parent.personId } });
    expect(documents.filter(({ supersededAt }) => supersededAt === null).map((one) => one.id)).toEqual([id]);
  });
});

describe('a picture somebody still has to look at', () => {
  test('stays while a correction about the child waits', async () => {
    const { parent, childId, scanId } = await givenActivated();
    const correctionId = await givenCorrection(parent.actor, childId);
    daysLater(31);
    await applyRetention();
    expect(await scanGoneFor(scanId)).toBeNull();
    const { id: institutionId } = await givenInstitution({ municipalityId, accepts: 'everybody' });
    const operator = await givenStaff({ role: 'operator', institutionId });
    await decideCorrection(operator.actor, correctionId, { decision: 'declined', answer: 'Так в оригинале' });
    await applyRetention();
    expect(await scanGoneFor(scanId)).toBe('scan_after_activation');
  });

  test.each(['elder', 'younger'] as const)(
    'stays while its likeness to the %s record is undecided',
    async (twin) => {
      // Of the two the smaller id stands first, and ids grow with time.
      const elder = await givenChild({ municipalityId });
      const { childId, scanId } = await givenActivated();
      const younger = await givenChild({ municipalityId });
      const pair = [childId, (twin === 'elder' ? elder : younger).childId].toSorted();
      const [childAId = '', childBId = ''] = pair;
      const { id } = await database().duplicateSuspicion.create({
        data: { childAId, childBId, alike: ['name'] },
      });
      daysLater(31);
      await applyRetention();
      expect(await scanGoneFor(scanId)).toBeNull();
      const { accountId } = await givenStaff({ role: 'operator', municipalityId });
      await database().duplicateSuspicion.update({
        where: { id },
        data: { decision: 'different_children', decidedAt: now(), decidedById: accountId },
      });
      await applyRetention();
      expect(await scanGoneFor(scanId)).toBe('scan_after_activation');
    },
  );
});

test('who applies at the same moment is waited for and then left alone', async () => {
  const { parent, childId } = await givenActivated();
  await withdrawConsent(parent.actor, childId);
  daysLater(20);
  let run: Promise<unknown> | undefined;
  await inTransaction(async (tx) => {
    await lockRow(tx, 'child', childId);
    run = applyRetention();
    await expect.poll(waitingSessions).toBeGreaterThan(0);
    await tx.application.create({
      data: { childId, applicantId: parent.personId, email: 'anew@example.com', createdAt: now() },
    });
  });
  await run;
  expect(await detailsGone(childId)).toBe(false);
  expect(await detailsGone(parent.personId)).toBe(false);
});

async function waitingSessions(): Promise<number> {
  const [row] = await database().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

test('a record that cannot be destroyed stops none of the others, and is told of', async () => {
  const broken = await givenActivated();
  const whole = await givenActivated();
  daysLater(31);
  await database().$executeRaw`
    CREATE FUNCTION fail_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.subject_id::text = TG_ARGV[0] THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$`;
  await database().$executeRawUnsafe(
    `CREATE TRIGGER fail_one BEFORE INSERT ON destruction_record FOR EACH ROW EXECUTE FUNCTION fail_one('${broken.documentId}')`,
  );
  expect(await applyRetention()).toMatchObject({ failed: 1 });
  await database().$executeRaw`DROP TRIGGER fail_one ON destruction_record`;
  expect(await scanGoneFor(broken.scanId)).toBeNull();
  expect(await scanGoneFor(whole.scanId)).toBe('scan_after_activation');
  const admin = await givenStaff({ role: 'regional_admin' });
  const [run] = (await getRetention(admin.actor)).runs;
  expect(run).toMatchObject({ failed: 1, destroyed: 1 });
  expect(run?.finishedAt).not.toBeNull();
  await applyRetention();
  expect(await scanGoneFor(broken.scanId)).toBe('scan_after_activation');
});

test('a file that cannot be removed stops none of the others', async () => {
  const [stuck, free] = [await givenActivated(), await givenActivated()];
  daysLater(31);
  const { id } = await database().retentionRun.create({ data: { startedAt: now() } });
  await destroyWhatIsDue(id);
  // A folder in its place is not removed as a file is.
  await rm(onDisk(stuck.storageKey));
  await mkdir(onDisk(stuck.storageKey));
  expect(await removeDestroyedFiles()).toEqual({ removed: 1, failed: 1 });
  await rmdir(onDisk(stuck.storageKey));
  expect(existsSync(onDisk(free.storageKey))).toBe(false);
  expect(await removeDestroyedFiles()).toEqual({ removed: 1, failed: 0 });
});

test.each(steps.map((step, place) => [`${place} ${step.matter}`, step] as const))(
  'rule %s looks one record up by its indexes, however large the register is',
  async (_, step) => {
    const at = { before: now(), today: today().toString() };
    const plan = await inTransaction(async (tx) => {
      // A table that has no fitting index is read whole all the same, and the plan says so.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT 1 FROM (${step.due(at)}) due WHERE due.id = ${randomUUID()}::uuid`;
    });
    expect(plan.map((line) => line['QUERY PLAN']).filter((line) => line.includes('Seq Scan'))).toEqual([]);
  },
);
