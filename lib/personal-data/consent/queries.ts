import type { FamilyActor } from '@/lib/access/actor';
import { childrenOf, found } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { withdrawalConsequences } from '@/lib/domain/consent-withdrawal';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { loadTerms } from '../retention/terms';

/** Children in the actor's scope for whom this person's consent is in force. */
export async function listOwnConsents(actor: FamilyActor): Promise<string[]> {
  const consents = await database().consent.findMany({
    where: { giverId: actor.personId, withdrawnAt: null, child: childrenOf(actor) },
    select: { childId: true },
  });
  return consents.map(({ childId }) => childId);
}

/** The consent this person gave for the child, and what its withdrawal would bring about. Of another's consent nothing. */
export async function getOwnConsent(actor: FamilyActor, childId: string) {
  const child = found(
    await database().child.findFirst({
      where: { AND: [{ personId: childId }, childrenOf(actor)] },
      select: {
        person: {
          select: {
            surname: true,
            givenName: true,
            patronymic: true,
            birthDate: true,
            documents: {
              where: { scan: { destroyedAt: null } },
              select: { id: true },
              take: 1,
            },
          },
        },
        consents: {
          where: { giverId: actor.personId },
          orderBy: { givenAt: 'desc' },
          select: { givenAt: true, withdrawnAt: true },
        },
        certificates: {
          where: { application: { applicantId: actor.personId } },
          orderBy: { createdAt: 'desc' },
          take: 1,
          select: { number: true, status: true },
        },
        applications: {
          where: { applicantId: actor.personId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
          select: { id: true },
        },
      },
    }),
  );
  const [certificate] = child.certificates;
  const birthDate = plainDate(found(child.person.birthDate));
  return {
    childName: fullName(child.person),
    givenAt: child.consents.find(({ withdrawnAt }) => withdrawnAt === null)?.givenAt ?? null,
    withdrawnAt: child.consents.find(({ withdrawnAt }) => withdrawnAt !== null)?.withdrawnAt ?? null,
    consequences: withdrawalConsequences({
      certificate: certificate
        ? {
            number: formatCertificateNumber(certificate.number),
            status: effectiveCertificateStatus(certificate.status, birthDate, today()),
          }
        : null,
      openApplication: child.applications.length > 0,
      hasScan: child.person.documents.length > 0,
      terms: await loadTerms(),
    }),
  };
}

export type OwnConsent = Awaited<ReturnType<typeof getOwnConsent>>;
