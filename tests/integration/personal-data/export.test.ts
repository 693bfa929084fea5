import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as json } from '@/app/cabinet/data/json/route';
import { GET as pdf } from '@/app/cabinet/data/pdf/route';
import { renderLetter } from '@/emails/letter';
import type { OperatorActor } from '@/lib/access/actor';
import { openSession, sessionCookieName } from '@/lib/access/session';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { decideCorrection } from '@/lib/families/decide-correction';
import { saveAboutParent, aboutParentFields } from '@/lib/families/save-about-me';
import { openScan } from '@/lib/documents/queries';
import { heldOnPaper, openHeldData, type HeldFile } from '@/lib/personal-data/export/open-held-data';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { keepDraft } from '@/lib/platform/drafts';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { keepGround } from '@/lib/record-changes/ground-document';
import { answerQuestion } from '@/lib/questions/answer-question';
import { sealPersonField, unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenConsent,
  givenCorrection,
  givenFamilyQuestion,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { impersonalTables, isLink, notInTheFile } from '@/tests/support/personal-columns';
import { refusalOf, tracesOf } from '@/tests/support/traces';
import { givenSignIns } from './given-sign-ins';

vi.mock('@/emails/letter', { spy: true });

let family: Awaited<ReturnType<typeof givenWholeFamily>>;
let file: HeldFile;

/** A family of which something lies in every table that can hold anything of a family. */
async function givenWholeFamily() {
  const { id: municipalityId } = await givenMunicipality();
  const school = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const operator = await givenStaff({ role: 'operator', institutionId: school.id });
  const parent = await givenParent({ email: 'vera-family@example.com' });
  const child = await givenChild({ parent, municipalityId, institutionId: school.id, document: true });
  const { childId } = child;
  await database().child.update({ where: { personId: childId }, data: { groupName: '2 «Б»' } });
  const ended = await givenCertificate({ childId, status: 'terminated' });
  const certificate = await givenCertificate({
    childId,
    status: 'active',
    chosenInstitutionId: school.id,
    activation: { at: now(), byId: operator.accountId, institutionId: school.id },
  });
  await database().certificate.update({
    where: { id: certificate.certificateId },
    data: { previousCertificateId: ended.certificateId },
  });
  const { id: changeId } = await database().certificateStatusChange.create({
    data: {
      certificateId: certificate.certificateId,
      fromStatus: 'active',
      toStatus: 'suspended',
      byAccountId: operator.accountId,
      institutionId: school.id,
      reasons: ['own_request'],
      comment: 'Временно не занимается',
      byRole: 'operator',
    },
  });
  await handOutPaper(parent.actor, certificate.certificateId);
  await giveLawfulChange(certificate.certificateId, childId, operator.actor);
  await database().statusRemark.create({
    data: {
      statusChangeId: changeId,
      sealed: seal(`status_remark.sealed:${changeId}`, 'Принесите справку'),
    },
  });
  await givenConsent(certificate.certificateId);
  await database().consent.updateMany({ where: { childId }, data: { withdrawnAt: now() } });
  await givenConsent(certificate.certificateId);
  await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  await givenScan({ ownerId: parent.accountId });
  await givenApplication({ childId, applicantId: parent.personId, status: 'cancelled' });
  await givenApplication({ childId, applicantId: parent.personId });
  await database().emailConfirmation.updateMany({ where: { usedAt: null }, data: { voidedAt: now() } });
  await database().paperCheck.create({
    data: {
      certificateId: certificate.certificateId,
      paperKey: 'consent',
      result: 'original',
      checkedById: operator.accountId,
    },
  });
  await giveMoney(certificate.certificateId);
  await giveBooking(ended.certificateId, school.id, parent.accountId);
  const about = { childId, personId: parent.personId };
  await database().linkRequest.create({
    data: {
      ...about,
      ground: 'parent',
      status: 'declined',
      decidedAt: now(),
      decidedById: operator.accountId,
      reason: 'no_originals',
      alike: ['document'],
    },
  });
  await database().guardianship.updateMany({
    where: { childId },
    data: { provenAt: now(), provenById: operator.accountId },
  });
  const correctionId = await givenCorrection(parent.actor, childId);
  await decideCorrection(operator.actor, correctionId, { decision: 'declined', answer: 'Так в оригинале' });
  const questionId = await givenFamilyQuestion(parent, certificate.applicationId);
  await answerQuestion(operator.actor, questionId, { text: 'До семнадцати часов', seen: 1 });
  await givenFamilyQuestion(parent, certificate.applicationId);
  await openScan(
    operator.actor,
    (await database().scan.findFirstOrThrow({ where: { document: { personId: childId } } })).id,
  );
  await leaveTraces(parent);
  await givenSignIns(parent, { issuedById: operator.accountId, institutionId: school.id });
  await editParent(parent);
  const twin = await givenChild({ municipalityId });
  const [childAId = '', childBId = ''] = [childId, twin.childId].toSorted();
  await database().duplicateSuspicion.create({
    data: {
      childAId,
      childBId,
      alike: ['name'],
      decision: 'different_children',
      decidedAt: now(),
      decidedById: operator.accountId,
      comment: 'Тайна другой семьи',
    },
  });
  return { municipalityId, operator, parent, childId, certificate, school };
}

/** Cancelled: a certificate that has ended is awaited nowhere. */
async function giveBooking(certificateId: string, institutionId: string, bookedById: string): Promise<void> {
  await database().booking.create({
    data: {
      certificateId,
      institutionId,
      day: new Date('2026-11-24'),
      startsAt: 570,
      endsAt: 600,
      desk: 1,
      status: 'cancelled',
      cancelReason: 'not_needed',
      settledAt: now(),
      bookedById,
      agreedAt: now(),
      remindedAt: now(),
    },
  });
}

async function giveLawfulChange(
  certificateId: string,
  childId: string,
  operator: OperatorActor,
): Promise<void> {
  await inTransaction(async (tx) => {
    const ground = { kind: 'name_change_certificate', number: 'II-ЛО 7', date: today() } as const;
    const groundDocumentId = await keepGround(tx, childId, ground);
    await tx.certificateChange.create({
      data: {
        certificateId,
        kind: 'name',
        byAccountId: operator.accountId,
        institutionId: operator.institutionId,
        byRole: 'operator',
        reason: 'name_wish',
        groundDocumentId,
      },
    });
  });
}

async function giveMoney(certificateId: string): Promise<void> {
  const { id: integrationId } = await database().integration.create({
    data: { name: 'Навигатор', keyHash: Uint8Array.from(Buffer.alloc(32, 7)) },
  });
  await database().fundingYear.create({
    data: {
      certificateId,
      year: 2026,
      amount: '12345.67',
      movements: {
        create: { kind: 'reserved', amount: '100', programme: 'Шахматы', integrationId, requestKey: 'k1' },
      },
    },
  });
}

async function leaveTraces({ accountId, personId }: { accountId: string; personId: string }): Promise<void> {
  await database().session.updateMany({ where: { accountId }, data: { device: 'Firefox, Windows' } });
  await database().account.update({ where: { id: accountId }, data: { lastSignInAt: now() } });
  const chosen = { mutedTopics: ['reminders' as const], quietFrom: 22, quietTo: 7 };
  await database().notificationSetting.create({ data: { accountId, ...chosen } });
  await keepDraft(accountId, '/cabinet/me', { values: {}, errors: {}, sentence: null });
  const to = { personId, accountId, email: 'vera-family@example.com' };
  await inTransaction((tx) =>
    queueLetter(tx, to, 'password_changed', {
      changedAt: '20.06.2019 10:11',
      link: 'https://example.com/sign-in',
    }),
  );
  await inTransaction((tx) =>
    queueLetter(tx, to, 'password_recovery', { link: 'https://example.com/recover/secret-link' }),
  );
  await database().letter.updateMany({
    where: { personId },
    data: { delivery: 'sent', sentAt: now(), readAt: now(), archivedAt: now() },
  });
}

async function editParent(parent: Awaited<ReturnType<typeof givenParent>>): Promise<void> {
  const edited = aboutParentFields.parse({
    surname: 'Прежняя',
    givenName: 'Вера',
    patronymic: 'Павловна',
    snils: '',
    address: 'ул. Мира, 5',
    phone: '+7 913 123-45-67',
    kind: 'passport',
    series: '32 04',
    number: '123 456',
    issuedOn: '20.06.2015',
    issuedBy: 'УВД г. Новокузнецка',
    comment: 'Замена по возрасту',
  });
  await saveAboutParent(parent.actor, edited);
  await saveAboutParent(parent.actor, { ...edited, surname: 'Громова', snils: '11223344595' });
}

const factsOf = (held: HeldFile) =>
  held.sections.flatMap(({ records }) => records.flatMap(({ facts }) => facts));

beforeAll(async () => {
  family = await givenWholeFamily();
  file = await openHeldData(family.parent.actor, 'json');
}, 120_000);

describe('holds everything', () => {
  test('that any column of the database holds about a family', async () => {
    const columns = await database().$queryRaw<{ name: string; table: string }[]>`
      SELECT table_name || '.' || column_name AS name, table_name AS "table" FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'`;
    const personal = columns.filter(({ table }) => !impersonalTables.includes(table)).map(({ name }) => name);
    const inFile = new Set(factsOf(file).map(({ key }) => key));
    const forgotten = personal.filter(
      (name) => !inFile.has(name) && !(name in notInTheFile) && !isLink(name),
    );
    expect(forgotten).toEqual([]);
    expect([...inFile].filter((name) => !personal.includes(name))).toEqual([]);
    expect(Object.keys(notInTheFile).filter((name) => !personal.includes(name) || inFile.has(name))).toEqual(
      [],
    );
  });

  test('with its value wherever there is one', () => {
    const facts = factsOf(file);
    const empty = new Set(facts.map(({ key }) => key));
    for (const { key, value } of facts) if (value !== null) empty.delete(key);
    // What comes to pass only with the end of the data, the tie or the account.
    const notYet = [
      'account.blocked_at',
      'account_grant.ended_at',
      'guardianship.end_ground',
      'guardianship.ended_at',
      'password_recovery.voided_at',
      'person.details_destroyed_at',
      'scan.destroyed_at',
      'scan.fault',
      'scan.destroyed_for',
      'scan.file_removed_at',
      'session.ended_at',
    ];
    expect([...empty].filter((key) => !notYet.includes(key))).toEqual([]);
  });

  test('with numbers and texts in clear', async () => {
    const text = JSON.stringify(file);
    const document = await database().identityDocument.findUniqueOrThrow({
      where: { id: family.certificate.documentId },
    });
    const { number } = unsealDocumentNumber(document.id, document.numberSealed);
    for (const words of [
      number,
      '112-233-445 95',
      'ул. Мира, 5',
      '+7 913 123-45-67',
      'Громова',
      'было: Прежняя; стало: Громова',
      '2 «Б»',
      'Шахматы',
      'Так в оригинале',
      'Временно не занимается',
      'Просмотрен скан документа',
      'Firefox, Windows',
      'Телефон Веры',
      'Напоминания',
      '22:00',
      'https://id.example.com',
      family.parent.login,
      `/api/scans/`,
    ]) {
      expect.soft(text).toContain(words);
    }
  });
});

describe('and nothing else', () => {
  test('no secret link, nobody of the staff by name, nothing of the family it was compared with', async () => {
    const text = JSON.stringify(file);
    const { staffName, login } = await database().account.findUniqueOrThrow({
      where: { id: family.operator.accountId },
    });
    for (const words of ['secret-link', staffName ?? '', login, 'Тайна другой семьи', 'passwordHash']) {
      expect.soft(text).not.toContain(words);
    }
  });

  test('of the other guardian neither document nor address nor mail, nor what they signed', async () => {
    const other = await givenParent({ email: 'other-parent@example.com' });
    const { childId, municipalityId } = family;
    const address = 'г. Чужой, ул. Дальняя, 77';
    await database().person.update({
      where: { id: other.personId },
      data: { surname: 'Неназываемый', addressSealed: sealPersonField('address', other.personId, address) },
    });
    await database().guardianship.create({
      data: { guardianId: other.personId, childId, ground: 'guardian' },
    });
    const second = await givenChild({ parent: [family.parent, other], municipalityId, document: true });
    const { certificateId } = await givenCertificate({
      childId: second.childId,
      applicantId: other.personId,
      status: 'active',
    });
    await database().application.updateMany({
      where: { childId: second.childId },
      data: { email: 'other-parent@example.com' },
    });
    await givenConsent(certificateId);
    await givenCorrection(other.actor, second.childId);
    const text = JSON.stringify(await openHeldData(family.parent.actor, 'json'));
    const document = await database().identityDocument.findFirstOrThrow({
      where: { personId: other.personId },
    });
    const { number } = unsealDocumentNumber(document.id, document.numberSealed);
    for (const words of [
      'Неназываемый',
      address,
      number,
      'other-parent@example.com',
      other.personId,
      other.login,
    ]) {
      expect.soft(text).not.toContain(words);
    }
    expect(text).toContain('другой представитель ребёнка');
    // The child itself is theirs, too.
    expect(JSON.stringify(await openHeldData(other.actor, 'json'))).toContain('2 «Б»');
  });

  test('a child whose tie has ended is gone from the next file', async () => {
    const { municipalityId } = family;
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    await database().child.update({ where: { personId: childId }, data: { groupName: 'Ромашка-77' } });
    const to = { personId: parent.personId, accountId: parent.accountId, email: null, childId };
    await inTransaction((tx) =>
      queueLetter(tx, to, 'certificate_activated', {
        childName: 'Ромашкина Забава',
        certificateNumber: '42 07 000 077',
        institution: 'Школа № 7',
        link: 'https://portal.example/cabinet',
      }),
    );
    const before = JSON.stringify(await openHeldData(parent.actor, 'json'));
    for (const words of ['Ромашка-77', 'Ромашкина Забава']) expect(before).toContain(words);
    await database().guardianship.updateMany({
      where: { childId },
      data: { endedAt: new Date(Date.now() + 1000), endGround: 'court' },
    });
    const after = JSON.stringify(await openHeldData(parent.actor, 'json'));
    for (const words of ['Ромашка-77', 'Ромашкина', 'Забава']) expect(after).not.toContain(words);
    expect(after).toContain('Письма портала');
  });
});

describe('who may', () => {
  test('a child of 14 its own; a younger one and staff nothing', async () => {
    const { municipalityId, operator } = family;
    const grown = await givenChild({ municipalityId, age: 15, document: true });
    const own = await openHeldData((await givenChildAccount(grown.childId)).actor, 'json');
    expect(own.sections.map(({ key }) => key)).toContain('child_documents');
    const young = await givenChild({ municipalityId, age: 9 });
    const { actor } = await givenChildAccount(young.childId);
    expect(await refusalOf(openHeldData(actor, 'json'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(openHeldData(operator.actor, 'json'))).toMatchObject({ code: 'forbidden' });
  });

  test('every making is recorded, in words without a value, and its owner is told', async () => {
    const { parent } = family;
    const { audit, letters } = await tracesOf(() => openHeldData(parent.actor, 'pdf'));
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      event: 'personal_data_downloaded',
      by: parent.accountId,
      subject: ['person', parent.personId],
    });
    expect(letters).toMatchObject([
      { kind: 'data_exported', to: 'vera-family@example.com', accountId: parent.accountId },
    ]);
  });
});

describe('the files', () => {
  async function tokenOfParent(): Promise<string> {
    const { accountId, grantId: id } = family.parent;
    return inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
  }

  async function ask(route: typeof json, token: string): Promise<Response> {
    const request = new Request(new URL('/cabinet/data/json', environment().APP_URL), {
      headers: { cookie: `${sessionCookieName()}=${token}` },
    });
    return route(request, { params: Promise.resolve(undefined) });
  }

  test('are saved, never kept by a cache, and named after nobody', async () => {
    for (const [route, type] of [
      [json, 'application/json; charset=utf-8'],
      [pdf, 'application/pdf'],
    ] as const) {
      const answer = await ask(route, await tokenOfParent());
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="moi-dannye\./);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5000);
    }
  });

  test('are made ten times an hour for one account, the next waits', async () => {
    const parent = await givenParent();
    for (let made = 0; made < 10; made += 1) await openHeldData(parent.actor, 'json');
    const { accountId, grantId: id } = parent;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
    for (const route of [json, pdf]) {
      const answer = await ask(route, token);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3000);
      expect(await answer.text()).toContain('не больше 10 раз за час');
    }
    expect(
      await database().auditEntry.count({ where: { accountId, event: 'personal_data_downloaded' } }),
    ).toBe(10);
  });

  test('letters are put into words when the transaction is over', async () => {
    const open: string[] = [];
    const wordings = vi.mocked(renderLetter);
    wordings.mockClear();
    wordings.mockImplementation(async (kind) => {
      const [row] = await database().$queryRaw<{ open: number }[]>`
        SELECT count(*)::int AS open FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'`;
      open.push(...Array.from({ length: row?.open ?? 0 }, () => kind));
      return { subject: 'Письмо', text: 'Текст', html: '' };
    });
    await openHeldData(family.parent.actor, 'json');
    expect(wordings.mock.calls.length).toBeGreaterThan(0);
    expect(open).toEqual([]);
    wordings.mockReset();
  });

  test('on paper stands what was entered and no empty line', () => {
    const { sections } = heldOnPaper(file);
    const values = sections.flatMap(({ records }) =>
      records.flatMap(({ facts }) => facts.map(({ value }) => value)),
    );
    expect(values).toContain('ул. Мира, 5');
    expect(values.every((value) => value !== '')).toBe(true);
  });
});
