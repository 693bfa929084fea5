import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { recordAlone } from '@/lib/platform/audit';
import { countAttempt } from '@/lib/platform/rate-limits';
import { findInRegister } from './find-in-register';
import type { Findings } from './findings';
import type { SearchWords } from './search-fields';

/** «Найти»: what the register holds for these words. The search is recorded with its kind and its hits, never its words; how many an hour allows is limited, so that the register is not copied search by search. */
export async function searchRegister(actor: OperatorActor, words: SearchWords): Promise<Findings> {
  requirePermission(actor, 'register.search');
  const reached = await countAttempt(['register_search', actor.accountId]);
  if (reached) throw tooManyTries(reached);
  const findings = await findInRegister(actor, words);
  await recordAlone(actor, {
    event: 'register_searched',
    subject: ['account', actor.accountId],
    details: {
      by: findings.by,
      withBirthDate: findings.withBirthDate,
      answer: findings.kind,
      hits: hitsOf(findings),
    },
  });
  return findings;
}

function hitsOf(findings: Findings): number {
  switch (findings.kind) {
    case 'record':
    case 'elsewhere':
      return 1;
    case 'list':
      return findings.hits.length;
    case 'nothing':
      return 0;
  }
}
