import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';

/** One pupil as their school sees them. The look is recorded together with the reading. */
export async function openPupil(actor: IssuerActor, childId: string) {
  requirePermission(actor, 'pupils.list');
  const child = await inTransaction(async (tx) => {
    const row = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, childrenOf(actor)] },
        select: {
          groupName: true,
          certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { status: true } },
          person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
        },
      }),
    );
    await recordAudit(tx, actor, { event: 'pupil_viewed', subject: ['child', childId], childId });
    return row;
  });
  const birthDate = plainDate(found(child.person.birthDate));
  const [certificate] = child.certificates;
  return {
    id: childId,
    name: fullName(child.person),
    birthDate,
    groupName: child.groupName,
    /** At 18 nobody acts for a child any more. */
    ofAge: ageOn(birthDate, today()) >= endAge,
    status: certificate ? effectiveCertificateStatus(certificate.status, birthDate, today()) : null,
  };
}

export type PupilRecord = Awaited<ReturnType<typeof openPupil>>;

/** The name alone, for a page that asks about the pupil: a look is recorded where more is shown. */
export async function getPupilName(actor: IssuerActor, childId: string): Promise<string> {
  requirePermission(actor, 'pupils.list');
  const child = await database().child.findFirst({
    where: { AND: [{ personId: childId }, childrenOf(actor)] },
    select: { person: { select: { surname: true, givenName: true, patronymic: true } } },
  });
  return fullName(found(child).person);
}
