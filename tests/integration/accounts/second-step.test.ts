import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { makeBackupCodes, switchOffSecondStep } from '@/lib/accounts/second-step/change-second-step';
import { confirmSecondStep } from '@/lib/accounts/second-step/confirm-second-step';
import { getOwnSecondStep } from '@/lib/accounts/second-step/own-second-step';
import { startSecondStep, stopSecondStep } from '@/lib/accounts/second-step/start-second-step';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { givenActor } from '@/tests/support/given/accounts';
import { codeOf, givenSecondStep, withSecondFactor } from '@/tests/support/second-step';
import { refusalOf, saying, tracesOf } from '@/tests/support/traces';

withSecondFactor('offered');

async function givenOperator() {
  const staff = await givenStaff({ role: 'operator' });
  await database().account.update({
    where: { id: staff.accountId },
    data: { staffEmail: `anna-${staff.login}@example.ru` },
  });
  return staff;
}

async function secretShown(actor: Actor): Promise<string> {
  return (await getOwnSecondStep(actor)).setUp?.secret ?? '';
}

function backupCodesOf(accountId: string) {
  return database().backupCode.count({ where: { accountId } });
}

describe('switching on', () => {
  test('needs the password and a code of the app; every earlier session ends, ten codes are made', async () => {
    const { actor, accountId, login } = await givenOperator();
    expect(await refusalOf(startSecondStep(actor, ''))).toMatchObject({
      sentence: 'Введите нынешний пароль',
      field: 'presentPassword',
    });
    expect((await refusalOf(startSecondStep(actor, 'не тот пароль'))).field).toBe('presentPassword');
    await startSecondStep(actor, givenPassword);
    const secret = await secretShown(actor);
    expect((await refusalOf(confirmSecondStep(actor, { code: codeOf(secret, 40) }))).field).toBe('code');
    expect((await getOwnSecondStep(actor)).switchedOn).toBeNull();

    const traces = await tracesOf(async () => {
      const { codes, token } = await confirmSecondStep(actor, { code: codeOf(secret) });
      expect(new Set(codes).size).toBe(10);
      expect(await findActor(token)).toMatchObject({ accountId, secondStep: 'available' });
    });
    expect(traces.audit).toMatchObject([
      { event: 'second_step_switched_on', by: accountId, details: { replaced: false } },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'second_step_changed',
        to: `anna-${login}@example.ru`,
        payload: { change: 'switched_on', link: saying('/account/second-step') },
      },
    ]);
    const first = await database().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
    expect(first.endedAt).not.toBeNull();
    expect(await getOwnSecondStep(actor)).toMatchObject({ switchedOn: { codesLeft: 10 }, setUp: null });
  });

  test('in two windows at once happens once', async () => {
    const { actor, accountId } = await givenOperator();
    await startSecondStep(actor, givenPassword);
    const code = codeOf(await secretShown(actor));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => confirmSecondStep(actor, { code })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await backupCodesOf(accountId)).toBe(10);
  });

  test('waits half an hour, can be given up and begun anew', async () => {
    const { actor } = await givenOperator();
    await startSecondStep(actor, givenPassword);
    const first = await secretShown(actor);
    await startSecondStep(actor, givenPassword);
    const secret = await secretShown(actor);
    expect(secret).not.toBe(first);
    expect((await refusalOf(confirmSecondStep(actor, { code: codeOf(first) }))).field).toBe('code');
    const instant = new Date(now().getTime() + 31 * 60_000);
    setClock(() => instant);
    expect((await refusalOf(confirmSecondStep(actor, { code: codeOf(secret) }))).code).toBe('conflict');
    setClock();
    await stopSecondStep(actor);
    expect((await getOwnSecondStep(actor)).setUp).toBeNull();
  });

  test('is not there for families, nor for anybody where it is off', async () => {
    const { actor } = await givenParent();
    expect((await refusalOf(startSecondStep(actor, givenPassword))).code).toBe('not_found');
    withSecondFactor('off');
    const staff = await givenOperator();
    expect(staff.actor.secondStep).toBe('none');
    expect((await refusalOf(startSecondStep(staff.actor, givenPassword))).code).toBe('not_found');
    withSecondFactor('offered');
  });
});

describe('when it is on', () => {
  async function givenOwner() {
    const staff = await givenOperator();
    const kept = await givenSecondStep(staff.accountId);
    const { accountId, grantId: id } = staff;
    return { ...staff, ...kept, actor: await givenActor({ id, accountId }, 'operator') };
  }

  test('another telephone takes its place only with a code of its own', async () => {
    const { actor, accountId, secret } = await givenOwner();
    await startSecondStep(actor, givenPassword);
    const other = await secretShown(actor);
    expect((await refusalOf(confirmSecondStep(actor, { code: codeOf(secret) }))).field).toBe('code');
    expect((await getOwnSecondStep(actor)).switchedOn).not.toBeNull();
    const traces = await tracesOf(() => confirmSecondStep(actor, { code: codeOf(other) }));
    expect(traces.letters).toMatchObject([{ payload: { change: 'replaced' } }]);
    expect(traces.audit).toMatchObject([{ event: 'second_step_switched_on', details: { replaced: true } }]);
    expect(await database().secondFactor.count({ where: { accountId } })).toBe(1);
    expect(await backupCodesOf(accountId)).toBe(10);
  });

  test('new codes void the earlier ones; the password is asked for', async () => {
    const { actor, accountId, codes } = await givenOwner();
    expect((await refusalOf(makeBackupCodes(actor, 'не тот пароль'))).field).toBe('presentPassword');
    const traces = await tracesOf(async () => {
      const made = await makeBackupCodes(actor, givenPassword);
      expect(made.filter((code) => codes.includes(code))).toEqual([]);
    });
    expect(await backupCodesOf(accountId)).toBe(10);
    expect(traces.audit).toMatchObject([{ event: 'backup_codes_made', by: accountId }]);
    expect(traces.letters).toMatchObject([{ payload: { change: 'new_codes' } }]);
  });

  test('it is switched off with the password; every other session ends', async () => {
    const { actor, accountId } = await givenOwner();
    const elsewhere = await givenActor({ id: (await grantOf(accountId)).id, accountId }, 'operator');
    const traces = await tracesOf(async () => {
      expect(await findActor(await switchOffSecondStep(actor, givenPassword))).toMatchObject({ accountId });
    });
    const other = await database().session.findUniqueOrThrow({ where: { id: elsewhere.sessionId } });
    expect(other.endedAt).not.toBeNull();
    expect(await database().secondFactor.count({ where: { accountId } })).toBe(0);
    expect(await backupCodesOf(accountId)).toBe(0);
    expect(traces.audit).toMatchObject([{ event: 'second_step_switched_off', by: accountId }]);
    expect(traces.letters).toMatchObject([{ payload: { change: 'switched_off' } }]);
    expect((await refusalOf(switchOffSecondStep(actor, givenPassword))).code).toBe('conflict');
  });

  test('where it is required it can be replaced and not switched off', async () => {
    const { actor } = await givenOwner();
    withSecondFactor('required');
    expect((await getOwnSecondStep(actor)).mayBeSwitchedOff).toBe(false);
    expect((await refusalOf(switchOffSecondStep(actor, givenPassword))).code).toBe('forbidden');
    withSecondFactor('offered');
  });
});

test('the database itself keeps one app in use and no half-made challenge', async () => {
  const { accountId } = await givenOperator();
  await givenSecondStep(accountId);
  await expect(givenSecondStep(accountId)).rejects.toMatchObject({ code: 'conflict' });
  const half = { challenge: 'x', name: 'Телефон', expiresAt: now() };
  await expect(database().passkeyChallenge.create({ data: half })).rejects.toThrow('sign_in_or_new_key');
});

function grantOf(accountId: string) {
  return database().accountGrant.findFirstOrThrow({ where: { accountId }, select: { id: true } });
}
