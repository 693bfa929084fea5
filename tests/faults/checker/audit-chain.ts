import { verifyAudit } from '@/lib/audit/verify-audit';
import { isWhole, reportLines } from '@/lib/local/audit-report';
import type { Rule } from './rule';

/** The chain of the audit is whole and goes on from where it ended in the round before: nothing sealed was lost. */
export const auditChain: Rule = async ({ keptHead }) => {
  const report = await verifyAudit(keptHead);
  return isWhole(report) ? [] : reportLines(report);
};
