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
 * Whether the portal can serve and what is amiss; no personal data. Answers within seconds and costs nothing when asked often:
 * whether the database answers the watch knows, and the rest is asked once a second at most.
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
  if (!(await askMigrations())) return 'migrations';
  return hasIndexKey() ? null : 'keys';
}

const askMigrations = remembered(1000, () => withinPatience(migrationsApplied(), false));

const lookForShortcomings = remembered(1000, async (): Promise<Readiness['degraded']> => {
  const found = await Promise.all(
    Object.entries(shortcomings).map(async ([name, { words, found: look }]) =>
      (await withinPatience(look(), true)) ? [[name, words] as const] : [],
    ),
  );
  return Object.fromEntries(found.flat());
});
