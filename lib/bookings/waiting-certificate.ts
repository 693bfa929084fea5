import type { FamilyActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';

/** The certificate as far as a visit is concerned. `waits`: its papers are still to be brought. */
export async function certificateOf(db: Queryable, actor: FamilyActor, certificateId: string) {
  const row = found(
    await db.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        id: true,
        status: true,
        municipalityId: true,
        chosenInstitutionId: true,
        childId: true,
        child: {
          select: {
            institutionId: true,
            person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
          },
        },
      },
    }),
  );
  const { child, ...certificate } = row;
  const status = effectiveCertificateStatus(row.status, plainDate(found(child.person.birthDate)), today());
  return {
    ...certificate,
    /** The institution the child goes to. */
    attends: child.institutionId,
    childName: fullName(child.person),
    waits: status === 'not_activated' || status === 'returned',
  };
}

export type WaitingCertificate = Awaited<ReturnType<typeof certificateOf>>;

/** The same for a verb; a certificate that needs no visit is refused. */
export async function requireWaiting(
  db: Queryable,
  actor: FamilyActor,
  certificateId: string,
): Promise<WaitingCertificate> {
  const certificate = await certificateOf(db, actor, certificateId);
  if (certificate.waits) return certificate;
  throw new Refusal(
    'conflict',
    'Приходить с документами не нужно: сертификат уже активирован или закрыт. Что дальше, написано в его карточке.',
  );
}
