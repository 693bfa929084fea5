import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '@/lib/local/build';
import { freePort } from '@/lib/local/ports';
import { ensureDatabase } from '@/lib/local/postgres';
import { runNode } from '@/lib/local/processes';
import { RunningParts } from '@/lib/local/running-parts';
import { startScratchPostgres } from '@/lib/local/scratch-database';
import { startServices } from '@/lib/local/services';
import { startIdentityProvider } from './identity-provider/start';
import { testSettings } from './test-settings';

const logFile = '.data/e2e-server.log';
const database = 'portal';

/**
 * The portal as in production for the browser tests: built, on a PostgreSQL of its own, with demo data, worker and
 * mail catcher, and an identity provider of its own. Tests find it by their settings: APP_URL, DATABASE_URL, OIDC_ISSUER
 * and E2E_MAIL_URL (the catcher's REST interface).
 */
export default async function startPortalForTests(): Promise<() => Promise<void>> {
  // A portal that runs already and is pointed at by these settings is taken as it is.
  if (process.env.E2E_MAIL_URL) return () => Promise.resolve();
  await ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  const parts = new RunningParts();
  const port = await freePort();
  const provider = await startIdentityProvider(`http://localhost:${port}`);
  const stop = async () => {
    await parts.stop();
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    Object.assign(process.env, await start(folder, parts, { port, provider: provider.settings }));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

type Portal = { port: number; provider: Record<string, string> };

async function start(
  folder: string,
  parts: RunningParts,
  { port, provider }: Portal,
): Promise<Record<string, string>> {
  const databaseUrl = await startDatabase(parts);
  const ports = { web: port, smtp: await freePort(), mailPage: await freePort() };
  const settings = {
    ...testSettings,
    ...provider,
    PORT: String(ports.web),
    APP_URL: `http://localhost:${ports.web}`,
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    E2E_MAIL_URL: `http://127.0.0.1:${ports.mailPage}`,
    STORAGE_DIR: join(folder, 'scans'),
    LOG_LEVEL: 'info',
    // Tests change in the database what public pages say, and look at once.
    PUBLIC_PAGES_SECONDS: '0',
    // Whoever does not switch it on signs in with a password alone.
    SECOND_FACTOR: 'offered',
  };
  // On the far side of the date line: nothing may depend on the zone of the server.
  const env = { ...process.env, ...settings, NODE_ENV: 'production', TZ: 'Pacific/Honolulu' };
  await runNode('Миграции', ['--import', 'tsx', 'lib/local/migrate.ts'], { env });
  await runNode('Демонстрационные данные', ['--import', 'tsx', 'lib/local/load-demo-data.ts'], { env });
  const mail = { smtpPort: ports.smtp, pagePort: ports.mailPage, folder: join(folder, 'mail') };
  await startServices({ env, mail, port: ports.web, appUrl: settings.APP_URL }, parts, { onLine: logger() });
  return { ...settings, LOG_LEVEL: 'silent' };
}

async function startDatabase(parts: RunningParts): Promise<string> {
  const { server, discard } = await startScratchPostgres();
  parts.keep(server.child, discard);
  await ensureDatabase(server, database);
  return server.url(database);
}

/** What the portal said during the tests is kept for whoever looks into a failure. */
function logger() {
  mkdirSync('.data', { recursive: true });
  writeFileSync(logFile, '');
  return (part: string) => (line: string) => appendFileSync(logFile, `[${part}] ${line}\n`);
}
