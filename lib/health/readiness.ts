import { migrationsApplied } from '@/lib/platform/applied-migrations';
import { databaseAnswers } from '@/lib/platform/database-watch';
import { hasIndexKey } from '@/lib/platform/encryption';
import { remembered } from '@/lib/platform/remembered';
import { isStopping } from '@/lib/platform/stopping';
import { shortcomings } from './shortcomings';
import { withinPatience } from './within-patience';

/** What the portal cannot serve without. */
const needs = {
  stopping: 'Сервер останавливается',
  database: 'База данных не отвечает',
  migrations: 'Не применены миграции этой версии: выполните npm run migrate',
  unread_migrations: 'Ещё не известно, применены ли миграции: база данных отвечает слишком долго',
  keys: 'Ключ шифрования ещё не сверен с базой данных',
} as const;

type Need = keyof typeof needs;
type Shortcoming = keyof typeof shortcomings;

export type Readiness = {
  status: 'ready' | 'degraded' | 'unavailable';
  /** What the portal cannot serve without, and what it goes on without: keys for programs, words for people. */
  missing: Partial<Record<Need, string>>;
  degraded: Partial<Record<Shortcoming, string>>;
};

/**
 * Whether the portal can serve and what is amiss; no personal data. Answers within seconds and costs little when asked often:
 * whether the database answers the watch knows, and the rest is asked once a second at most, and never while the same
 * question still hangs.
 */
export async function readReadiness(): Promise<Readiness> {
  const missing = await whatIsMissing();
  if (missing) return { status: 'unavailable', missing: { [missing]: needs[missing] }, degraded: {} };
  const degraded = await lookForShortcomings();
  return { status: Object.keys(degraded).length > 0 ? 'degraded' : 'ready', missing: {}, degraded };
}

/** The first of them: without a database nobody can tell the rest. */
async function whatIsMissing(): Promise<Need | null> {
  if (isStopping()) return 'stopping';
  if (!databaseAnswers()) return 'database';
  const applied = await withinPatience(askMigrations(), null);
  if (applied !== true) return applied === false ? 'migrations' : 'unread_migrations';
  return hasIndexKey() ? null : 'keys';
}

const askMigrations = remembered(1000, migrationsApplied);

const looks = Object.entries(shortcomings).map(
  ([name, { words, found }]) => [name, words, remembered<boolean>(1000, found)] as const,
);

async function lookForShortcomings(): Promise<Readiness['degraded']> {
  const told = await Promise.all(
    looks.map(async ([name, words, look]) =>
      (await withinPatience(look(), true)) ? [[name, words] as const] : [],
    ),
  );
  return Object.fromEntries(told.flat());
}
