import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { addPasskey } from '@/lib/accounts/passkeys/add-passkey';
import { askForPasskey, enterWithPasskey } from '@/lib/accounts/passkeys/enter-with-passkey';
import { listPasskeys, removePasskey } from '@/lib/accounts/passkeys/own-passkeys';
import { getPasskeyOptions, mostPasskeys, startPasskey } from '@/lib/accounts/passkeys/start-passkey';
import { assertionField } from '@/lib/accounts/passkeys/credential-fields';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenParent, givenPassword, givenStaff, unique } from '@/tests/support/given';
import { givenActor } from '@/tests/support/given/accounts';
import { givenSecondStep, valueOf, withSecondFactor } from '@/tests/support/second-step';
import { SoftwareAuthenticator } from '@/tests/support/software-authenticator';
import { refusalOf, saying, tracesOf } from '@/tests/support/traces';
import { begunPasskey, givenDevice, here } from '@/tests/support/given-passkey';

withSecondFactor('offered');

/** Signs in as the button does; `told` is what the device believes of where it is. */
async function enterWith(
  device: SoftwareAuthenticator,
  told: Parameters<SoftwareAuthenticator['get']>[1] = here,
) {
  const { options, cookie } = await askForPasskey(unknownVisitor);
  const response = assertionField.parse(device.get(options, told));
  return enterWithPasskey(valueOf('challenge', cookie), { response }, unknownVisitor);
}

const anotherDay = (minutes: number) => {
  const instant = new Date(now().getTime() + minutes * 60_000);
  setClock(() => instant);
};

describe('adding a key', () => {
  test('asks for the password; the device learns neither id nor login by its handle; a letter tells', async () => {
    const email = `vera-${unique()}@example.ru`;
    const { actor, accountId, login } = await givenParent({ email });
    await database().person.update({ where: { id: actor.personId }, data: { emailConfirmedAt: now() } });
    const wrong = await refusalOf(startPasskey(actor, { name: 'Телефон', presentPassword: 'не тот' }));
    expect(wrong.field).toBe('presentPassword');
    const { challengeId, options } = await begunPasskey(actor);
    expect(options).toMatchObject({
      rp: { id: 'portal.test' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const handle = Buffer.from(options.user.id, 'base64url');
    expect(handle).toHaveLength(32);
    for (const known of [accountId, login, actor.personId]) expect(handle.toString()).not.toContain(known);

    const device = new SoftwareAuthenticator();
    const response = device.create(options, here);
    const traces = await tracesOf(() => addPasskey(actor, { challengeId, response }));
    expect(traces.audit).toMatchObject([{ event: 'passkey_added', by: accountId, details: {} }]);
    expect(traces.letters).toMatchObject([
      { kind: 'passkey_changed', to: email, payload: { change: 'added' } },
    ]);
    expect(await listPasskeys(actor)).toMatchObject([{ name: 'Мой телефон', lastUsedAt: null }]);
  });

  test('the same challenge is answered once', async () => {
    const { actor } = await givenParent();
    const { challengeId, options } = await begunPasskey(actor);
    const [one, other] = [new SoftwareAuthenticator(), new SoftwareAuthenticator()];
    const outcomes = await Promise.allSettled(
      [one, other].map((device) =>
        addPasskey(actor, { challengeId, response: device.create(options, here) }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await listPasskeys(actor)).toHaveLength(1);
  });

  test('waits five minutes, and only in the session in which it was begun', async () => {
    const { actor, accountId, grantId } = await givenParent();
    const { challengeId, options } = await begunPasskey(actor);
    const response = new SoftwareAuthenticator().create(options, here);
    const elsewhere = await givenActor({ id: grantId, accountId }, 'parent');
    const stranger = await givenParent();
    for (const other of [elsewhere, stranger.actor]) {
      expect(await getPasskeyOptions(other, challengeId)).toBeNull();
      expect((await refusalOf(addPasskey(other, { challengeId, response }))).code).toBe('conflict');
    }
    anotherDay(6);
    expect((await refusalOf(addPasskey(actor, { challengeId, response }))).code).toBe('conflict');
    expect(await listPasskeys(actor)).toEqual([]);
  });

  test.each([
    ['made on another site', { ...here, origin: 'https://evil.example' }],
    ['made for another site', { ...here, rpId: 'evil.example' }],
    ['made without finger, face or code', { ...here, verified: false }],
  ])('a key %s is refused', async (_what, told) => {
    const { actor } = await givenParent();
    const { challengeId, options } = await begunPasskey(actor);
    const response = new SoftwareAuthenticator().create(options, told);
    expect((await refusalOf(addPasskey(actor, { challengeId, response }))).code).toBe('invalid');
    expect(await listPasskeys(actor)).toEqual([]);
  });

  test('a key that answers another challenge, or nothing a device says, is refused', async () => {
    const { actor } = await givenParent();
    const { challengeId, options } = await begunPasskey(actor);
    const challenge = randomBytes(32).toString('base64url');
    const answer = new SoftwareAuthenticator().create({ ...options, challenge }, here);
    for (const response of [answer, '', '{}', 'не JSON', JSON.stringify({ id: 'x' })]) {
      expect((await refusalOf(addPasskey(actor, { challengeId, response }))).code).toMatch(
        /invalid|conflict/,
      );
    }
    expect(await listPasskeys(actor)).toEqual([]);
  });

  test('ten are enough; the device is told which it has already', async () => {
    const { actor, accountId } = await givenParent();
    const device = await givenDevice(actor);
    expect((await begunPasskey(actor)).options.excludeCredentials).toMatchObject([
      { id: device.credentialId },
    ]);
    await database().passkey.createMany({
      data: Array.from({ length: mostPasskeys - 1 }, () => ({
        accountId,
        credentialId: randomUUID(),
        publicKey: new Uint8Array(3),
        userHandle: device.userHandle,
        name: 'Ключ',
      })),
    });
    const refused = await refusalOf(startPasskey(actor, { name: 'Ещё', presentPassword: givenPassword }));
    expect(refused.sentence).toContain('Ключей уже 10');
  });
});

describe('signing in', () => {
  test('opens a session of its owner and tells when the key was used last', async () => {
    const { actor, accountId } = await givenParent();
    const device = await givenDevice(actor);
    const signedIn = await enterWith(device);
    expect(await findActor(signedIn.token)).toMatchObject({ accountId, role: 'parent' });
    expect((await listPasskeys(actor))[0]?.lastUsedAt).not.toBeNull();
    expect((await enterWith(device)).role).toBe('parent');
  });

  test('counts as both steps', async () => {
    const { actor, accountId } = await givenStaff({ role: 'operator' });
    await givenSecondStep(accountId);
    const device = await givenDevice(actor);
    expect(await findActor((await enterWith(device)).token)).toMatchObject({ accountId });
  });

  test('an answer counts once, for five minutes, in the browser that asked', async () => {
    const { actor } = await givenParent();
    const device = await givenDevice(actor, new SoftwareAuthenticator({ counts: false }));
    const { options, cookie } = await askForPasskey(unknownVisitor);
    const value = valueOf('challenge', cookie);
    const response = assertionField.parse(device.get(options, here));
    const enter = (browser: string | undefined) => enterWithPasskey(browser, { response }, unknownVisitor);
    const strange = valueOf('challenge', (await askForPasskey(unknownVisitor)).cookie);
    for (const browser of [undefined, strange]) {
      expect((await refusalOf(enter(browser))).code).toBe('unauthenticated');
    }
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => enter(value)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    const late = await askForPasskey(unknownVisitor);
    const answer = assertionField.parse(device.get(late.options, here));
    anotherDay(6);
    const refused = enterWithPasskey(valueOf('challenge', late.cookie), { response: answer }, unknownVisitor);
    expect((await refusalOf(refused)).sentence).toContain('Прошло больше пяти минут');
  });

  test.each([
    ['on another site', { ...here, origin: 'https://evil.example' }],
    ['for another site', { ...here, rpId: 'evil.example' }],
    ['without finger, face or code', { ...here, verified: false }],
  ])('a signature given %s opens nothing and is recorded', async (_where, told) => {
    const { actor, accountId } = await givenParent();
    const device = await givenDevice(actor);
    const traces = await tracesOf(async () => {
      expect(await refusalOf(enterWith(device, told))).toMatchObject({
        code: 'unauthenticated',
        sentence: saying('Войти этим ключом не получилось'),
      });
    });
    expect(traces.audit).toMatchObject([{ event: 'sign_in_refused', subject: ['account', accountId] }]);
  });

  test('a device that counts backwards was copied', async () => {
    const { actor } = await givenParent();
    const device = await givenDevice(actor);
    await enterWith(device);
    await enterWith(device);
    device.counter = 0;
    expect((await refusalOf(enterWith(device))).code).toBe('unauthenticated');
  });

  test('a strange key, a removed one, one of a blocked account and one with another handle are answered alike', async () => {
    const strange = new SoftwareAuthenticator();
    strange.create((await begunPasskey((await givenParent()).actor)).options, here);
    const removed = await givenParent();
    const gone = await givenDevice(removed.actor);
    await removePasskey(removed.actor, (await listPasskeys(removed.actor))[0]?.id ?? '');
    const blocked = await givenParent();
    const barred = await givenDevice(blocked.actor);
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
    const other = await givenParent();
    const renamed = await givenDevice(other.actor);
    await database().passkey.updateMany({
      where: { accountId: other.accountId },
      data: { userHandle: randomBytes(32).toString('base64url') },
    });
    const answers = [];
    for (const device of [strange, gone, barred, renamed]) answers.push(await refusalOf(enterWith(device)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

test('a key is removed by its owner alone', async () => {
  const [owner, stranger] = [await givenParent(), await givenParent()];
  await givenDevice(owner.actor);
  const id = (await listPasskeys(owner.actor))[0]?.id ?? '';
  expect((await refusalOf(removePasskey(stranger.actor, id))).code).toBe('not_found');
  const traces = await tracesOf(() => removePasskey(owner.actor, id));
  expect(traces.audit).toMatchObject([{ event: 'passkey_removed', by: owner.accountId }]);
  expect(await listPasskeys(owner.actor)).toEqual([]);
});
