// Brings the kept region up to the newest migration without making it anew, and stamps it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { ensureDatabase, startPostgres } from '@/lib/local/postgres';
import { localSecrets } from '@/lib/local/secrets';
import { freePort } from '@/lib/local/ports';
import { regionStamp } from './region/stamp';
import { Client } from 'pg';
const folder = '.data/bench/region-1000000';
const secrets = localSecrets(`${folder}/secrets.json`, `${folder}/postgres`);
const server = await startPostgres({
  dataDir: `${folder}/postgres`,
  port: await freePort(),
  password: secrets.databasePassword,
});
const url = server.url('region');
const { readdirSync, readFileSync } = await import('node:fs');
const c = new Client({ connectionString: url });
await c.connect();
const done = (await c.query('select migration_name from _prisma_migrations')).rows.map(
  (r: any) => r.migration_name,
);
for (const name of readdirSync('prisma/migrations')
  .filter((n) => /^\d/.test(n))
  .toSorted()) {
  if (done.includes(name)) continue;
  const t = performance.now();
  await c.query(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'));
  await c.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values (gen_random_uuid(), 'x', $1, now(), 1)`,
    [name],
  );
  console.log(name, Math.round(performance.now() - t), 'ms');
}
await c.query('vacuum analyze report_standing');
await c.end();
await server.stop();
writeFileSync(`${folder}/stamp`, regionStamp(1000000));
