import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { givenStaff } from '@/tests/support/given';
import { givenPasskey, givenSecondStep, withSecondFactor } from '@/tests/support/second-step';
import { fingerprint, tracesOf } from '@/tests/support/traces';

withSecondFactor('required');

/** `npm run second-factor:reset -- …` in a process of its own. */
function reset(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', 'lib/local/reset-second-factor.ts', ...args];
    const child = execFile(process.execPath, command, (_error, output, errors) => {
      done({ code: child.exitCode ?? -1, output, errors });
    });
  });
}

test('takes app, codes and keys off the account, ends its sessions and tells everybody who must know', async () => {
  const { login, accountId, actor } = await givenStaff({ role: 'operator' });
  await givenSecondStep(accountId);
  await database().account.update({ where: { id: accountId }, data: { staffEmail: 'anna@example.ru' } });
  await givenPasskey(accountId);
  const traces = await tracesOf(async () => {
    const { code, output, errors } = await reset(login.toUpperCase());
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('второй шаг входа сброшен, удалено ключей входа: 1, завершено сеансов: 1.');
  });
  const left = await database().account.findUniqueOrThrow({
    where: { id: accountId },
    select: { _count: { select: { secondFactors: true, backupCodes: true, passkeys: true } } },
  });
  expect(left._count).toEqual({ secondFactors: 0, backupCodes: 0, passkeys: 0 });
  const session = await database().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  expect(session.endedAt).not.toBeNull();
  expect(traces.audit).toMatchObject([
    {
      event: 'second_step_reset',
      by: null,
      subject: ['account', accountId],
      details: { apps: 1, passkeys: 1 },
    },
  ]);
  expect(traces.letters).toMatchObject([{ to: 'anna@example.ru', payload: { change: 'reset' } }]);
});

test('says when nobody has the login, and changes nothing', async () => {
  const before = await fingerprint();
  const nobody = await reset('no-such-login');
  expect(nobody.code).toBe(1);
  expect(nobody.errors).toBe('Нет учётной записи с логином «no-such-login». Ничего не изменено.\n');
  expect(await fingerprint()).toEqual(before);
});
