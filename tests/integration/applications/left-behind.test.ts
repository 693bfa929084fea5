import { beforeAll, describe, expect, test } from 'vitest';
import { cancelApplication } from '@/lib/applications/cancel-application';
import { confirmApplication, linkRefusals } from '@/lib/applications/confirm-application';
import { fileApplication } from '@/lib/applications/file-application';
import { lapseApplications } from '@/lib/applications/lapse-applications';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenGroup, givenMunicipality, givenParent, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { fileWithToken, givenConfirmedFamily, givenReadyFamily } from '@/tests/support/ready-family';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const day = 86_400_000;
const lapse = () => lapseApplications(today());

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

const newEmail = () => `semya-${unique()}@example.ru`;

function daysPass(days: number): void {
  const instant = new Date(now().getTime() + days * day);
  setClock(() => instant);
}

function applicationRow(id: string) {
  return database().application.findUniqueOrThrow({ where: { id }, include: { confirmations: true } });
}

describe('an application nobody confirms', () => {
  test('lapses after 30 days, once, and its link says so', async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId });
    const { applicationId, token } = await fileWithToken(actor, childId, newEmail());
    // The night of the thirtieth day: thirty whole days have not passed.
    daysPass(30);
    expect(await tracesOf(lapse)).toEqual(noTraces);
    daysPass(1);
    const { audit, letters, jobs } = await tracesOf(lapse);
    expect(audit).toMatchObject([
      { event: 'application_lapsed', by: null, role: null, subject: ['application', applicationId], childId },
    ]);
    expect([letters, jobs]).toEqual([[], []]);
    const row = await applicationRow(applicationId);
    expect(row).toMatchObject({ status: 'lapsed', closedAt: now() });
    expect(row.confirmations.every(({ voidedAt }) => voidedAt !== null)).toBe(true);
    expect(await tracesOf(lapse)).toEqual(noTraces);
    expect(await refusedWithoutTrace(() => confirmApplication(token, null))).toMatchObject({
      code: 'conflict',
      sentence: linkRefusals.closed,
    });
    expect(await fileApplication(actor, childId, newEmail())).not.toBe(applicationId);
  });

  test('a confirmed one stays, however long', async () => {
    const groupId = (await givenGroup({ municipalityId })).id;
    const { applicationId } = await givenConfirmedFamily({ municipalityId, groupId });
    daysPass(400);
    await lapse();
    expect((await applicationRow(applicationId)).status).toBe('confirmed');
  });
});

test('an application of a parent whose tie has ended blocks nobody: the portal closes it', async () => {
  const parents = [await givenParent(), await givenParent()] as const;
  const [former, present] = parents;
  const { childId } = await givenChild({ parent: parents, municipalityId, document: true });
  const left = await fileApplication(former.actor, childId, newEmail());
  await database().guardianship.updateMany({
    where: { guardianId: former.personId, childId },
    data: { endedAt: new Date('2199-01-01'), endGround: 'rights_terminated' },
  });
  let filed = '';
  const { audit } = await tracesOf(async () => {
    filed = await fileApplication(present.actor, childId, newEmail());
  });
  expect((await applicationRow(left)).status).toBe('cancelled');
  expect(audit).toMatchObject([
    {
      event: 'application_cancelled',
      by: null,
      subject: ['application', left],
      details: { ground: 'tie_ended' },
    },
    { event: 'application_filed', by: present.accountId, subject: ['application', filed] },
  ]);
});

test('«Отменить» and «Получить сертификат» at the same moment: one of the two, never both', async () => {
  const groupId = (await givenGroup({ municipalityId })).id;
  for (let round = 0; round < 5; round += 1) {
    const { actor, applicationId, chosen } = await givenConfirmedFamily({ municipalityId, groupId });
    await openConnections();
    const presses = await Promise.allSettled([
      cancelApplication(actor, applicationId),
      issueCertificate(actor, applicationId, chosen),
    ]);
    const [cancelled, issued] = presses.map(({ status }) => status === 'fulfilled');
    expect(cancelled).toBe(!issued);
    const { status } = await applicationRow(applicationId);
    expect(status).toBe(issued ? 'certificate_issued' : 'cancelled');
    expect(await database().certificate.count({ where: { applicationId } })).toBe(issued ? 1 : 0);
  }
});

test('the portal writes no more than 15 letters a day for one applicant, whatever the addresses', async () => {
  const { actor, childId } = await givenReadyFamily({ municipalityId });
  const applicationId = await fileApplication(actor, childId, newEmail());
  for (let sent = 1; sent < 15; sent += 1) await resendConfirmation(actor, applicationId, newEmail());
  const oneMore = () => resendConfirmation(actor, applicationId, newEmail());
  expect(await refusedWithoutTrace(oneMore)).toMatchObject({ code: 'too_many' });
  daysPass(1.01);
  await oneMore();
});
