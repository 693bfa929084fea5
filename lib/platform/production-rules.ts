import { keyWeakness, secretWeakness } from './secret-strength';

type Secrets = {
  APP_URL: string;
  DATABASE_URL: string;
  MIGRATE_DATABASE_URL?: string | undefined;
  MASTER_KEY: string;
  MASTER_KEY_PREVIOUS?: string | undefined;
  BACKUP_KEY?: string | undefined;
  AUTH_SECRET: string;
  METRICS_TOKEN?: string | undefined;
};

const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

const make = 'Создайте новый: openssl rand -base64 32';

const encrypted =
  'база стоит на другой машине, а соединение не зашифровано. Добавьте к адресу sslmode=verify-full';

const weaknesses = {
  published: 'это известный всем пример.',
  repeated: 'он состоит из повторов.',
  sequence: 'это ряд чисел по порядку.',
  text: 'это слова, а не случайные байты.',
  few_kinds: 'в нём слишком мало разных знаков.',
} as const satisfies Record<NonNullable<ReturnType<typeof keyWeakness>>, string>;

/** What a server that keeps people's documents may not be started with, a sentence a fault. */
export function productionFaults({
  APP_URL,
  DATABASE_URL,
  MIGRATE_DATABASE_URL,
  MASTER_KEY,
  MASTER_KEY_PREVIOUS,
  BACKUP_KEY,
  AUTH_SECRET,
  METRICS_TOKEN,
}: Secrets): string[] {
  const faults: string[] = [];
  const key = keyWeakness(MASTER_KEY);
  if (key) faults.push(`MASTER_KEY: ключ легко угадать, ${weaknesses[key]} ${make}`);
  const backupKey = BACKUP_KEY === undefined ? null : keyWeakness(BACKUP_KEY);
  if (backupKey) faults.push(`BACKUP_KEY: ключ легко угадать, ${weaknesses[backupKey]} ${make}`);
  for (const [name, given] of Object.entries({ AUTH_SECRET, METRICS_TOKEN })) {
    const weakness = given === undefined ? null : secretWeakness(given);
    if (weakness) faults.push(`${name}: секрет легко угадать, ${weaknesses[weakness]} ${make}`);
  }
  const keys = [MASTER_KEY, MASTER_KEY_PREVIOUS].filter((given) => given !== undefined);
  if (keys.some((given) => isSame(given, AUTH_SECRET))) {
    faults.push(`AUTH_SECRET: совпадает с главным ключом, а секреты должны быть разными. ${make}`);
  }
  if (new URL(APP_URL).protocol !== 'https:' && !isOwnMachine(APP_URL)) {
    faults.push(
      'APP_URL: адрес должен начинаться с https://, иначе пароли и документы пойдут по сети открытыми',
    );
  }
  if (isOpenOnTheWire(DATABASE_URL)) faults.push(`DATABASE_URL: ${encrypted}`);
  if (MIGRATE_DATABASE_URL !== undefined && isOpenOnTheWire(MIGRATE_DATABASE_URL)) {
    faults.push(`MIGRATE_DATABASE_URL: ${encrypted}`);
  }
  return faults;
}

/** Whether the address leads to this very machine, where nobody listens on the way; a database may stand behind a socket file. */
export function isOwnMachine(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === '' || ownMachine.includes(hostname);
}

function isOpenOnTheWire(databaseUrl: string): boolean {
  const mode = new URL(databaseUrl).searchParams.get('sslmode') ?? '';
  return !isOwnMachine(databaseUrl) && !['require', 'verify-ca', 'verify-full'].includes(mode);
}

/** One key written in two ways of base64 is still one key. */
function isSame(key: string, secret: string): boolean {
  return key === secret || Buffer.from(key, 'base64').equals(Buffer.from(secret, 'base64'));
}
