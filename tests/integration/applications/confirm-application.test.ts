import { beforeAll, describe, expect, test } from 'vitest';
import { cancelApplication } from '@/lib/applications/cancel-application';
import { confirmApplication, linkRefusals } from '@/lib/applications/confirm-application';
import { describeLink } from '@/lib/applications/queries';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';
import { Refusal } from '@/lib/domain/refusal';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenMunicipality, givenParent, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { noTraces, refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';
import { fileWithToken, givenReadyFamily, lastToken } from '@/tests/support/ready-family';

const hour = 3_600_000;

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

async function givenFiled() {
  const family = await givenReadyFamily({ municipalityId });
  const email = `semya-${unique()}@example.ru`;
  return { ...family, email, ...(await fileWithToken(family.actor, family.childId, email)) };
}

function passes(hours: number): void {
  const instant = new Date(now().getTime() + hours * hour);
  setClock(() => instant);
}

describe('the link of the letter', () => {
  test('confirms the application and the address', async () => {
    const { actor, accountId, applicationId, childId, personId, email, token } = await givenFiled();
    passes(1);
    const traces = await tracesOf(async () => {
      expect(await confirmApplication(token, actor)).toBe(applicationId);
    });
    const application = await database().application.findUniqueOrThrow({
      where: { id: applicationId },
      include: { confirmations: true },
    });
    expect(application).toMatchObject({ status: 'confirmed', confirmedAt: now(), closedAt: null });
    expect(application.confirmations).toMatchObject([{ usedAt: now(), voidedAt: null }]);
    const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
    expect(person).toMatchObject({ email, emailConfirmedAt: now() });
    expect(traces).toEqual({
      ...noTraces,
      audit: [
        {
          event: 'application_confirmed',
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

  test('pressed by a visitor works as well: the letter is the proof', async () => {
    const { token, applicationId } = await givenFiled();
    const { audit } = await tracesOf(() => confirmApplication(token, null));
    expect(audit).toMatchObject([
      { event: 'application_confirmed', by: null, role: null, subject: ['application', applicationId] },
    ]);
  });

  test('works until the last minute of 48 hours', async () => {
    const { token } = await givenFiled();
    passes(48 - 1 / 60);
    await confirmApplication(token, null);
  });

  test('merely looking at it changes nothing and knows the applicant', async () => {
    const { actor, token, applicationId } = await givenFiled();
    const stranger = await givenParent();
    const traces = await tracesOf(async () => {
      expect(await describeLink(token, actor)).toMatchObject({
        refusal: null,
        applicationId,
        forThisActor: true,
      });
      expect(await describeLink(token, stranger.actor)).toMatchObject({ forThisActor: false });
      expect(await describeLink(token, null)).toMatchObject({ refusal: null, forThisActor: false });
      expect(await describeLink('x', null)).toMatchObject({
        refusal: linkRefusals.unknown,
        applicationId: null,
      });
    });
    expect(traces).toEqual(noTraces);
    expect((await describeLink(token, null)).used).toBe(false);
  });

  test('a thousand uses at the same moment have one effect', { timeout: 120_000 }, async () => {
    const { token, applicationId } = await givenFiled();
    await openConnections();
    const uses = await Promise.allSettled(
      Array.from({ length: 1000 }, () => confirmApplication(token, null)),
    );
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const errors = uses.flatMap((use) => (use.status === 'rejected' ? [use.reason as Error] : []));
    const refusals = errors.filter((error) => error instanceof Refusal).map(({ message }) => message);
    expect(new Set(refusals)).toEqual(new Set([linkRefusals.used]));
    // A machine busy with other things may leave some in the queue for a connection until their time is up: they did nothing.
    const others = errors.filter((error) => !(error instanceof Refusal)).map(({ message }) => message);
    expect(others.filter((message) => !/timeout|expired|Unable to start/i.test(message))).toEqual([]);
    const confirmed = { event: 'application_confirmed', subjectId: applicationId };
    expect(await database().auditEntry.count({ where: confirmed })).toBe(1);
    expect(
      await database().emailConfirmation.count({ where: { applicationId, usedAt: { not: null } } }),
    ).toBe(1);
  });
});

describe('a link that no longer works says why', () => {
  test('used', async () => {
    const { token, actor } = await givenFiled();
    await confirmApplication(token, actor);
    const again = { code: 'conflict', sentence: linkRefusals.used };
    expect(await refusedWithoutTrace(() => confirmApplication(token, actor))).toMatchObject(again);
    // Also much later: who confirmed in time is not told that it is too late.
    passes(24 * 40);
    expect(await refusalOf(confirmApplication(token, null))).toMatchObject(again);
  });

  test('voided by a newer letter', async () => {
    const { token, actor, applicationId, email } = await givenFiled();
    passes(1);
    await resendConfirmation(actor, applicationId, email);
    expect(await refusedWithoutTrace(() => confirmApplication(token, null))).toMatchObject({
      code: 'conflict',
      sentence: linkRefusals.voided,
    });
  });

  test('expired after 48 hours', async () => {
    const { token } = await givenFiled();
    passes(48);
    expect(await refusedWithoutTrace(() => confirmApplication(token, null))).toMatchObject({
      code: 'conflict',
      sentence: linkRefusals.expired,
    });
  });

  test('unknown', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), '../../etc/passwd', '\u0000']) {
      expect(await refusedWithoutTrace(() => confirmApplication(token, null))).toMatchObject({
        code: 'not_found',
        sentence: linkRefusals.unknown,
      });
    }
  });

  test('of a cancelled application', async () => {
    const { token, actor, applicationId } = await givenFiled();
    await cancelApplication(actor, applicationId);
    expect((await refusedWithoutTrace(() => confirmApplication(token, actor))).code).toBe('conflict');
  });

  test('of an application that has lapsed', async () => {
    const { token, applicationId } = await givenFiled();
    await database().application.update({
      where: { id: applicationId },
      data: { status: 'lapsed', closedAt: new Date('2199-01-01') },
    });
    expect(await refusedWithoutTrace(() => confirmApplication(token, null))).toMatchObject({
      code: 'conflict',
      sentence: linkRefusals.closed,
    });
  });
});

test('the address that is confirmed is the one the letter went to', async () => {
  const { actor, applicationId, personId } = await givenFiled();
  const corrected = `verno-${unique()}@example.ru`;
  await resendConfirmation(actor, applicationId, corrected);
  await confirmApplication(await lastToken(corrected), actor);
  expect((await database().person.findUniqueOrThrow({ where: { id: personId } })).email).toBe(corrected);
});

describe('where another confirmed address stood', () => {
  const before = () => `prezhnyaya-${unique()}@example.ru`;

  async function confirmOver(old: { email: string; emailConfirmedAt: Date | null }) {
    const filed = await givenFiled();
    await database().person.update({ where: { id: filed.personId }, data: old });
    return { ...filed, traces: await tracesOf(() => confirmApplication(filed.token, filed.actor)) };
  }

  test('its owner is told there, without the new one', async () => {
    const old = before();
    const { traces, accountId, personId, email } = await confirmOver({
      email: old,
      emailConfirmedAt: now(),
    });
    expect(traces.letters).toMatchObject([
      { kind: 'email_changed', to: old, personId, accountId, delivery: 'queued' },
    ]);
    expect(JSON.stringify(traces.letters[0]?.payload)).not.toContain(email);
    expect(traces.jobs).toMatchObject([{ name: 'send-letter', data: { letterId: traces.letters[0]?.id } }]);
  });

  test('nobody is told of the same address again, nor at one that was never confirmed', async () => {
    const { traces } = await confirmOver({ email: before(), emailConfirmedAt: null });
    expect(traces.letters).toEqual([]);
    const { email, personId, ...filed } = await givenFiled();
    const same = { email: email.toUpperCase(), emailConfirmedAt: now() };
    await database().person.update({ where: { id: personId }, data: same });
    expect((await tracesOf(() => confirmApplication(filed.token, filed.actor))).letters).toEqual([]);
  });
});
