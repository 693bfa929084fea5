import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';

/** The tie that is to be ended, and what hangs on it. */
export async function getTieDesk(actor: Actor, certificateId: string, tieId: string) {
  requirePermission(actor, 'tie.end');
  const certificate = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true, status: true, application: { select: { applicantId: true } } },
    }),
  );
  const { childId } = certificate;
  const tie = found(
    await database().guardianship.findFirst({
      where: { id: tieId, childId },
      select: {
        guardianId: true,
        ground: true,
        endedAt: true,
        guardian: { select: { surname: true, givenName: true, patronymic: true } },
      },
    }),
  );
  const others = await database().guardianship.count({
    where: { childId, endedAt: null, id: { not: tieId } },
  });
  const waits = certificate.status === 'not_activated' || certificate.status === 'returned';
  return {
    guardian: fullName(tie.guardian),
    ground: guardianshipGrounds[tie.ground].title,
    ended: tie.endedAt !== null,
    /** Nobody would be left who acts for the child. */
    last: others === 0,
    isApplicant: certificate.application.applicantId === tie.guardianId,
    /** An application of theirs can be activated no more. */
    stopsActivation: waits && certificate.application.applicantId === tie.guardianId,
  };
}

export type TieDesk = Awaited<ReturnType<typeof getTieDesk>>;
