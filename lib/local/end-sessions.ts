import { endEverySession } from '@/lib/access/session';
import { recordAudit } from '@/lib/platform/audit';
import { closeDatabase, database, inTransaction } from '@/lib/platform/database';
import { reportFailure } from './report-failure';
import { StartRefusal } from './start-refusal';

// npm run sessions:end -- <login>  ends every session of one account
// npm run sessions:end -- --all    ends every session of everybody: after a theft of the database or of AUTH_SECRET

async function accountsOf(asked: string): Promise<{ id: string }[]> {
  if (asked === '--all') return database().account.findMany({ select: { id: true } });
  const account = await database().account.findUnique({
    where: { login: asked.toLowerCase() },
    select: { id: true },
  });
  if (!account) throw new StartRefusal(`Нет учётной записи с логином ${asked}.`);
  return [account];
}

/** Returns how many sessions have ended. An account at a time: a person who signs in meanwhile does not wait for all. */
async function endSessions(accounts: readonly { id: string }[]): Promise<number> {
  let ended = 0;
  for (const { id } of accounts) {
    ended += await inTransaction(async (tx) => {
      const sessions = await endEverySession(tx, id);
      if (sessions > 0) {
        const details = { sessions, by: 'server_command' };
        await recordAudit(tx, null, { event: 'every_session_ended', subject: ['account', id], details });
      }
      return sessions;
    });
  }
  return ended;
}

try {
  const [asked, ...more] = process.argv.slice(2);
  if (asked === undefined || more.length > 0 || (asked.startsWith('--') && asked !== '--all')) {
    throw new StartRefusal('Укажите логин или --all: npm run sessions:end -- <логин>');
  }
  console.log(`Завершено сеансов: ${await endSessions(await accountsOf(asked))}.`);
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
