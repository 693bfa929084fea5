import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { allRetentionMatters, dueBefore, type RetentionMatter } from '@/lib/domain/retention';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { steps } from './steps';
import { loadTerms } from './terms';

const shownRuns = 10;

/** The terms, how much each would destroy if it were applied now, and the last runs of the job. */
export async function getRetention(actor: RegionalActor) {
  requirePermission(actor, 'retention.set');
  const terms = await loadTerms();
  const [due, rules, runs] = await Promise.all([
    countDue(terms),
    database().retentionRule.findMany({ select: { matter: true, changedAt: true } }),
    database().retentionRun.findMany({
      orderBy: { startedAt: 'desc' },
      take: shownRuns,
      select: { id: true, startedAt: true, finishedAt: true, _count: { select: { destructions: true } } },
    }),
  ]);
  return {
    terms,
    rules: allRetentionMatters.map((matter) => ({
      matter,
      days: terms[matter],
      due: due.get(matter) ?? 0,
      changedAt: rules.find((rule) => rule.matter === matter)?.changedAt ?? null,
    })),
    runs: runs.map(({ _count, ...run }) => ({ ...run, destroyed: _count.destructions })),
  };
}

export type Retention = Awaited<ReturnType<typeof getRetention>>;

async function countDue(terms: Readonly<Record<RetentionMatter, number>>) {
  const counts = new Map<RetentionMatter, number>();
  for (const { matter, due } of steps) {
    const at = { before: dueBefore(now(), terms[matter]), today: today().toString() };
    const [row] = await database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (${due(at)}) due`;
    counts.set(matter, (counts.get(matter) ?? 0) + (row?.count ?? 0));
  }
  return counts;
}
