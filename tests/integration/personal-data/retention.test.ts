import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { FamilyActor } from '@/lib/access/actor';
import { lettersOf } from '@/lib/access/scope';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { sealAudit } from '@/lib/audit/seal-audit';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { openScan } from '@/lib/documents/queries';
import { processScan } from '@/lib/documents/process-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { saveAboutParent, aboutParentFields } from '@/lib/families/save-about-me';
import { getMyChild } from '@/lib/families/queries';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { dbDate } from '@/lib/domain/dates';
import { applyRetention, destroyWhatIsDue } from '@/lib/personal-data/retention/apply-retention';
import { destroyPerson } from '@/lib/personal-data/retention/destroy-person';
import { removeDestroyedFiles } from '@/lib/personal-data/retention/destroy-scans';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { queueLetter } from '@/lib/platform/outbox';
import { storeFile } from '@/lib/platform/storage';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenConsent,
  givenMunicipality,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { givenLoadedList } from '@/tests/support/given/imports';
import { onDisk } from '@/tests/support/sealed-values';
import { storedFiles } from '@/tests/support/stored-files';
import { fingerprint, noTraces, refusalOf, tracesOf } from '@/tests/support/traces';

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

/** A family with a certificate, a picture of the document and the signed consent. */
async function givenActivated(options: Partial<Parameters<typeof givenCertificate>[0]> = {}) {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const certificate = await givenCertificate({ childId, status: 'active', ...options });
  const scan = await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  await givenConsent(certificate.certificateId);
  return { parent, childId, ...certificate, ...scan };
}

const scanRow = (id: string) => database().scan.findUniqueOrThrow({ where: { id } });
const recordsOf = (personId: string) =>
  database().destructionRecord.findMany({ where: { personId }, orderBy: { at: 'asc' } });

const scanLetters = (letters: Awaited<ReturnType<typeof tracesOf>>['letters']) =>
  letters.filter(({ kind }) => kind === 'scans_destroyed');

describe('the letter about destroyed pictures', () => {
  test('is one of each child to each of its family, however many pictures there are', async () => {
    const { parent, childId, documentId } = await givenActivated();
    const second = await givenParent({ email: 'second-of-the-scans@example.com' });
    await database().guardianship.create({ data: { guardianId: second.personId, childId } });
    const sibling = await givenChild({ parent, municipalityId, document: true });
    const { documentId: siblings } = await givenCertificate({ childId: sibling.childId, status: 'active' });
    await givenScan({ ownerId: parent.accountId, documentId: siblings });
    daysLater(31);
    const { letters } = await tracesOf(() => applyRetention());
    const told = scanLetters(letters);
    expect(told.map(({ personId, to }) => [personId, to]).toSorted()).toEqual(
      [
        [parent.personId, null],
        [parent.personId, null],
        [second.personId, 'second-of-the-scans@example.com'],
      ].toSorted(),
    );
    expect(told.find((letter) => letter.personId === second.personId)?.payload).toMatchObject({
      childName: expect.stringMatching(/^[А-Я]/) as string,
      scans: [{ count: 1, reason: 'scan_after_activation' }],
    });
    const seen = (actor: FamilyActor) =>
      database().letter.findMany({
        where: { AND: [lettersOf(actor), { kind: 'scans_destroyed' }] },
        select: { childId: true },
      });
    expect((await seen(parent.actor)).map((letter) => letter.childId).toSorted()).toEqual(
      [childId, sibling.childId].toSorted(),
    );
    // Whose tie has ended sees no more what it says of that child.
    await database().guardianship.updateMany({
      where: { guardianId: parent.personId, childId },
      data: { endedAt: now(), endGround: 'court' },
    });
    expect(await seen(parent.actor)).toEqual([{ childId: sibling.childId }]);
    expect(await recordsOf(childId)).toMatchObject([{ subjectId: documentId }]);
    expect(scanLetters((await tracesOf(() => applyRetention())).letters)).toEqual([]);
  });

  test('of a run that was broken off is written by the next', async () => {
    const { parent } = await givenActivated();
    daysLater(31);
    const { id } = await database().retentionRun.create({ data: { startedAt: now() } });
    expect(scanLetters((await tracesOf(() => destroyWhatIsDue(id))).letters)).toEqual([]);
    const { letters } = await tracesOf(() => applyRetention());
    expect(scanLetters(letters)).toMatchObject([{ personId: parent.personId }]);
  });

  test('goes to nobody whose tie has ended, by decision or by the age of the child', async () => {
    const [ended, grown] = [await givenActivated(), await givenActivated()];
    daysLater(31);
    await database().guardianship.updateMany({
      where: { childId: ended.childId },
      data: { endedAt: now(), endGround: 'court' },
    });
    await database().person.update({
      where: { id: grown.childId },
      data: { birthDate: new Date(now().getTime() - 18.1 * 365.25 * day) },
    });
    const { letters } = await tracesOf(() => applyRetention());
    expect(scanLetters(letters)).toEqual([]);
    expect(await database().scan.count({ where: { familyUntold: true } })).toBe(0);
  });
});

describe('a picture after the activation', () => {
  test('lives to its last day and is gone with a record on the next', async () => {
    const { parent, childId, documentId, scanId, storageKey } = await givenActivated();
    daysLater(29.9);
    await applyRetention();
    expect((await openScan(parent.actor, scanId)).bytes.length).toBeGreaterThan(0);
    daysLater(30.1);
    const { audit } = await tracesOf(() => applyRetention());

    expect(await refusalOf(openScan(parent.actor, scanId))).toMatchObject({ code: 'not_found' });
    expect(existsSync(onDisk(storageKey))).toBe(false);
    expect(await scanRow(scanId)).toMatchObject({
      destroyedFor: 'scan_after_activation',
      fileNameSealed: null,
    });
    expect(await recordsOf(childId)).toMatchObject([
      {
        matter: 'scan_after_activation',
        days: 30,
        categories: ['scan'],
        count: 1,
        subjectKind: 'document',
        subjectId: documentId,
        municipalityId,
      },
    ]);
    expect(audit).toMatchObject([
      { event: 'data_destroyed', by: null, childId, subject: ['document', documentId] },
    ]);
    const [document] = (await getMyChild(parent.actor, childId)).documents;
    expect(document?.scan?.gone).toMatch(
      /^Скан удалён \d\d\.\d\d\.\d{4}: сертификат активирован, оригинал проверен$/,
    );
    expect(document?.number).toMatch(/\d/);
  });

  test('a run broken off between row and file is finished by the next, with one record', async () => {
    const { parent, childId, scanId, storageKey } = await givenActivated();
    daysLater(31);
    const { id } = await database().retentionRun.create({ data: { startedAt: now() } });
    await destroyWhatIsDue(id);
    // Here the worker was killed.
    expect(existsSync(onDisk(storageKey))).toBe(true);
    expect(await refusalOf(openScan(parent.actor, scanId))).toMatchObject({ code: 'not_found' });
    await applyRetention();
    expect(existsSync(onDisk(storageKey))).toBe(false);
    expect((await scanRow(scanId)).fileRemovedAt).not.toBeNull();
    expect(await recordsOf(childId)).toHaveLength(1);
  });

  test('a run broken off after the file went is finished, too', async () => {
    const { scanId, storageKey } = await givenActivated();
    daysLater(31);
    const { id } = await database().retentionRun.create({ data: { startedAt: now() } });
    await destroyWhatIsDue(id);
    await rm(onDisk(storageKey));
    expect(await removeDestroyedFiles()).toEqual({ removed: 1, failed: 0 });
    expect((await scanRow(scanId)).fileRemovedAt).not.toBeNull();
  });

  test('two workers at once destroy it once', async () => {
    const { childId } = await givenActivated();
    daysLater(31);
    await Promise.all([applyRetention(), applyRetention(), applyRetention()]);
    expect(await recordsOf(childId)).toHaveLength(1);
  });

  test('a second run finds nothing and leaves no trace but itself', async () => {
    await givenActivated();
    daysLater(31);
    await applyRetention();
    expect(await tracesOf(() => applyRetention())).toEqual(noTraces);
  });

  test('of a certificate that waits for its papers it stays', async () => {
    const { parent, scanId } = await givenActivated({ status: 'not_activated' });
    daysLater(200);
    await applyRetention();
    expect((await openScan(parent.actor, scanId)).bytes.length).toBeGreaterThan(0);
  });

  test('is not brought back by the worker that was just writing it anew, nor by a file that returned', async () => {
    const { documentId, parent, picture } = await givenActivated();
    await database().scan.deleteMany({ where: { documentId } });
    const { scanId, storageKey } = await givenScan({
      ownerId: parent.accountId,
      documentId,
      status: 'received',
    });
    daysLater(31);
    await applyRetention();
    await processScan({ scanId });
    expect(await storedFiles()).not.toContain(storageKey);
    const returned = await storeFile(picture);
    daysLater(32);
    await sweepLeftovers();
    expect(await storedFiles()).not.toContain(returned);
  });
});

test('the days after the 18th birthday count from it, however late the end was written down', async () => {
  const { certificateId, scanId } = await givenActivated();
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const ended = { status: 'expired', validUntil: dbDate(today().subtract({ days: 3 })) } as const;
    await tx.certificate.update({ where: { id: certificateId }, data: ended });
    const createdAt = new Date(Date.now() - 40 * day);
    await tx.scan.update({ where: { id: scanId }, data: { createdAt } });
    await tx.certificateStatusChange.create({
      data: { certificateId, fromStatus: 'active', toStatus: 'expired', at: now(), reasons: [] },
    });
  });
  daysLater(6);
  await applyRetention();
  expect((await scanRow(scanId)).destroyedAt).toBeNull();
  daysLater(8.1);
  await applyRetention();
  expect((await scanRow(scanId)).destroyedFor).toBe('scan_after_end');
});

test('the picture of a certificate that has ended goes ten days later, unless the family applies anew', async () => {
  const gone = await givenActivated({ status: 'terminated', activation: undefined });
  const anew = await givenActivated({ status: 'terminated', activation: undefined });
  await givenApplication({ childId: anew.childId, applicantId: anew.parent.personId });
  daysLater(10.1);
  await applyRetention();
  expect((await scanRow(gone.scanId)).destroyedFor).toBe('scan_after_end');
  expect((await scanRow(anew.scanId)).destroyedAt).toBeNull();
});

test('an application without a certificate loses its address and pictures after a year', async () => {
  const parent = await givenParent();
  const { childId, documentId } = await givenChild({ parent, municipalityId, document: true });
  const { scanId } = await givenScan({ ownerId: parent.accountId, documentId });
  const { applicationId } = await givenApplication({
    childId,
    applicantId: parent.personId,
    status: 'lapsed',
  });
  daysLater(366);
  await applyRetention();
  expect((await database().application.findUniqueOrThrow({ where: { id: applicationId } })).email).toBeNull();
  expect((await scanRow(scanId)).destroyedFor).toBe('unclaimed');
});

test('letters go after three years, never from the queue; of sign-ins a year', async () => {
  const parent = await givenParent();
  const to = { personId: parent.personId, accountId: parent.accountId, email: null };
  const write = (email: string | null) =>
    inTransaction((tx) =>
      queueLetter(tx, { ...to, email }, 'correction_answered', {
        accepted: true,
        link: 'https://example.com/',
      }),
    );
  await write(null);
  await write('queued@example.com');
  daysLater(366);
  await applyRetention();
  expect(await database().session.count({ where: { accountId: parent.accountId } })).toBe(0);
  expect(await database().letter.count({ where: { personId: parent.personId } })).toBe(2);
  daysLater(1096);
  await applyRetention();
  const left = await database().letter.findMany({ where: { personId: parent.personId } });
  expect(left.map(({ delivery }) => delivery)).toEqual(['queued']);
  expect(await recordsOf(parent.personId)).toMatchObject([
    { matter: 'sign_in_traces', categories: ['sign_in'] },
    { matter: 'letters', categories: ['letter'], count: 1 },
  ]);
});

describe('after a withdrawn consent', () => {
  const secrets = async (personId: string) => {
    const person = await database().person.findUniqueOrThrow({
      where: { id: personId },
      include: { documents: true },
    });
    return {
      kept: [person.snilsSealed, person.addressSealed, person.phoneSealed].filter((value) => value !== null),
      numbers: person.documents.map(({ id, numberSealed }) => unsealDocumentNumber(id, numberSealed).number),
      surname: person.surname,
    };
  };

  test('numbers, addresses, pictures and papers go; name, certificate and audit stay', async () => {
    const { parent, childId, certificateId, scanId, storageKey } = await givenActivated();
    const surname = (await secrets(childId)).surname;
    await withdrawConsent(parent.actor, childId);
    daysLater(10.1);
    await applyRetention();
    for (const personId of [childId, parent.personId]) {
      const { kept, numbers } = await secrets(personId);
      expect(kept).toEqual([]);
      expect(new Set(numbers)).toEqual(new Set(['данные уничтожены']));
    }
    expect((await secrets(childId)).surname).toBe(surname);
    expect(await scanRow(scanId)).toMatchObject({ destroyedFor: 'withdrawn' });
    expect(existsSync(onDisk(storageKey))).toBe(false);
    const operator = await givenStaff({ role: 'operator', municipalityId });
    expect(await refusalOf(handOutPaper(operator.actor, certificateId))).toMatchObject({ code: 'not_found' });
    const [record] = await recordsOf(childId);
    expect(record).toMatchObject({ matter: 'withdrawn', days: 10 });
    expect(record?.categories).toEqual(expect.arrayContaining(['scan', 'document', 'address', 'paper']));
  });

  test('the row of a list by which the child was written down goes, and the file it stood in', async () => {
    const { parent, childId } = await givenActivated();
    const other = await givenChild({ parent: await givenParent(), municipalityId });
    const list = await givenLoadedList(municipalityId, [childId, other.childId]);
    await withdrawConsent(parent.actor, childId);
    daysLater(9);
    await applyRetention();
    expect(await database().importRow.count({ where: { importId: list.importId } })).toBe(2);
    daysLater(10.1);
    await applyRetention();
    const left = await database().importRow.findMany({ where: { importId: list.importId } });
    expect(left.map((row) => row.childId)).toEqual([other.childId]);
    const row = await database().tableImport.findUniqueOrThrow({ where: { id: list.importId } });
    expect([row.fileKey, row.headSealed, row.rowsDone]).toEqual([null, null, 2]);
    const records = [...(await recordsOf(childId)), ...(await recordsOf(parent.personId))];
    expect(records.flatMap(({ categories }) => categories)).toContain('list_row');
    await sweepLeftovers();
    expect(existsSync(onDisk(list.fileKey))).toBe(false);
    // The session in which it was loaded goes with its term; the list keeps its counts.
    daysLater(366 + 365);
    await applyRetention();
    const later = await database().tableImport.findUniqueOrThrow({ where: { id: list.importId } });
    expect([later.sessionId, later.rowsDone]).toEqual([null, 2]);
  });

  test('what was asked for anew is left alone', async () => {
    const { parent, childId } = await givenActivated();
    await withdrawConsent(parent.actor, childId);
    await givenApplication({ childId, applicantId: parent.personId });
    daysLater(20);
    await applyRetention();
    expect((await secrets(childId)).kept).not.toEqual([]);
    expect((await secrets(parent.personId)).kept).not.toEqual([]);
  });

  test('a parent with another certificate keeps their own', async () => {
    const { parent, childId } = await givenActivated();
    const sibling = await givenChild({ parent, municipalityId, document: true });
    await givenCertificate({ childId: sibling.childId });
    await withdrawConsent(parent.actor, childId);
    daysLater(20);
    await applyRetention();
    expect((await secrets(childId)).kept).toEqual([]);
    expect((await secrets(parent.personId)).kept).not.toEqual([]);
  });
});

describe('the record of the register', () => {
  test('of who is long of age goes with its guardian; the audit is whole and the values beside it are gone', async () => {
    const parent = await givenParent({ email: 'gone@example.com' });
    const { childId, birthDate } = await givenChild({ parent, municipalityId, age: 17, document: true });
    await givenCertificate({ childId, status: 'active' });
    const edited = aboutParentFields.parse({
      surname: 'Исчезающая',
      givenName: 'Вера',
      patronymic: '',
      snils: '',
      address: 'ул. Мира, 5',
      phone: '+7 913 123-45-67',
      kind: 'passport',
      series: '32 07',
      number: '765 432',
      issuedOn: '',
      issuedBy: '',
      comment: '',
    });
    await saveAboutParent(parent.actor, edited);
    const entries = await database().auditEntry.count();
    await sealAudit();
    const days = birthDate.add({ years: 18 }).since(birthDate.add({ years: 17 })).days;
    daysLater(days + 1095 + 1);
    await applyRetention();

    const people = await database().person.findMany({ where: { id: { in: [childId, parent.personId] } } });
    for (const person of people) {
      expect(person).toMatchObject({
        surname: 'Данные уничтожены',
        patronymic: null,
        email: null,
        nameKey: '',
      });
      expect(person.destroyedAt).not.toBeNull();
    }
    const account = await database().account.findUniqueOrThrow({ where: { id: parent.accountId } });
    expect(account.blockedAt).not.toBeNull();
    expect(account.login).not.toBe(parent.login);
    expect(
      await database().changeRecord.count({ where: { auditEntry: { subjectId: parent.personId } } }),
    ).toBe(0);
    expect(await database().auditEntry.count()).toBeGreaterThanOrEqual(entries);
    await sealAudit();
    expect((await verifyAudit(null)).faults).toEqual([]);
    expect(await database().certificate.count({ where: { childId } })).toBe(1);
    expect((await recordsOf(childId)).map(({ matter }) => matter)).toContain('register_record');
  });

  test('of a child who has a certificate stays, however old its parent’s other papers are', async () => {
    const { childId, parent } = await givenActivated();
    daysLater(1500);
    await applyRetention();
    const person = await database().person.findUniqueOrThrow({ where: { id: childId } });
    expect(person.destroyedAt).toBeNull();
    expect(
      (await database().person.findUniqueOrThrow({ where: { id: parent.personId } })).destroyedAt,
    ).toBeNull();
  });
});

test('what cannot be recorded is not destroyed', async () => {
  const { scanId } = await givenActivated();
  daysLater(31);
  await database().$executeRaw`
    CREATE FUNCTION fail_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no records today'; END $$`;
  await database().$executeRaw`
    CREATE TRIGGER fail_record BEFORE INSERT ON destruction_record FOR EACH ROW EXECUTE FUNCTION fail_record()`;
  const { id } = await database().retentionRun.create({ data: { startedAt: now() } });
  const before = await fingerprint();
  expect(await destroyWhatIsDue(id)).toMatchObject({ destroyed: 0, failed: 1 });
  expect(await fingerprint()).toEqual(before);
  expect((await scanRow(scanId)).destroyedAt).toBeNull();
  await database().$executeRaw`DROP TRIGGER fail_record ON destruction_record`;
});

test('a record of destruction can be neither changed nor taken away', async () => {
  await givenActivated();
  daysLater(31);
  await applyRetention();
  await expect(database().destructionRecord.updateMany({ data: { count: 2 } })).rejects.toThrow();
  await expect(database().destructionRecord.deleteMany({})).rejects.toThrow();
  await expect(database().$executeRaw`TRUNCATE destruction_record`).rejects.toThrow();
});

test('with the applicant go the remarks of a certificate got by their application', async () => {
  const { parent, certificateId } = await givenActivated();
  const { id: statusChangeId } = await database().certificateStatusChange.findFirstOrThrow({
    where: { certificateId },
  });
  const sealed = seal(`status_remark.sealed:${statusChangeId}`, 'В паспорте матери другая фамилия');
  await database().statusRemark.create({ data: { statusChangeId, sealed } });
  await inTransaction((tx) => destroyPerson(tx, parent.personId));
  expect(await database().statusRemark.count({ where: { statusChangeId } })).toBe(0);
});
