import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readQuietHours } from '@/lib/domain/quiet-hours';
import { mailFaults, mailShape } from './mail-settings';
import { productionFaults } from './production-rules';
import { providerFaults, providerShape } from './provider-settings';
import { storageFaults, storageShape } from './storage-settings';
import { virusCheckShape } from './virus-check-settings';

function whole(name: string, { from, to, fallback }: { from: number; to: number; fallback: number }) {
  const error = `${name}: нужно целое число от ${from} до ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error }).default(fallback);
}

/** What a master key has to be; `name` is the setting it came from. */
function masterKey(name: string) {
  return z
    .string({ error: `${name}: не задан главный ключ шифрования` })
    .refine((text) => Buffer.from(text, 'base64').length === 32, {
      error: `${name}: нужны 32 случайных байта в base64 (openssl rand -base64 32)`,
    });
}

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: whole('PORT', { from: 1, to: 65_535, fallback: 3000 }),
  /** Address at which people reach the portal; links in letters and codes on papers begin with it. */
  APP_URL: z.url({ error: 'APP_URL: нужен адрес вида https://certificate.example.ru' }),
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL: не задан адрес базы данных PostgreSQL' })
    .regex(/^postgres(ql)?:\/\//, { error: 'DATABASE_URL: адрес должен начинаться с postgresql://' }),
  /** The same database by the role that owns its tables; only migrations use it. The role of DATABASE_URL then cannot change the audit. */
  MIGRATE_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, {
      error: 'MIGRATE_DATABASE_URL: адрес должен начинаться с postgresql://',
    })
    .optional(),
  SMTP_URL: z
    .string({ error: 'SMTP_URL: не задан адрес почтового сервера' })
    .regex(/^smtps?:\/\//, { error: 'SMTP_URL: адрес должен начинаться с smtp:// или smtps://' }),
  ...mailShape,
  /** Letters a minute, of all workers together: what the mail server bears. */
  MAIL_PER_MINUTE: whole('MAIL_PER_MINUTE', { from: 1, to: 6000, fallback: 300 }),
  /** How long one answer of the mail server is waited for, seconds. Four of them must end before the queue takes the job away. */
  MAIL_TIMEOUT: whole('MAIL_TIMEOUT', { from: 1, to: 180, fallback: 30 }),
  MASTER_KEY: masterKey('MASTER_KEY'),
  /** Set while the master key is being changed: opens what the other one has not wrapped yet. */
  MASTER_KEY_PREVIOUS: masterKey('MASTER_KEY_PREVIOUS').optional(),
  AUTH_SECRET: z
    .string({ error: 'AUTH_SECRET: не задан секрет сеансов' })
    .min(32, { error: 'AUTH_SECRET: нужно не меньше 32 случайных знаков (openssl rand -base64 32)' }),
  STORAGE_DIR: z.string().default('.data/scans'),
  /** Key of backups, of its own: who has a backup with this key still needs the master key for what people entrusted. */
  BACKUP_KEY: masterKey('BACKUP_KEY').optional(),
  BACKUP_DIR: z.string().default('.data/backups'),
  /** Older backups go: what people had destroyed must not live on in them. */
  BACKUP_KEEP_DAYS: whole('BACKUP_KEEP_DAYS', { from: 1, to: 365, fallback: 30 }),
  /** A file that the backup touches when it is done: «Состояние системы» tells its time. */
  BACKUP_STAMP_FILE: z.string().optional(),
  TIME_ZONE: z
    .string()
    .default('Asia/Novokuznetsk')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      error: 'TIME_ZONE: такого часового пояса нет (пример: Asia/Novokuznetsk)',
    }),
  /** When letters that can wait rest, for whoever has not chosen other hours: «21-8» on the clock of the region. */
  QUIET_HOURS: z
    .string()
    .default('21-8')
    .transform((text, context) => {
      const hours = readQuietHours(text);
      if (hours !== undefined) return hours;
      context.addIssue({ code: 'custom', message: 'QUIET_HOURS: нужны часы вида 21-8 или off' });
      return z.NEVER;
    }),
  /** Proxies of our own between the people and the portal: so many entries of X-Forwarded-For are believed. */
  TRUSTED_PROXIES: whole('TRUSTED_PROXIES', { from: 0, to: 10, fallback: 0 }),
  /** The second step of the sign-in of staff. Absent: required in production, off elsewhere. */
  SECOND_FACTOR: z
    .enum(['required', 'offered', 'off'], {
      error: 'SECOND_FACTOR: нужно одно из required, offered, off',
    })
    .optional(),
  /** For how long a public page that says the same to all is given as it was drawn, seconds; 0: drawn anew for everybody. */
  PUBLIC_PAGES_SECONDS: whole('PUBLIC_PAGES_SECONDS', { from: 0, to: 60, fallback: 5 }),
  DATABASE_POOL: whole('DATABASE_POOL', { from: 2, to: 200, fallback: 10 }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL: нужно одно из debug, info, warn, error, silent',
    })
    .default('info'),
  /** Who reads /api/metrics, or the words of /api/health from elsewhere, shows it; without it nobody does in production. */
  METRICS_TOKEN: z
    .string()
    .min(32, { error: 'METRICS_TOKEN: нужно не меньше 32 случайных знаков (openssl rand -base64 32)' })
    .optional(),
  /** Seconds for which a server that is asked to stop still takes requests, while /api/health says that it stops. */
  STOP_DELAY: whole('STOP_DELAY', { from: 0, to: 300, fallback: 0 }),
  /** Seconds for which it then finishes what it has begun. */
  STOP_TIMEOUT: whole('STOP_TIMEOUT', { from: 1, to: 600, fallback: 25 }),
  ...providerShape,
  ...storageShape,
  ...virusCheckShape,
});

export type Environment = z.output<typeof settings>;

/** What is wrong with the settings, a sentence a line, for the operator of the server. */
export class BrokenEnvironment extends Error {
  override readonly name = 'BrokenEnvironment';
}

type Source = Readonly<Record<string, string | undefined>>;

/** Reads settings from `source`; an empty value counts as absent. Throws BrokenEnvironment naming every fault. */
export function readEnvironment(source: Source): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const port = given.PORT ?? '3000';
  const files = secretFiles.map((name) => readSecretFile(name, given));
  const fromFiles = Object.assign({}, ...files.map(({ value }) => value)) as Source;
  const parsed = settings.safeParse({ APP_URL: `http://localhost:${port}`, ...given, ...fromFiles });
  const unread = files.flatMap(({ fault }) => fault ?? []);
  const faults = parsed.success ? whatElse(parsed.data) : parsed.error.issues.map(sentenceOf);
  // Of a key whose file cannot be read it need not be said that it is missing.
  const sentences = [
    ...unread,
    ...faults.filter((fault) => !unread.some((file) => sameSetting(file, fault))),
  ];
  if (parsed.success && sentences.length === 0) return parsed.data;
  throw new BrokenEnvironment(`Настройки заданы неверно.\n${sentences.join('\n')}`);
}

function sentenceOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  const name = path.join('.');
  return message.startsWith(`${name}:`) ? message : `${name}: ${message}`;
}

function whatElse(read: Environment): string[] {
  const faults = read.NODE_ENV === 'production' ? productionFaults(read) : [];
  if (read.MASTER_KEY === read.MASTER_KEY_PREVIOUS) {
    faults.push(
      'MASTER_KEY_PREVIOUS: это тот же ключ, что в MASTER_KEY. Укажите прежний или уберите настройку',
    );
  }
  if (
    read.BACKUP_KEY !== undefined &&
    [read.MASTER_KEY, read.MASTER_KEY_PREVIOUS].includes(read.BACKUP_KEY)
  ) {
    faults.push(
      'BACKUP_KEY: это главный ключ. У копий должен быть свой, иначе украденная копия открывается целиком',
    );
  }
  return [...faults, ...providerFaults(read), ...storageFaults(read), ...mailFaults(read)];
}

const secretFiles = [
  'MASTER_KEY',
  'MASTER_KEY_PREVIOUS',
  'BACKUP_KEY',
  'OIDC_CLIENT_SECRET',
  'S3_SECRET_ACCESS_KEY',
  'DKIM_PRIVATE_KEY',
  'BOUNCE_WEBHOOK_SECRET',
  'METRICS_TOKEN',
] as const;

type SecretFile = { value?: Source; fault?: string };

/** A key may lie in a file instead, where neither a listing of processes nor a copy of the settings shows it. */
function readSecretFile(name: (typeof secretFiles)[number], given: Source): SecretFile {
  const path = given[`${name}_FILE`];
  if (path === undefined) return {};
  if (given[name] !== undefined)
    return { fault: `${name}_FILE: ключ уже задан в ${name}, оставьте одно из двух` };
  try {
    return { value: { [name]: readFileSync(path, 'utf8').trim() } };
  } catch {
    return { fault: `${name}_FILE: файл не читается, проверьте путь и права` };
  }
}

function sameSetting(fileFault: string, fault: string): boolean {
  return fileFault.split('_FILE:')[0] === fault.split(':')[0];
}

let current: Environment | undefined;

/** The settings of this process, read once. The only place of the application that looks at process.env. */
export function environment(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}

/** For tests that start a server of their own after the first reading. */
export function readSettingsAnew(): void {
  current = undefined;
}
