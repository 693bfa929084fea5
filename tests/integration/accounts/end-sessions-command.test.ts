import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findActor, openSession } from '@/lib/access/session';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenParent } from '@/tests/support/given';

const run = promisify(execFile);

/** `npm run sessions:end` in a process of its own. */
async function endSessions(...asked: string[]): Promise<{ code: number; said: string }> {
  const { DATABASE_URL } = environment();
  const options = { env: { ...process.env, DATABASE_URL } };
  try {
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', 'lib/local/end-sessions.ts', ...asked],
      options,
    );
    return { code: 0, said: stdout.trim() };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr.trim() };
  }
}

async function givenSignedIn() {
  const { accountId, grantId, login } = await givenParent();
  const opened = { id: grantId, accountId, role: 'parent' } as const;
  return { accountId, login, token: await inTransaction((tx) => openSession(tx, opened)) };
}

test('the sessions of one account end, and it is on record', async () => {
  const [one, other] = [await givenSignedIn(), await givenSignedIn()];
  const sessions = await database().session.count({ where: { accountId: one.accountId, endedAt: null } });
  const said = `Завершено сеансов: ${sessions}.`;
  expect(await endSessions(one.login.toUpperCase())).toEqual({ code: 0, said });
  expect(await findActor(one.token)).toBeNull();
  expect(await findActor(other.token)).not.toBeNull();
  const entries = await database().auditEntry.findMany({
    where: { event: 'every_session_ended', subjectId: one.accountId },
    select: { details: true },
  });
  expect(entries).toEqual([{ details: { sessions, by: 'server_command' } }]);
});

test('all sessions of everybody end', async () => {
  const { token } = await givenSignedIn();
  expect(await endSessions('--all')).toMatchObject({ code: 0 });
  expect(await findActor(token)).toBeNull();
  expect(await database().session.count({ where: { endedAt: null } })).toBe(0);
});

test('what is not understood changes nothing and fails', async () => {
  const { token } = await givenSignedIn();
  const usage = 'Укажите логин или --all: npm run sessions:end -- <логин>';
  expect(await endSessions()).toEqual({ code: 1, said: usage });
  expect(await endSessions('--everyone')).toEqual({ code: 1, said: usage });
  expect(await endSessions('nobody')).toEqual({ code: 1, said: 'Нет учётной записи с логином nobody.' });
  expect(await findActor(token)).not.toBeNull();
});
