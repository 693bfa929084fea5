import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { allRetentionMatters } from '@/lib/domain/retention';
import { database } from '@/lib/platform/database';
import { loadTerms } from './terms';

const shownRuns = 10;

/** The terms, how much each destroyed at the last whole run, and the last runs of the job. */
export async function getRetention(actor: RegionalActor) {
  requirePermission(actor, 'retention.set');
  const terms = await loadTerms();
  const [rules, runs, last] = await Promise.all([
    database().retentionRule.findMany({ select: { matter: true, changedAt: true } }),
    database().retentionRun.findMany({
      orderBy: { startedAt: 'desc' },
      take: shownRuns,
      select: {
        id: true,
        startedAt: true,
        finishedAt: true,
        failed: true,
        _count: { select: { destructions: true } },
      },
    }),
    countLastRun(),
  ]);
  return {
    terms,
    rules: allRetentionMatters.map((matter) => ({
      matter,
      days: terms[matter],
      /** At the last whole run; null as long as there was none. */
      destroyed: last && (last.get(matter) ?? 0),
      changedAt: rules.find((rule) => rule.matter === matter)?.changedAt ?? null,
    })),
    runs: runs.map(({ _count, ...run }) => ({ ...run, destroyed: _count.destructions })),
  };
}

export type Retention = Awaited<ReturnType<typeof getRetention>>;

/** What is due now is not counted here: that reads the whole register, and a page is opened at any time of the day. */
async function countLastRun(): Promise<Map<string, number> | null> {
  const last = await database().retentionRun.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  if (!last) return null;
  const counts = await database().destructionRecord.groupBy({
    by: ['matter'],
    where: { runId: last.id },
    _count: true,
  });
  return new Map(counts.map(({ matter, _count }) => [matter, _count]));
}
