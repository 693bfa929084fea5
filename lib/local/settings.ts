import { join } from 'node:path';
import { z } from 'zod';
import { BrokenEnvironment, readEnvironment } from '@/lib/platform/environment';
import { requireDiskSpace } from './disk-space';
import type { NeededPort } from './ports';
import { postgresUrl } from './postgres';
import type { Environment } from './processes';
import { localSecrets } from './secrets';
import { StartRefusal } from './start-refusal';

const port = (name: string, fallback: number) =>
  z.coerce
    .number({ error: `${name}: номер порта — число от 1 до 65535` })
    .int({ error: `${name}: номер порта — целое число` })
    .min(1, { error: `${name}: номер порта — число от 1 до 65535` })
    .max(65_535, { error: `${name}: номер порта — число от 1 до 65535` })
    .default(fallback);

const local = z.object({
  DATA_DIR: z.string().default('.data'),
  PORT: port('PORT', 3000),
  LOCAL_DATABASE_PORT: port('LOCAL_DATABASE_PORT', 54_329),
  LOCAL_SMTP_PORT: port('LOCAL_SMTP_PORT', 1025),
  LOCAL_MAIL_PAGE_PORT: port('LOCAL_MAIL_PAGE_PORT', 1080),
  DEMO_DATA: z.enum(['yes', 'no'], { error: 'DEMO_DATA: возможные значения — yes и no' }).optional(),
  DATABASE_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
});

type Local = z.output<typeof local>;

export type StartSettings = {
  dataDir: string;
  /** The embedded database to start; null where a real server is named. */
  database: { dataDir: string; port: number; password: string; name: string } | null;
  /** The mail catcher to start; null where a real mail server is named. */
  mail: MailCatcher | null;
  port: number;
  appUrl: string;
  demoData: boolean;
  /** Complete settings for the processes of the portal. */
  env: Environment & { DATABASE_URL: string };
};

export type MailCatcher = { smtpPort: number; pagePort: number; folder: string };

/** All settings of a local start: what is given, and what it fills in itself. Makes the folder of data. */
export function startSettings(source: Environment): StartSettings {
  const given = readLocal(source);
  requireDiskSpace(given.DATA_DIR);
  const databaseDir = join(given.DATA_DIR, 'postgres');
  const secrets = localSecrets(join(given.DATA_DIR, 'secrets.json'), databaseDir);
  const database = {
    dataDir: databaseDir,
    port: given.LOCAL_DATABASE_PORT,
    password: secrets.databasePassword,
    name: 'portal',
  };
  const env = {
    ...(source.MASTER_KEY_FILE ? {} : { MASTER_KEY: secrets.masterKey }),
    AUTH_SECRET: secrets.authSecret,
    STORAGE_DIR: join(given.DATA_DIR, 'scans'),
    SMTP_URL: `smtp://127.0.0.1:${given.LOCAL_SMTP_PORT}`,
    // The people of the demonstration have no telephones.
    SECOND_FACTOR: 'off',
    ...present(source),
    NODE_ENV: 'production',
    DATABASE_URL: given.DATABASE_URL ?? postgresUrl(database, database.name),
  };
  const { APP_URL, PORT } = readPortal(env);
  return {
    dataDir: given.DATA_DIR,
    database: given.DATABASE_URL ? null : database,
    mail: given.SMTP_URL ? null : mailCatcher(given),
    port: PORT,
    appUrl: APP_URL,
    demoData: given.DEMO_DATA ? given.DEMO_DATA === 'yes' : !given.DATABASE_URL,
    env,
  };
}

/** The ports that this start is going to listen on. */
export function neededPorts({ port, database, mail }: StartSettings): NeededPort[] {
  const needed = [{ port, setting: 'PORT', purpose: 'сайт' }];
  if (database) needed.push({ port: database.port, setting: 'LOCAL_DATABASE_PORT', purpose: 'база данных' });
  if (mail) {
    needed.push({ port: mail.smtpPort, setting: 'LOCAL_SMTP_PORT', purpose: 'приём писем' });
    needed.push({ port: mail.pagePort, setting: 'LOCAL_MAIL_PAGE_PORT', purpose: 'страница писем' });
  }
  return needed;
}

function readLocal(source: Environment): Local {
  const parsed = local.safeParse(present(source));
  if (parsed.success) return parsed.data;
  throw new StartRefusal(
    `Настройки заданы неверно.\n${parsed.error.issues.map(({ message }) => message).join('\n')}`,
  );
}

function readPortal(env: Environment): ReturnType<typeof readEnvironment> {
  try {
    return readEnvironment(env);
  } catch (error) {
    throw error instanceof BrokenEnvironment ? new StartRefusal(error.message) : error;
  }
}

/** An empty value in .env means «not set». */
function present(source: Environment): Environment {
  return Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function mailCatcher(given: Local): MailCatcher {
  return {
    smtpPort: given.LOCAL_SMTP_PORT,
    pagePort: given.LOCAL_MAIL_PAGE_PORT,
    folder: join(given.DATA_DIR, 'mail'),
  };
}
