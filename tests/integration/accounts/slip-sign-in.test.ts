import { expect, describe, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { changePassword } from '@/lib/accounts/change-password';
import { enterCabinet } from '@/lib/accounts/enter-cabinet';
import { issueSlip } from '@/lib/accounts/issue-slip';
import { voidOpenSlips } from '@/lib/accounts/open-slips';
import { setFirstPassword } from '@/lib/accounts/set-first-password';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { formatSlipCode } from '@/lib/domain/slip-code';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { givenChild, givenParent, givenPassword } from '@/tests/support/given';
import { whileHeld } from '@/tests/support/while-held';
import { openConnections } from '@/tests/support/open-connections';
import { givenPasskey } from '@/tests/support/second-step';
import { givenProviderLink, waysInto } from '@/tests/support/ways-in';
import { givenSchool, givenSlip, onlySlip, slipForm } from '@/tests/support/slips';
import { refusalOf, saying, tracesOf } from '@/tests/support/traces';

const own = 'тихая река и три сосны';
const wrong = { code: 'unauthenticated', sentence: saying('Логин или пароль введён неверно') };

async function enter(login: string, password: string) {
  const signedIn = await signIn({ login, password });
  const actor = await findActor(signedIn.token);
  if (!actor) throw new Error('Nobody came in');
  return { ...signedIn, actor };
}

function passes(days: number): void {
  const instant = new Date(now().getTime() + days * 86_400_000);
  setClock(() => instant);
}

describe('the code of a slip', () => {
  test('leads to a password of one’s own and opens the cabinet only with that', async () => {
    const { login, code, accountId, childId } = await givenSlip();
    const first = await enter(login, formatSlipCode(code).toLowerCase());
    expect(first).toMatchObject({ role: 'parent', mustChangePassword: true });
    expect(first.actor.mustChangePassword).toBe(true);
    const row = () => database().account.findUniqueOrThrow({ where: { id: accountId } });
    expect(await row()).toMatchObject({ passwordHash: null, lastSignInAt: null });

    let token = '';
    const traces = await tracesOf(async () => {
      token = await setFirstPassword(first.actor, { password: own });
    });
    expect(traces).toMatchObject({
      audit: [
        { event: 'password_set', by: accountId, subject: ['account', accountId], details: { slip: true } },
      ],
      letters: [],
    });
    expect(await findActor(token)).toMatchObject({ mustChangePassword: false, role: 'parent' });
    expect(await findActor(first.token)).toBeNull();
    expect((await row()).lastSignInAt).not.toBeNull();
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
    expect((await enter(login, own)).mustChangePassword).toBe(false);
    const slip = await database().loginSlip.findFirstOrThrow({ where: { accountId } });
    expect([slip.usedAt === null, slip.voidedAt]).toEqual([false, null]);
    expect(childId).toBeTruthy();
  });

  test('a telephone that breaks before the password is chosen locks nobody out', async () => {
    const { login, code } = await givenSlip();
    await enter(login, code);
    const again = await enter(login, code);
    await setFirstPassword(again.actor, { password: own });
    expect((await enter(login, own)).mustChangePassword).toBe(false);
  });

  test('is kept as a keyed hash only', async () => {
    const { accountId, code } = await givenSlip();
    const slip = await database().loginSlip.findFirstOrThrow({ where: { accountId } });
    expect(slip.codeHash).toHaveLength(32);
    const everything = JSON.stringify(
      await database().$queryRaw`
        SELECT to_jsonb(a)::text AS account, (SELECT jsonb_agg(to_jsonb(e)) FROM audit_entry e)::text AS audit,
          (SELECT jsonb_agg(to_jsonb(d)) FROM form_draft d)::text AS drafts,
          (SELECT jsonb_agg(to_jsonb(s)) FROM login_slip s)::text AS slips
        FROM account a WHERE id = ${accountId}::uuid`,
    );
    expect(everything).not.toContain(code);
    expect(everything).not.toContain(formatSlipCode(code));
  });

  test('opens no other account, and is no password of one’s own', async () => {
    const [one, other] = [await givenSlip(), await givenSlip()];
    expect(await refusalOf(signIn({ login: other.login, password: one.code }))).toMatchObject(wrong);
    const { actor } = await enter(one.login, one.code);
    const refused = await refusalOf(setFirstPassword(actor, { password: formatSlipCode(one.code) }));
    expect(refused).toMatchObject({ field: 'password', sentence: saying('Придумайте свой, другой') });
  });

  test('works to the end of its last day; later it is answered as a wrong password', async () => {
    const early = await givenSlip();
    passes(60);
    expect((await enter(early.login, early.code)).mustChangePassword).toBe(true);
    passes(1);
    expect(await refusalOf(signIn({ login: early.login, password: early.code }))).toMatchObject(wrong);
  });

  test('guessing one is counted like guessing a password', async () => {
    const { login, code } = await givenSlip();
    for (let n = 0; n < 5; n += 1) {
      expect(await refusalOf(signIn({ login, password: 'AAAAA-AAAAA-AAAAA' }))).toMatchObject(wrong);
    }
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject({ code: 'too_many' });
  });

  test('of a blocked account opens nothing', async () => {
    const { login, code, accountId } = await givenSlip();
    await database().account.update({ where: { id: accountId }, data: { blockedAt: now() } });
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
  });
});

describe('a thousand at once', () => {
  test(
    'by one code one sets the password; the others learn that it is used',
    { timeout: 120_000 },
    async () => {
      const { login, code, accountId } = await givenSlip();
      const { actor } = await enter(login, code);
      await openConnections();
      const crowd = await Promise.allSettled(
        Array.from({ length: 1000 }, (_, n) => setFirstPassword(actor, { password: `${own} ${n}` })),
      );
      expect(crowd.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await database().auditEntry.count({ where: { event: 'password_set', accountId } })).toBe(1);
      const live = { accountId, endedAt: null };
      expect(await database().session.count({ where: live })).toBe(1);
      const winner = crowd.findIndex(({ status }) => status === 'fulfilled');
      expect((await enter(login, `${own} ${winner}`)).mustChangePassword).toBe(false);
    },
  );

  test('two telephones with the same slip: who chooses second is told', async () => {
    const { login, code } = await givenSlip();
    const [one, other] = [await enter(login, code), await enter(login, code)];
    await setFirstPassword(one.actor, { password: own });
    expect(await refusalOf(setFirstPassword(other.actor, { password: `${own}!` }))).toMatchObject({
      code: 'conflict',
      sentence: saying('уже использован'),
    });
    expect(await findActor(other.token)).toBeNull();
  });
});

test('a password chosen while a new slip is being made is refused: the new slip decides', async () => {
  const { login, code, accountId, parentId } = await givenSlip();
  const { actor } = await enter(login, code);
  const chosen = await whileHeld(
    (tx) => lockRow(tx, 'person', parentId),
    () => setFirstPassword(actor, { password: own }),
    (tx) => voidOpenSlips(tx, [accountId]),
  );
  expect(chosen).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
  const account = await database().account.findUniqueOrThrow({ where: { id: accountId } });
  expect([account.passwordHash, account.lastSignInAt]).toEqual([null, null]);
});

describe('a slip for somebody who forgot the password', () => {
  async function givenForgetful() {
    const school = await givenSchool();
    const parent = await givenParent({ email: 'vera@example.ru' });
    const { token: earlier } = await signIn({ login: parent.login, password: givenPassword });
    const { municipalityId, institutionId } = school;
    const { childId } = await givenChild({ parent, municipalityId, institutionId });
    const form = slipForm({ reason: 'forgotten', identityChecked: true });
    const slip = await onlySlip(await issueSlip(school.actor, childId, parent.personId, form));
    return { school, parent, childId, earlier, ...slip };
  }

  test('locks nobody out: sessions go on until the new password is set, then they end, and keys and links go', async () => {
    const { parent, login, code, accountId, earlier } = await givenForgetful();
    await givenPasskey(accountId);
    await givenProviderLink(accountId);
    const bySlip = await enter(login, code);
    expect(await findActor(earlier)).not.toBeNull();
    const { audit, letters } = await tracesOf(() => setFirstPassword(bySlip.actor, { password: own }));
    expect(letters).toMatchObject([{ kind: 'password_changed', to: 'vera@example.ru', accountId }]);
    const subject = ['account', accountId];
    expect(audit).toMatchObject([
      { event: 'password_set', subject },
      { event: 'passkey_removed', by: accountId, subject, details: { passkeys: 1 } },
      { event: 'provider_unlinked', by: accountId, subject },
    ]);
    expect(await waysInto(accountId)).toEqual({ passkeys: 0, providerLinks: 0 });
    expect(await findActor(earlier)).toBeNull();
    expect(await refusalOf(signIn({ login: parent.login, password: givenPassword }))).toMatchObject(wrong);
    expect((await enter(login, own)).mustChangePassword).toBe(false);
  });

  test('who remembers it after all and comes in voids the slip', async () => {
    const { login, code } = await givenForgetful();
    const bySlip = await enter(login, code);
    expect((await enter(login, givenPassword)).mustChangePassword).toBe(false);
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
    expect(await findActor(bySlip.token)).toBeNull();
  });

  test('coming in by a passkey voids it as well', async () => {
    const { login, code, accountId } = await givenForgetful();
    const passkeyId = await givenPasskey(accountId);
    const proven = { id: accountId, blockedAt: null, mustChangePassword: false, passkeyId };
    await enterCabinet(proven, unknownVisitor);
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
  });

  test('of an account that had been in without a password the owner is told, too', async () => {
    const { login, code, accountId } = await givenForgetful();
    await database().account.update({ where: { id: accountId }, data: { passwordHash: null } });
    const { actor } = await enter(login, code);
    const { letters } = await tracesOf(() => setFirstPassword(actor, { password: own }));
    expect(letters).toMatchObject([{ kind: 'password_changed', to: 'vera@example.ru', accountId }]);
  });

  test('who changes it in a session opened before voids the slip', async () => {
    const { login, code, parent } = await givenForgetful();
    const bySlip = await enter(login, code);
    await changePassword(parent.actor, {
      presentPassword: givenPassword,
      password: own,
      repeatPassword: own,
    });
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
    expect(await findActor(bySlip.token)).toBeNull();
  });

  test('a newer slip voids the older one and ends what it has opened', async () => {
    const { school, parent, childId, login, code } = await givenForgetful();
    const found = await enter(login, code);
    const form = slipForm({ reason: 'lost', identityChecked: true });
    const newer = await onlySlip(await issueSlip(school.actor, childId, parent.personId, form));
    expect(await findActor(found.token)).toBeNull();
    expect(await refusalOf(setFirstPassword(found.actor, { password: own }))).toMatchObject({
      code: 'conflict',
    });
    expect(await refusalOf(signIn({ login, password: code }))).toMatchObject(wrong);
    expect((await enter(login, newer.code)).mustChangePassword).toBe(true);
  });
});
