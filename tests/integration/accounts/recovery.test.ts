import { beforeAll, describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { changePassword } from '@/lib/accounts/change-password';
import { describeRecovery, recoverPassword } from '@/lib/accounts/recover-password';
import { requestRecovery } from '@/lib/accounts/request-recovery';
import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { recoveryRefusals } from '@/lib/domain/recovery-link';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenMunicipality, givenParent, givenPassword, givenStaff, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenPasskey } from '@/tests/support/second-step';
import { refusalOf, tracesOf, type Traces } from '@/tests/support/traces';
import { givenProviderLink, waysInto } from '@/tests/support/ways-in';

const own = 'тихая река и три сосны';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

async function parentWithEmail() {
  const email = `vera-${unique()}@example.ru`;
  return { email, ...(await givenParent({ email })) };
}

/** The wish as the page takes it, and the worker at once. */
async function ask(login: string, email: string): Promise<Traces> {
  const { jobs } = await tracesOf(() => requestRecovery({ login, email }, unknownVisitor));
  const job = jobs.find(({ name }) => name === 'recover-password');
  return tracesOf(() => sendRecoveryLink(job?.data as { recoveryId: string }));
}

function tokenIn({ letters }: Traces): string {
  const { link } = letters[0]?.payload as { link: string };
  return new URL(link).pathname.replace('/recover/', '');
}

async function linkFor(account: { login: string; email: string }): Promise<string> {
  return tokenIn(await ask(account.login, account.email));
}

function passes(minutes: number): void {
  const instant = new Date(now().getTime() + minutes * 60_000);
  setClock(() => instant);
}

describe('asking', () => {
  test('with the confirmed address sends a link, whose token is kept as a hash only', async () => {
    const { login, email, accountId, personId } = await parentWithEmail();
    const traces = await ask(login.toUpperCase(), email.toUpperCase());
    expect(traces.letters).toMatchObject([
      { kind: 'password_recovery', to: email, personId, accountId: null, delivery: 'queued' },
    ]);
    expect(traces.audit).toMatchObject([
      { event: 'recovery_link_sent', by: null, subject: ['account', accountId], details: {} },
    ]);
    const row = await database().passwordRecovery.findFirstOrThrow({ where: { accountId } });
    expect(row.requestSealed).toBeNull();
    expect(Buffer.from(row.tokenHash ?? []).toString('base64url')).not.toBe(tokenIn(traces));
  });

  test('staff are written to at the address entered for them', async () => {
    const { login, accountId } = await givenStaff({ role: 'operator', municipalityId });
    const staffEmail = `desk-${unique()}@example.ru`;
    await database().account.update({ where: { id: accountId }, data: { staffEmail } });
    const { letters } = await ask(login, staffEmail);
    expect(letters).toMatchObject([{ to: staffEmail, personId: null, accountId: null }]);
  });

  const fruitless: Record<
    string,
    (known: { login: string; email: string; accountId: string; personId: string }) => Promise<unknown>
  > = {
    'an unknown login': (known) => Promise.resolve(Object.assign(known, { login: `nobody-${unique()}` })),
    'another address': (known) => Promise.resolve(Object.assign(known, { email: 'other@example.ru' })),
    'an address never confirmed': ({ personId }) =>
      database().person.update({ where: { id: personId }, data: { emailConfirmedAt: null } }),
    'a blocked account': ({ accountId }) =>
      database().account.update({ where: { id: accountId }, data: { blockedAt: now() } }),
    'an account without a role': ({ accountId }) =>
      database().accountGrant.updateMany({ where: { accountId }, data: { endedAt: now() } }),
  };

  test.each(Object.entries(fruitless))('%s leaves nothing behind', async (_what, prepare) => {
    const known = await parentWithEmail();
    await prepare(known);
    const rows = await database().passwordRecovery.count();
    expect(await ask(known.login, known.email)).toEqual({ audit: [], letters: [], jobs: [] });
    expect(await database().passwordRecovery.count()).toBe(rows);
  });

  test('the page itself does the same work whoever asks: a sealed wish and a job', async () => {
    const { login, email } = await parentWithEmail();
    const traces: Traces[] = [];
    for (const typed of [login, `nobody-${unique()}`]) {
      traces.push(await tracesOf(() => requestRecovery({ login: typed, email }, unknownVisitor)));
    }
    for (const { audit, letters, jobs } of traces) {
      expect({ audit, letters }).toEqual({ audit: [], letters: [] });
      expect(jobs).toMatchObject([{ name: 'recover-password' }]);
      // Ids only: the queue holds no personal data.
      expect(Object.keys(jobs[0]?.data as object)).toEqual(['recoveryId']);
    }
    const rows = await database().passwordRecovery.findMany({ where: { requestSealed: { not: null } } });
    for (const { requestSealed } of rows) {
      expect(Buffer.from(requestSealed ?? []).toString('latin1')).not.toContain(email);
    }
  });

  test('a fourth time within the hour is too many, whether the login exists or not', async () => {
    const { login, email } = await parentWithEmail();
    for (const typed of [login, `nobody-${unique()}`]) {
      for (let n = 0; n < 3; n += 1) await requestRecovery({ login: typed, email }, unknownVisitor);
      const refused = await refusalOf(requestRecovery({ login: typed, email }, unknownVisitor));
      expect(refused).toMatchObject({ code: 'too_many' });
      expect(refused.sentence).toMatch(/^Слишком много попыток\. Повторить можно через/);
    }
  });

  test('a job repeated after a crash sends no second letter', async () => {
    const { login, email } = await parentWithEmail();
    const { jobs } = await tracesOf(() => requestRecovery({ login, email }, unknownVisitor));
    const payload = jobs[0]?.data as { recoveryId: string };
    await sendRecoveryLink(payload);
    expect(await tracesOf(() => sendRecoveryLink(payload))).toEqual({ audit: [], letters: [], jobs: [] });
  });
});

describe('the link', () => {
  test('sets the password, ends every session and tells the owner', async () => {
    const account = await parentWithEmail();
    const { login, accountId, email } = account;
    const { token: session } = await signIn({ login, password: givenPassword });
    const token = await linkFor(account);
    const traces = await tracesOf(() => recoverPassword(token, { password: own }));
    expect(traces.audit).toMatchObject([
      { event: 'password_recovered', by: null, subject: ['account', accountId], details: {} },
    ]);
    expect(traces.letters).toMatchObject([{ kind: 'password_changed', to: email, accountId }]);
    expect(await findActor(session)).toBeNull();
    expect((await refusalOf(signIn({ login, password: givenPassword }))).code).toBe('unauthenticated');
    expect((await signIn({ login, password: own })).role).toBe('parent');
  });

  test('takes keys and links with the provider off: whoever knew the old password may have added them', async () => {
    const account = await parentWithEmail();
    const { accountId } = account;
    const others = await parentWithEmail();
    for (const id of [accountId, others.accountId]) {
      await givenPasskey(id);
      await givenProviderLink(id);
    }
    const token = await linkFor(account);
    const { audit } = await tracesOf(() => recoverPassword(token, { password: own }));
    const subject = ['account', accountId];
    expect(audit).toMatchObject([
      { event: 'password_recovered', subject },
      { event: 'passkey_removed', by: null, subject, details: { passkeys: 1 } },
      { event: 'provider_unlinked', by: null, subject },
    ]);
    expect(await waysInto(accountId)).toEqual({ passkeys: 0, providerLinks: 0 });
    expect(await waysInto(others.accountId)).toEqual({ passkeys: 1, providerLinks: 1 });
  });

  test('looked at, as mail scanners do, it stays good', async () => {
    const token = await linkFor(await parentWithEmail());
    for (let n = 0; n < 3; n += 1) {
      expect(await describeRecovery(token)).toEqual({ refusal: null, roles: ['parent'] });
    }
    await recoverPassword(token, { password: own });
  });

  test('holds staff to fifteen characters and gives back what is wrong without being used up', async () => {
    const { login, accountId } = await givenStaff({ role: 'operator', municipalityId });
    const email = `desk-${unique()}@example.ru`;
    await database().account.update({ where: { id: accountId }, data: { staffEmail: email } });
    const token = await linkFor({ login, email });
    const refused = await refusalOf(recoverPassword(token, { password: 'тихий лес и он' }));
    expect(refused).toMatchObject({ code: 'invalid', field: 'password' });
    expect(refused.sentence).toContain('не меньше 15 знаков');
    await recoverPassword(token, { password: own });
  });

  test('explains itself when used, expired, replaced, overtaken by another way, or invented', async () => {
    const used = await linkFor(await parentWithEmail());
    await recoverPassword(used, { password: own });

    const twice = await parentWithEmail();
    const replaced = await linkFor(twice);
    await linkFor(twice);

    const changed = await parentWithEmail();
    const overtaken = await linkFor(changed);
    await changePassword(changed.actor, {
      presentPassword: givenPassword,
      password: own,
      repeatPassword: own,
    });

    const expired = await linkFor(await parentWithEmail());
    passes(31);
    const answers = { used, voided: replaced, expired, unknown: 'no-such-token' } as const;
    for (const [what, token] of [...Object.entries(answers), ['voided', overtaken] as const]) {
      const sentence = recoveryRefusals[what as keyof typeof answers];
      expect(await describeRecovery(token)).toEqual({ refusal: sentence, roles: null });
      expect(await refusalOf(recoverPassword(token, { password: own }))).toMatchObject({
        code: 'conflict',
        sentence,
      });
    }
  });

  test('used a thousand times at once it has one effect', { timeout: 120_000 }, async () => {
    const account = await parentWithEmail();
    const { accountId } = account;
    const token = await linkFor(account);
    await openConnections();
    const passwords = Array.from({ length: 1000 }, (_, n) => `тихая река ${n} и сосны`);
    let outcomes: PromiseSettledResult<void>[] = [];
    const traces = await tracesOf(async () => {
      outcomes = await Promise.allSettled(passwords.map((password) => recoverPassword(token, { password })));
    });
    const winners = passwords.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const reasons = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { code: string }] : [],
    );
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(['conflict', 'too_many']));
    expect(traces.audit.filter(({ event }) => event === 'password_recovered')).toHaveLength(1);
    expect(traces.letters).toHaveLength(1);
    expect((await signIn({ login: account.login, password: winners[0] ?? '' })).role).toBe('parent');
    expect(await database().passwordRecovery.count({ where: { accountId, usedAt: { not: null } } })).toBe(1);
  });
});
