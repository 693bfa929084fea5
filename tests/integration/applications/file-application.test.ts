import { beforeAll, describe, expect, test } from 'vitest';
import type { FamilyActor } from '@/lib/access/actor';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { fileApplication, fileApplicationFields } from '@/lib/applications/file-application';
import { tokenHash } from '@/lib/applications/confirmation-link';
import { getApplication } from '@/lib/applications/queries';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  unique,
} from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { noTraces, refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { fileWithToken, givenReadyFamily } from '@/tests/support/ready-family';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

const newEmail = () => `semya-${unique()}@example.ru`;

describe('«Отправить заявку»', () => {
  test('application, link, letter, job and audit stand together', async () => {
    const { actor, accountId, personId, childId } = await givenReadyFamily({ municipalityId });
    const { email } = fileApplicationFields.parse({ email: ` Mama-${unique()}@Example.RU ` });
    let applicationId = '';
    const traces = await tracesOf(async () => {
      applicationId = await fileApplication(actor, childId, email);
    });
    const application = await database().application.findUniqueOrThrow({
      where: { id: applicationId },
      include: { confirmations: true },
    });
    expect(application).toMatchObject({
      childId,
      applicantId: personId,
      status: 'awaiting_confirmation',
      email,
    });
    expect(traces.audit).toEqual([
      {
        event: 'application_filed',
        by: accountId,
        role: 'parent',
        institutionId: null,
        subject: ['application', applicationId],
        childId,
        details: {},
      },
    ]);
    const [letter, ...more] = traces.letters;
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      kind: 'confirm_email',
      to: email,
      personId,
      accountId: null,
      delivery: 'queued',
    });
    expect(traces.jobs).toEqual([{ name: 'send-letter', data: { letterId: letter?.id } }]);

    const { applicationNumber, link } = letter?.payload as { applicationNumber: number; link: string };
    expect(applicationNumber).toBe(application.number);
    const [, token = ''] = /^http:\/\/portal\.test\/confirm-email\/([\w-]{43})$/.exec(link) ?? [];
    expect(application.confirmations).toMatchObject([{ email, usedAt: null, voidedAt: null }]);
    expect(Buffer.from(application.confirmations[0]?.tokenHash ?? [])).toEqual(Buffer.from(tokenHash(token)));
  });

  test('a second click comes to the application that is there', async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId });
    const first = await fileApplication(actor, childId, newEmail());
    const traces = await tracesOf(async () => {
      expect(await fileApplication(actor, childId, newEmail())).toBe(first);
    });
    expect(traces).toEqual(noTraces);
  });

  test('two tabs at once make one application, one letter, one job', async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId });
    const email = newEmail();
    await openConnections();
    const traces = await tracesOf(async () => {
      const tabs = await Promise.all([1, 2, 3].map(() => fileApplication(actor, childId, email)));
      expect(new Set(tabs).size).toBe(1);
    });
    expect(await database().application.count({ where: { childId } })).toBe(1);
    expect([traces.audit.length, traces.letters.length, traces.jobs.length]).toEqual([1, 1, 1]);
  });

  test('a child of 14 applies for themselves, the day before nobody but the parent does', async () => {
    const birthDate = today().subtract({ years: 14 });
    const grown = await givenReadyFamily({ municipalityId, birthDate });
    const child = await givenChildAccount(grown.childId);
    const id = await fileApplication(child.actor, grown.childId, newEmail());
    expect((await database().application.findUniqueOrThrow({ where: { id } })).applicantId).toBe(
      grown.childId,
    );

    const young = await givenReadyFamily({ municipalityId, birthDate: birthDate.add({ days: 1 }) });
    const tooYoung = await givenChildAccount(young.childId);
    const refused = await refusedWithoutTrace(() =>
      fileApplication(tooYoung.actor, young.childId, newEmail()),
    );
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(refused.sentence).toContain('До 14 лет это делает родитель');
  });

  test('a child under 5 may have everything prepared', async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId, age: 3 });
    await fileApplication(actor, childId, newEmail());
  });

  test('after a cancelled, a lapsed application and an ended certificate there is a new one', async () => {
    for (const status of ['terminated', 'expired'] as const) {
      const { actor, childId } = await givenReadyFamily({ municipalityId });
      await givenCertificate({ childId, status });
      await fileApplication(actor, childId, newEmail());
    }
    for (const status of ['cancelled', 'lapsed'] as const) {
      const { actor, childId, personId } = await givenReadyFamily({ municipalityId });
      const closed = { childId, applicantId: personId, status, closedAt: new Date('2199-01-01') };
      const { id } = await database().application.create({ data: closed });
      expect(await fileApplication(actor, childId, newEmail())).not.toBe(id);
    }
  });
});

describe('an address this applicant has confirmed before', () => {
  async function givenKnownFamily(email: string) {
    const family = await givenReadyFamily({ municipalityId });
    const first = await fileWithToken(family.actor, family.childId, email);
    await confirmApplication(first.token, family.actor);
    const { childId } = await givenChild({ parent: family, municipalityId, document: true });
    return { ...family, childId };
  }

  test('the application of a second child is confirmed at once, without a letter', async () => {
    const email = newEmail();
    const { actor, accountId, childId } = await givenKnownFamily(email);
    let id = '';
    const traces = await tracesOf(async () => {
      id = await fileApplication(actor, childId, email);
    });
    const application = await database().application.findUniqueOrThrow({
      where: { id },
      include: { confirmations: true },
    });
    expect(application).toMatchObject({ status: 'confirmed', email, confirmations: [] });
    expect(application.confirmedAt).not.toBeNull();
    expect(traces.letters).toEqual([]);
    expect(traces.jobs).toEqual([]);
    expect(traces.audit).toMatchObject([
      { event: 'application_filed', by: accountId, childId, details: {} },
      {
        event: 'application_confirmed',
        by: accountId,
        subject: ['application', id],
        childId,
        details: { ground: 'email_confirmed_before' },
      },
    ]);
    expect(await getApplication(actor, id)).toMatchObject({ knownEmail: true, readyForCertificate: true });
  });

  test('another address is proven by a letter', async () => {
    const { actor, childId } = await givenKnownFamily(newEmail());
    const id = await fileApplication(actor, childId, newEmail());
    expect(await getApplication(actor, id)).toMatchObject({
      status: 'awaiting_confirmation',
      knownEmail: false,
    });
  });

  test('the other parent proves it anew: the same address says nothing of who reads it', async () => {
    const email = newEmail();
    await givenKnownFamily(email);
    const { actor, childId } = await givenReadyFamily({ municipalityId });
    const id = await fileApplication(actor, childId, email);
    expect((await getApplication(actor, id)).status).toBe('awaiting_confirmation');
  });

  test('after a year it is asked again', async () => {
    const email = newEmail();
    const { actor, childId, personId } = await givenKnownFamily(email);
    await database().person.update({
      where: { id: personId },
      data: { emailConfirmedAt: new Date(now().getTime() - 366 * 86_400_000) },
    });
    const id = await fileApplication(actor, childId, email);
    expect((await getApplication(actor, id)).status).toBe('awaiting_confirmation');
  });

  test('two tabs at once make one application', async () => {
    const email = newEmail();
    const { actor, childId } = await givenKnownFamily(email);
    await openConnections();
    const traces = await tracesOf(async () => {
      const tabs = await Promise.all([1, 2, 3].map(() => fileApplication(actor, childId, email)));
      expect(new Set(tabs).size).toBe(1);
    });
    expect(traces.audit.map(({ event }) => event)).toEqual(['application_filed', 'application_confirmed']);
  });
});

describe('what is refused', () => {
  async function refusalFor({ actor, childId }: { actor: FamilyActor; childId: string }) {
    return refusedWithoutTrace(() => fileApplication(actor, childId, newEmail()));
  }

  test('no document of the child', async () => {
    const refused = await refusalFor(await givenReadyFamily({ municipalityId, document: false }));
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: saying('Сначала предоставьте документ'),
    });
  });

  test('a birth certificate of a child who has turned 14', async () => {
    const birthDate = today().subtract({ years: 14 });
    const document = {
      kind: 'birth_certificate',
      series: 'II-МЮ',
      number: '000001',
      issuedOn: birthDate,
      issuedBy: null,
    } as const;
    const refused = await refusalFor(await givenReadyFamily({ municipalityId, birthDate, document }));
    expect(refused.sentence).toContain('с 14 лет паспорт');
  });

  test('a child whose details are missing', async () => {
    const refused = await refusalFor(await givenReadyFamily({ municipalityId, complete: false }));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('«Дети»') });
  });

  test.each(['addressSealed', 'phoneSealed'] as const)('an applicant without %s', async (field) => {
    const family = await givenReadyFamily({ municipalityId });
    await database().person.update({ where: { id: family.personId }, data: { [field]: null } });
    const refused = await refusalFor(family);
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('«Обо мне»') });
  });

  test('an applicant without a document', async () => {
    const parent = await givenParent();
    await database().identityDocument.deleteMany({ where: { personId: parent.personId } });
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    expect((await refusalFor({ ...parent, childId })).sentence).toContain('«Обо мне»');
  });

  test('a grown-up, from the 18th birthday on: the tie has ended, and their own application comes too late', async () => {
    const family = await givenReadyFamily({ municipalityId, birthDate: today().subtract({ years: 18 }) });
    expect(await refusalFor(family)).toMatchObject({ code: 'not_found' });
    const { actor } = await givenChildAccount(family.childId);
    expect(await refusalFor({ ...family, actor })).toMatchObject({
      code: 'conflict',
      sentence: saying('до 18 лет'),
    });
  });

  test('a child with a live certificate', async () => {
    for (const status of ['not_activated', 'returned', 'active', 'suspended'] as const) {
      const family = await givenReadyFamily({ municipalityId });
      await givenCertificate({ childId: family.childId, status });
      expect(await refusalFor(family)).toMatchObject({
        code: 'conflict',
        sentence: 'У ребёнка сертификат уже есть. Второй не выдаётся.',
      });
    }
  });

  test('the second parent while the first one’s application is open', async () => {
    const first = await givenParent();
    const second = await givenParent();
    const { childId } = await givenChild({ parent: [first, second], municipalityId, document: true });
    await fileApplication(first.actor, childId, newEmail());
    const refused = await refusalFor({ actor: second.actor, childId });
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: 'На этого ребёнка уже подана заявка другим законным представителем.',
    });
  });

  test('of both parents at the same moment one has it', async () => {
    const parents = [await givenParent(), await givenParent()];
    const { childId } = await givenChild({ parent: parents, municipalityId, document: true });
    await openConnections();
    const attempts = await Promise.allSettled(
      parents.map(({ actor }) => fileApplication(actor, childId, newEmail())),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = attempts.find((attempt) => attempt.status === 'rejected');
    expect((await refusalOf(Promise.reject(lost?.reason as Error))).code).toBe('conflict');
    expect(await database().application.count({ where: { childId } })).toBe(1);
  });
});
