import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { demoPassword } from '@/lib/local/demo-accounts';
import { ensureDatabase } from '@/lib/local/postgres';
import { runNode } from '@/lib/local/processes';
import { startScratchPostgres } from '@/lib/local/scratch-database';
import { testSettings } from '@/tests/support/test-settings';

export type Person = { login: string; accountId: string; childId?: string; certificateId?: string };

export type Town = {
  databaseUrl: string;
  settings: Record<string, string>;
  password: string;
  people: { parents: Person[]; operators: Person[]; regionalAdmins: Person[] };
  stop: () => Promise<void>;
};

export async function openTown(): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const { server, discard } = await startScratchPostgres();
  await ensureDatabase(server, 'portal');
  const databaseUrl = server.url('portal');
  const settings = {
    ...testSettings,
    DATABASE_URL: databaseUrl,
    STORAGE_DIR: join(folder, 'scans'),
    SECOND_FACTOR: 'off',
    TRUSTED_PROXIES: '1',
    DATABASE_POOL: '10',
  };
  const env = { ...process.env, ...settings, NODE_ENV: 'production' };
  await runNode('Миграции', ['--import', 'tsx', 'lib/local/migrate.ts'], { env });
  await runNode('Демонстрационные данные', ['--import', 'tsx', 'lib/local/load-demo-data.ts'], { env });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const ask = async (sql: string) => (await client.query<Person>(sql)).rows;
  await client.query(
    `update account set must_change_password = false, password_hash = (select password_hash from account where login = 'demo-parent')`,
  );
  const staff = (role: string) =>
    ask(
      `select login, account_id as "accountId" from account a join account_grant g on g.account_id = a.id where role = '${role}' and login like 'demo%' order by login`,
    );
  const parents = await ask(`
    select distinct on (a.id) a.login, a.id as "accountId", t.child_id as "childId", c.id as "certificateId"
    from account a join guardianship t on t.guardian_id = a.person_id and t.ended_at is null
    join certificate c on c.child_id = t.child_id`);
  const people = {
    parents,
    operators: await staff('operator'),
    regionalAdmins: await staff('regional_admin'),
  };
  await client.end();
  const stop = async () => {
    await discard();
    rmSync(folder, { recursive: true, force: true });
  };
  return { databaseUrl, settings, password: demoPassword, people, stop };
}
