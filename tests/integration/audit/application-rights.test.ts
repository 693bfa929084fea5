import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { query } from '@/tests/support/empty-database';
import { environment } from '@/lib/platform/environment';
import { withTwoRoles } from '@/tests/support/two-roles';
import { WorkerProcess } from '../letters/worker-process';

function runMigrate(settings: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'lib/local/migrate.ts'],
      { env: { ...process.env, ...settings } },
      (_, stdout, stderr) => settle({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

const insert = `insert into audit_entry (event, subject_kind, subject_id) values ('signed_in', 'account', gen_random_uuid())`;

test('the application works under a role that may not change the audit', { timeout: 120_000 }, async () => {
  await withTwoRoles(async ({ ownerUrl, applicationUrl }) => {
    const settings = { MIGRATE_DATABASE_URL: ownerUrl, DATABASE_URL: applicationUrl };
    const first = await runMigrate(settings);
    expect(first.output).toContain('audit_seal');
    expect(first.code).toBe(0);
    // A second run finds nothing to do and leaves the rights as they are.
    expect(await runMigrate(settings)).toMatchObject({ code: 0, output: 'Все миграции уже применены.\n' });

    await query(applicationUrl, insert);
    for (const table of ['audit_entry', 'audit_seal']) {
      const column = table === 'audit_entry' ? 'event' : 'hash';
      for (const statement of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `alter table ${table} disable trigger all`,
        `drop table ${table} cascade`,
      ]) {
        // Refused by rights: the trigger would say «is not allowed».
        const attempt = query(applicationUrl, statement);
        await expect(attempt, statement).rejects.toThrow(/^(permission denied for|must be owner of) table/);
      }
    }
    const replica = query(applicationUrl, 'set session_replication_role = replica');
    await expect(replica).rejects.toThrow('permission denied to set parameter');
    await workAs(applicationUrl);
  });
});

/** The worker takes a job of the queue and seals what waits, with the rights of the application. */
async function workAs(applicationUrl: string): Promise<void> {
  const worker = new WorkerProcess({ DATABASE_URL: applicationUrl });
  try {
    await worker.said('worker_ready');
    await query(applicationUrl, `insert into pgboss.job (name, data) values ('seal-audit', '{}')`);
    await worker.said('audit_sealed');
    worker.signal('SIGTERM');
    expect(await worker.ended()).toBe(0);
    expect(worker.output + worker.errors).not.toContain('queue_error');
  } finally {
    await worker.discard();
  }
  const [sealed] = await query<{ hash: string }>(
    applicationUrl,
    `select encode(hash, 'hex') as hash from audit_seal where position = 1`,
  );
  expect(worker.output).toContain(`"position":1,"hash":"${sealed?.hash}"`);
}

test(
  'the owner, its members and a superuser are refused as the role of the application',
  { timeout: 60_000 },
  async () => {
    await withTwoRoles(async ({ ownerUrl, applicationUrl }) => {
      const roleOf = (url: string) => new URL(url).username;
      await query(environment().DATABASE_URL, `grant ${roleOf(ownerUrl)} to ${roleOf(applicationUrl)}`);
      const superuser = new URL(environment().DATABASE_URL);
      superuser.pathname = new URL(ownerUrl).pathname;
      for (const url of [ownerUrl, applicationUrl, superuser.href]) {
        const { code, output } = await runMigrate({ MIGRATE_DATABASE_URL: ownerUrl, DATABASE_URL: url });
        expect(output).toContain(`Роль «${roleOf(url)}» из DATABASE_URL может изменять аудит.`);
        expect(output).not.toContain('    at ');
        expect(code).toBe(1);
      }
    });
  },
);
