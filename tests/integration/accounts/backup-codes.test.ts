import { describe, expect, test } from 'vitest';
import { enterWithBackupCode, enterWithBackupCodeFields } from '@/lib/accounts/second-step/enter-with-code';
import { spendBackupCode } from '@/lib/accounts/second-step/backup-codes';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { Refusal } from '@/lib/domain/refusal';
import { database, inTransaction } from '@/lib/platform/database';
import { givenOwner, givenPending, withSecondFactor } from '@/tests/support/second-step';
import { refusalOf, tracesOf } from '@/tests/support/traces';

withSecondFactor('offered');

function sessionsOf(accountId: string): Promise<number> {
  return database().session.count({ where: { accountId, endedAt: null } });
}

describe('a backup code', () => {
  const enterBackup = (cookie: string | undefined, backupCode: string) =>
    enterWithBackupCode(cookie, { backupCode }, unknownVisitor);

  test('opens once; the owner is told by letter', async () => {
    const { login, accountId, codes } = await givenOwner();
    await database().account.update({ where: { id: accountId }, data: { staffEmail: 'anna@example.ru' } });
    const [code = ''] = codes;
    const pending = await givenPending(login);
    const traces = await tracesOf(async () => {
      expect((await enterBackup(pending, code)).role).toBe('regional_admin');
    });
    expect(traces.audit).toMatchObject([
      { event: 'backup_code_used', subject: ['account', accountId], details: { left: 9 } },
      { event: 'signed_in' },
    ]);
    expect(traces.letters).toMatchObject([
      { kind: 'second_step_changed', to: 'anna@example.ru', payload: { change: 'code_used' } },
    ]);
    expect(JSON.stringify(traces)).not.toContain(code);
    expect((await refusalOf(enterBackup(await givenPending(login), code))).field).toBe('backupCode');
  });

  test('is taken as it is typed', () => {
    const typed = enterWithBackupCodeFields.parse({ backupCode: ' 7k2m 9qxa-4trd ' });
    expect(typed.backupCode).toBe('7K2M9QXA4TRD');
  });

  test('of a thousand at once is spent by one', async () => {
    const { accountId, codes } = await givenOwner();
    const [code = ''] = codes;
    const spent = await Promise.all(
      Array.from({ length: 1000 }, () => inTransaction((tx) => spendBackupCode(tx, accountId, code))),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  test('sent many times at once opens one session', async () => {
    const { login, accountId, codes } = await givenOwner();
    const before = await sessionsOf(accountId);
    const pending = await givenPending(login);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 120 }, () => enterBackup(pending, codes[0] ?? '')),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refusal);
    }
    expect(await sessionsOf(accountId)).toBe(before + 1);
  });

  test('of somebody else opens nothing; after five wrong ones one has to wait', async () => {
    const [one, other] = [await givenOwner(), await givenOwner()];
    const pending = await givenPending(one.login);
    for (const code of other.codes.slice(0, 5)) {
      expect((await refusalOf(enterBackup(pending, code))).field).toBe('backupCode');
    }
    expect((await refusalOf(enterBackup(pending, one.codes[0] ?? ''))).code).toBe('too_many');
  });

  test('stands in the table as a keyed hash, and the secret of the app sealed', async () => {
    const { accountId, codes, secret } = await givenOwner();
    const kept = await database().$queryRaw<{ row: string }[]>`
      select c::text || f::text as row from backup_code c join second_factor f using (account_id)
      where account_id = ${accountId}::uuid`;
    expect(kept).toHaveLength(10);
    const rows = JSON.stringify(kept).toUpperCase();
    for (const hidden of [...codes, secret]) {
      expect(rows).not.toContain(hidden);
      expect(rows).not.toContain(Buffer.from(hidden).toString('hex').toUpperCase());
    }
  });
});
