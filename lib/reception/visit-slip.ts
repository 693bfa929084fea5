import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { issueSlip, type IssueSlip } from '@/lib/accounts/issue-slip';
import { listFamilyLogins, type FamilyLogin } from '@/lib/accounts/family-logins';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { database } from '@/lib/platform/database';
import { visitsOf } from './visit-desk';

/** The applicant of the visit as whoever may be given a login, or null where the tie has ended meanwhile. */
export async function findVisitLogin(actor: OperatorActor, visitId: string): Promise<FamilyLogin | null> {
  const { childId, applicantId } = await applicantOf(actor, visitId);
  const logins = await listFamilyLogins(actor, childId);
  return logins.find(({ personId }) => personId === applicantId) ?? null;
}

/** The slip with which the family goes home: from then on the cabinet is theirs. */
export async function issueVisitSlip(
  actor: OperatorActor,
  visitId: string,
  input: IssueSlip,
): Promise<SlipSheetData> {
  const { childId, applicantId } = await applicantOf(actor, visitId);
  return issueSlip(actor, childId, applicantId, input);
}

async function applicantOf(actor: OperatorActor, visitId: string) {
  requirePermission(actor, 'slip.issue');
  const { applicantId, applications } = found(
    await database().familyVisit.findFirst({
      where: { AND: [{ id: visitId }, visitsOf(actor)] },
      select: {
        applicantId: true,
        applications: { orderBy: { number: 'asc' }, take: 1, select: { childId: true } },
      },
    }),
  );
  return { applicantId, childId: found(applications[0]).childId };
}
