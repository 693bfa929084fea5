import type { FamilyActor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { withdrawalConsequences } from '@/lib/domain/consent-withdrawal';
import { plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { loadTerms } from '../retention/terms';
import { consentedChildren, shownName } from './own-children';

/** Children for whom this person's consent is in force, also those to whom the tie has ended. */
export async function listOwnConsents(actor: FamilyActor): Promise<{ id: string; name: string }[]> {
  const children = await database().child.findMany({
    where: { consents: { some: { giverId: actor.personId, withdrawnAt: null } } },
    orderBy: { person: { birthDate: 'asc' } },
    select: { personId: true, person: { select: { surname: true, givenName: true, patronymic: true } } },
  });
  return Promise.all(
    children.map(async (child) => ({
      id: child.personId,
      name: await shownName(database(), actor, child),
    })),
  );
}

/** The consent this person gave for the child, and what its withdrawal would bring about. Of another's consent nothing. */
export async function getOwnConsent(actor: FamilyActor, childId: string) {
  const child = found(
    await database().child.findFirst({
      where: { AND: [{ personId: childId }, consentedChildren(actor)] },
      select: {
        personId: true,
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
    childName: await shownName(database(), actor, child),
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
