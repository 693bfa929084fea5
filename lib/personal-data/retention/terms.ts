import {
  allRetentionMatters,
  retentionMatters,
  type RetentionMatter,
  type RetentionTerms,
} from '@/lib/domain/retention';
import { database, type Queryable } from '@/lib/platform/database';

/** How many days each matter is kept now. */
export async function loadTerms(db: Queryable = database()): Promise<RetentionTerms> {
  const rules = await db.retentionRule.findMany({ select: { matter: true, days: true } });
  const set = new Map(rules.map(({ matter, days }) => [matter, days]));
  const terms = allRetentionMatters.map((matter): [RetentionMatter, number] => [
    matter,
    set.get(matter) ?? retentionMatters[matter].days.usual,
  ]);
  return Object.fromEntries(terms) as Record<RetentionMatter, number>;
}
