import { z } from 'zod';

function whole(name: string, { from, to, fallback }: { from: number; to: number; fallback: number }) {
  const error = `${name}: нужно целое число от ${from} до ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error }).default(fallback);
}

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: whole('PORT', { from: 1, to: 65_535, fallback: 3000 }),
  /** Address at which people reach the portal; links in letters and codes on papers begin with it. */
  APP_URL: z.url({ error: 'APP_URL: нужен адрес вида https://certificate.example.ru' }),
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL: не задан адрес базы данных PostgreSQL' })
    .regex(/^postgres(ql)?:\/\//, { error: 'DATABASE_URL: адрес должен начинаться с postgresql://' }),
  SMTP_URL: z
    .string({ error: 'SMTP_URL: не задан адрес почтового сервера' })
    .regex(/^smtps?:\/\//, { error: 'SMTP_URL: адрес должен начинаться с smtp:// или smtps://' }),
  MAIL_FROM: z.string().min(3).default('Сертификат дополнительного образования <no-reply@localhost>'),
  MASTER_KEY: z
    .string({ error: 'MASTER_KEY: не задан главный ключ шифрования' })
    .refine((text) => Buffer.from(text, 'base64').length === 32, {
      error: 'MASTER_KEY: нужны 32 случайных байта в base64 (openssl rand -base64 32)',
    }),
  AUTH_SECRET: z
    .string({ error: 'AUTH_SECRET: не задан секрет сеансов' })
    .min(32, { error: 'AUTH_SECRET: нужно не меньше 32 случайных знаков (openssl rand -base64 32)' }),
  STORAGE_DIR: z.string().default('.data/scans'),
  TIME_ZONE: z
    .string()
    .default('Asia/Novokuznetsk')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      error: 'TIME_ZONE: такого часового пояса нет (пример: Asia/Novokuznetsk)',
    }),
  DATABASE_POOL: whole('DATABASE_POOL', { from: 2, to: 200, fallback: 10 }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL: нужно одно из debug, info, warn, error, silent',
    })
    .default('info'),
});

export type Environment = z.output<typeof settings>;

/** What is wrong with the settings, a sentence a line, for the operator of the server. */
export class BrokenEnvironment extends Error {
  override readonly name = 'BrokenEnvironment';
}

/** Reads settings from `source`; an empty value counts as absent. Throws BrokenEnvironment naming every fault. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const port = given.PORT ?? '3000';
  const parsed = settings.safeParse({ APP_URL: `http://localhost:${port}`, ...given });
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return message.startsWith(`${name}:`) ? message : `${name}: ${message}`;
  });
  throw new BrokenEnvironment(`Настройки заданы неверно.\n${sentences.join('\n')}`);
}

let current: Environment | undefined;

/** The settings of this process, read once. The only place of the application that looks at process.env. */
export function environment(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}
