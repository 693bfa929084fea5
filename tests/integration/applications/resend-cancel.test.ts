import { beforeAll, describe, expect, test } from 'vitest';
import { cancelApplication } from '@/lib/applications/cancel-application';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { fileApplication } from '@/lib/applications/file-application';
import { getApplication } from '@/lib/applications/queries';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenMunicipality, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { noTraces, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { fileWithToken, givenReadyFamily } from '@/tests/support/ready-family';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

const newEmail = () => `semya-${unique()}@example.ru`;

async function givenFiled() {
  const family = await givenReadyFamily({ municipalityId });
  const email = newEmail();
  return { ...family, email, ...(await fileWithToken(family.actor, family.childId, email)) };
}

function secondsPass(seconds: number): void {
  const instant = new Date(now().getTime() + seconds * 1000);
  setClock(() => instant);
}

function linksOf(applicationId: string) {
  return database().emailConfirmation.findMany({ where: { applicationId }, orderBy: { createdAt: 'asc' } });
}

describe('«Отправить письмо ещё раз»', () => {
  test('after a minute: the older link is void, one letter and one job follow', async () => {
    const { actor, accountId, applicationId, childId, email } = await givenFiled();
    secondsPass(60);
    const traces = await tracesOf(() => resendConfirmation(actor, applicationId, email));
    const [older, newer] = await linksOf(applicationId);
    expect(older?.voidedAt).not.toBeNull();
    expect(newer).toMatchObject({ email, usedAt: null, voidedAt: null });
    expect(traces.audit).toEqual([
      {
        event: 'confirmation_sent',
        by: accountId,
        role: 'parent',
        institutionId: null,
        subject: ['application', applicationId],
        childId,
        details: { address_corrected: false },
      },
    ]);
    expect(traces.letters).toMatchObject([{ kind: 'confirm_email', to: email }]);
    expect(traces.jobs).toEqual([{ name: 'send-letter', data: { letterId: traces.letters[0]?.id } }]);
  });

  test('too soon to the same address waits', async () => {
    const { actor, applicationId, email } = await givenFiled();
    secondsPass(59);
    const refused = await refusedWithoutTrace(() => resendConfirmation(actor, applicationId, email));
    expect(refused).toMatchObject({
      code: 'too_many',
      sentence: saying('Подождите минуту'),
    });
  });

  test('a corrected address waits for nothing and is the application’s from then on', async () => {
    const { actor, applicationId } = await givenFiled();
    const corrected = newEmail();
    const { audit, letters } = await tracesOf(() => resendConfirmation(actor, applicationId, corrected));
    expect((await getApplication(actor, applicationId)).email).toBe(corrected);
    expect(letters).toMatchObject([{ to: corrected }]);
    expect(audit).toMatchObject([{ details: { address_corrected: true } }]);
    expect(JSON.stringify(audit)).not.toContain(corrected);
  });

  test('pressed five times at once sends one letter more', async () => {
    const { actor, applicationId, email } = await givenFiled();
    secondsPass(61);
    await openConnections();
    const press = () => resendConfirmation(actor, applicationId, email);
    const { letters } = await tracesOf(() => Promise.allSettled([1, 2, 3, 4, 5].map(press)));
    expect(letters).toHaveLength(1);
    expect((await linksOf(applicationId)).filter(({ voidedAt }) => voidedAt === null)).toHaveLength(1);
  });

  test('is refused once the address is confirmed', async () => {
    const { actor, applicationId, token } = await givenFiled();
    await confirmApplication(token, actor);
    const refused = await refusedWithoutTrace(() => resendConfirmation(actor, applicationId, newEmail()));
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: saying('Письмо больше не нужно'),
    });
  });
});

describe('«Отменить заявку»', () => {
  test.each(['awaiting_confirmation', 'confirmed'])('from %s', async (status) => {
    const { actor, accountId, applicationId, childId, token } = await givenFiled();
    if (status === 'confirmed') await confirmApplication(token, actor);
    const traces = await tracesOf(() => cancelApplication(actor, applicationId));
    const application = await database().application.findUniqueOrThrow({ where: { id: applicationId } });
    expect(application.status).toBe('cancelled');
    expect(application.closedAt).not.toBeNull();
    const inForce = { applicationId, usedAt: null, voidedAt: null };
    expect(await database().emailConfirmation.count({ where: inForce })).toBe(0);
    expect(traces).toEqual({
      ...noTraces,
      audit: [
        {
          event: 'application_cancelled',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['application', applicationId],
          childId,
          details: {},
        },
      ],
    });
  });

  test('twice is once, and a new application follows at once', async () => {
    const { actor, applicationId, childId } = await givenFiled();
    await openConnections();
    const { audit } = await tracesOf(() =>
      Promise.all([cancelApplication(actor, applicationId), cancelApplication(actor, applicationId)]),
    );
    expect(audit).toHaveLength(1);
    expect(await fileApplication(actor, childId, newEmail())).not.toBe(applicationId);
  });

  test('comes too late after the certificate', async () => {
    const { actor, applicationId } = await givenFiled();
    await database().application.update({
      where: { id: applicationId },
      data: {
        status: 'certificate_issued',
        confirmedAt: new Date('2199-01-01'),
        closedAt: new Date('2199-01-01'),
      },
    });
    const refused = await refusedWithoutTrace(() => cancelApplication(actor, applicationId));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('нельзя отменить') });
  });
});
