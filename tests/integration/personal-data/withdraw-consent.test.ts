import { beforeAll, describe, expect, test } from 'vitest';
import { POST as withdraw } from '@/app/cabinet/children/[childId]/consent/save/route';
import { openSession } from '@/lib/access/session';
import { getOwnConsent, listOwnConsents } from '@/lib/personal-data/consent/queries';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { database, inTransaction } from '@/lib/platform/database';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenConsent,
  givenMunicipality,
  givenParent,
  givenPassword,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { fingerprint, noTraces, refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
});

/** A family with an activated certificate and the consent that was signed for it. */
async function givenConsented(options: { age?: number } = {}) {
  const parent = await givenParent({ email: 'vera@example.com' });
  const { childId } = await givenChild({ parent, municipalityId, document: true, ...options });
  const certificate = await givenCertificate({ childId, status: 'active' });
  const consentId = await givenConsent(certificate.certificateId);
  return { parent, childId, consentId, ...certificate };
}

const statusOf = async (id: string) =>
  (await database().certificate.findUniqueOrThrow({ where: { id } })).status;

test('ends certificate and application, tells the giver, leaves who and why', async () => {
  const { parent, childId, consentId, certificateId } = await givenConsented();
  const traces = await tracesOf(() => withdrawConsent(parent.actor, childId));

  const consent = await database().consent.findUniqueOrThrow({ where: { id: consentId } });
  expect(consent.withdrawnAt).toBeInstanceOf(Date);
  const certificate = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
    include: { statusChanges: { orderBy: { at: 'desc' }, take: 1 } },
  });
  expect(certificate).toMatchObject({ status: 'terminated', terminationReason: 'consent_withdrawn' });
  expect(certificate.statusChanges[0]).toMatchObject({
    fromStatus: 'active',
    toStatus: 'terminated',
    byAccountId: parent.accountId,
    reasons: ['consent_withdrawn'],
  });
  expect(traces.audit.map(({ event, by, childId: about }) => [event, by, about])).toEqual([
    ['consent_withdrawn', parent.accountId, childId],
    ['certificate_terminated', parent.accountId, childId],
  ]);
  expect(traces.letters).toHaveLength(1);
  expect(traces.letters[0]).toMatchObject({ kind: 'consent_withdrawn', personId: parent.personId });
  expect(traces.jobs.map(({ name }) => name)).toEqual(['send-letter']);
});

test('the other guardian and the child with its own sign-in learn that the certificate has ended', async () => {
  const { parent, childId } = await givenConsented();
  const other = await givenParent({ email: 'other@example.com' });
  await database().guardianship.create({ data: { guardianId: other.personId, childId } });
  const child = await givenChildAccount(childId);
  const { letters } = await tracesOf(() => withdrawConsent(parent.actor, childId));
  expect(letters).toMatchObject([
    { kind: 'certificate_status_changed', personId: other.personId, to: 'other@example.com' },
    { kind: 'certificate_status_changed', personId: childId, to: null },
    { kind: 'consent_withdrawn', personId: parent.personId },
  ]);
  expect(letters[1]).toMatchObject({
    accountId: child.accountId,
    payload: { change: 'terminate', institution: null, reason: expect.stringContaining('огласие') as string },
  });
});

test('an application under way is cancelled and its link voided', async () => {
  const { parent, childId } = await givenConsented();
  await database().certificate.updateMany({
    where: { childId },
    data: { status: 'terminated', terminationReason: 'moved_away' },
  });
  const { applicationId } = await givenApplication({ childId, applicantId: parent.personId });
  await withdrawConsent(parent.actor, childId);
  const application = await database().application.findUniqueOrThrow({
    where: { id: applicationId },
    include: { confirmations: true },
  });
  expect(application.status).toBe('cancelled');
  expect(application.confirmations.every(({ voidedAt }) => voidedAt !== null)).toBe(true);
});

test('pressed twice, and in ten windows at once, it acts once', async () => {
  const { parent, childId, certificateId } = await givenConsented();
  const traces = await tracesOf(() =>
    Promise.all(Array.from({ length: 10 }, () => withdrawConsent(parent.actor, childId))),
  );
  expect(traces.letters).toHaveLength(1);
  expect(traces.audit.filter(({ event }) => event === 'consent_withdrawn')).toHaveLength(1);
  expect(await statusOf(certificateId)).toBe('terminated');
  expect(await tracesOf(() => withdrawConsent(parent.actor, childId))).toEqual(noTraces);
});

test('what cannot be written whole is not written at all', async () => {
  const { parent, childId } = await givenConsented();
  await database().$executeRaw`
    CREATE FUNCTION fail_letter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no letters today'; END $$`;
  await database().$executeRaw`
    CREATE TRIGGER fail_letter BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION fail_letter()`;
  const before = await fingerprint();
  await expect(withdrawConsent(parent.actor, childId)).rejects.toThrow();
  expect(await fingerprint()).toEqual(before);
  await database().$executeRaw`DROP TRIGGER fail_letter ON letter`;
});

describe('who may', () => {
  test('not the other guardian, and what that one got stays', async () => {
    const { childId, certificateId } = await givenConsented();
    const other = await givenParent();
    await database().guardianship.create({ data: { guardianId: other.personId, childId } });
    const refused = await refusedWithoutTrace(() => withdrawConsent(other.actor, childId));
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.sentence).toContain('тот, кто его дал');
    expect(await statusOf(certificateId)).toBe('active');
    expect(await getOwnConsent(other.actor, childId)).toMatchObject({ givenAt: null, withdrawnAt: null });
  });

  test('a stranger finds no such child', async () => {
    const { childId } = await givenConsented();
    const stranger = await givenParent();
    expect(await refusedWithoutTrace(() => withdrawConsent(stranger.actor, childId))).toMatchObject({
      code: 'not_found',
    });
  });

  test('whoever gave it, also when the tie to the child has ended; its present name is not shown then', async () => {
    const { parent, childId, certificateId } = await givenConsented();
    await database().guardianship.updateMany({
      where: { childId },
      data: { endedAt: new Date(Date.now() + 1000), endGround: 'court' },
    });
    const hidden = 'имя не показано, связь прекращена';
    expect(await listOwnConsents(parent.actor)).toEqual([{ id: childId, name: hidden }]);
    expect(await getOwnConsent(parent.actor, childId)).toMatchObject({ childName: hidden });
    const { letters } = await tracesOf(() => withdrawConsent(parent.actor, childId));
    expect(letters).toMatchObject([{ personId: parent.personId, payload: { childName: hidden } }]);
    expect(await statusOf(certificateId)).toBe('terminated');
    expect(await listOwnConsents(parent.actor)).toEqual([]);
  });

  test('a child of 14 its own consent, a younger one nothing', async () => {
    const { childId } = await givenChild({ municipalityId, age: 15, document: true });
    const { certificateId } = await givenCertificate({ childId, applicantId: childId, status: 'active' });
    await givenConsent(certificateId);
    await withdrawConsent((await givenChildAccount(childId)).actor, childId);
    expect(await statusOf(certificateId)).toBe('terminated');

    const young = await givenConsented({ age: 9 });
    const account = await givenChildAccount(young.childId);
    expect(await refusalOf(withdrawConsent(account.actor, young.childId))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the form', () => {
  async function send(
    fields: Readonly<Record<string, string>>,
    family: Awaited<ReturnType<typeof givenConsented>>,
  ) {
    const { accountId, grantId: id } = family.parent;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
    const path = `/cabinet/children/${family.childId}/consent/save`;
    return withdraw(posted(path, { token, body: new URLSearchParams(fields) }), {
      params: Promise.resolve({ childId: family.childId }),
    });
  }

  test('asks for the tick and the password, and for the right one', async () => {
    const family = await givenConsented();
    const incomplete: Record<string, string>[] = [
      { presentPassword: givenPassword },
      { understood: 'on' },
      { understood: 'on', presentPassword: 'не тот пароль' },
    ];
    for (const fields of incomplete) {
      const answer = await send(fields, family);
      expect(answer.headers.get('location')).toContain('draft=');
    }
    expect(await statusOf(family.certificateId)).toBe('active');
    const answer = await send({ understood: 'on', presentPassword: givenPassword }, family);
    expect(answer.headers.get('location')).toBe(`/cabinet/children/${family.childId}/consent`);
    expect(await statusOf(family.certificateId)).toBe('terminated');
  });
});
