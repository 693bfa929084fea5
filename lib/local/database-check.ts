import { Client } from 'pg';
import { restoreMarker, unfinishedRestore } from '@/lib/platform/restore-marker';
import { StartRefusal } from './start-refusal';

/** Runs a few statements on a database; one that cannot be reached is explained in a sentence. */
export async function onDatabase<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new StartRefusal(unreachable(url, error));
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** In a database without Russian letters search by name would find nothing: better not to start at all. */
export async function requireRussianLetters(url: string): Promise<void> {
  const fit = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ fit: boolean }>(
      `select lower('ИВАНОВ') = 'иванов' and current_setting('server_encoding') = 'UTF8' as fit`,
    );
    return rows[0]?.fit === true;
  });
  if (fit) return;
  throw new StartRefusal(
    'База данных не понимает русских букв: создайте её в кодировке UTF-8 с локалью ICU (LOCALE_PROVIDER icu, ICU_LOCALE ru-RU).',
  );
}

/** Nothing is begun, and no migration applied, in a database that is being restored. */
export async function requireRestored(url: string): Promise<void> {
  const stands = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ stands: boolean }>(
      'select to_regnamespace($1) is not null as stands',
      [restoreMarker],
    );
    return rows[0]?.stands === true;
  });
  if (stands) throw new StartRefusal(unfinishedRestore);
}

/** True while nobody has an account: only then demo data may be loaded. */
export function hasNobody(url: string): Promise<boolean> {
  return onDatabase(
    url,
    async (client) => (await client.query('select from account limit 1')).rowCount === 0,
  );
}

/** Which of the logins exist. */
export function existingLogins(url: string, logins: readonly string[]): Promise<Set<string>> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ login: string }>(
      'select login from account where login = any($1)',
      [logins],
    );
    return new Set(rows.map(({ login }) => login));
  });
}

function unreachable(url: string, error: unknown): string {
  const { host, name } = partsOf(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '3D000')
    return `На сервере ${host} нет базы данных «${name}»: создайте её или исправьте DATABASE_URL.`;
  if (code.startsWith('28'))
    return `Сервер базы данных ${host} отказал во входе: проверьте имя и пароль в DATABASE_URL.`;
  return `Сервер базы данных ${host} не отвечает: проверьте DATABASE_URL и доступность сервера.`;
}

/** The address without its password. */
function partsOf(url: string): { host: string; name: string } {
  if (!URL.canParse(url)) return { host: 'из DATABASE_URL', name: '' };
  const { host, pathname } = new URL(url);
  return { host, name: decodeURIComponent(pathname.slice(1)) };
}
