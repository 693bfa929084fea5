import { resetSecondStep } from '@/lib/accounts/second-step/reset-second-step';
import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { reportFailure } from './report-failure';
import { StartRefusal } from './start-refusal';

// npm run second-factor:reset -- login    after the identity of whoever asks was checked

function askedLogin(): string {
  const [login, ...more] = process.argv.slice(2);
  if (login !== undefined && login.trim() !== '' && more.length === 0) return login;
  throw new StartRefusal('Назовите один логин: npm run second-factor:reset -- логин');
}

try {
  const login = askedLogin();
  const done = await resetSecondStep(login);
  if (!done) throw new StartRefusal(`Нет учётной записи с логином «${login}». Ничего не изменено.`);
  const app = done.apps > 0 ? 'второй шаг входа сброшен' : 'второй шаг входа включён не был';
  console.log(
    `«${login}»: ${app}, удалено ключей входа: ${done.passkeys}, завершено сеансов: ${done.sessions}.`,
  );
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDatabase();
}
