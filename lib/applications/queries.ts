import type { Actor, FamilyActor } from '@/lib/access/actor';
import { applicationsOf, found } from '@/lib/access/scope';
import { linkState } from '@/lib/domain/application-status';
import { plainDate } from '@/lib/domain/dates';
import { ageVerdict } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { linkRefusal, linkRefusals } from './confirm-application';
import { tokenHash } from './confirmation-link';

/** One application as its applicant or another guardian of the child sees it. */
export async function getApplication(actor: FamilyActor, applicationId: string) {
  const application = found(
    await database().application.findFirst({
      where: { AND: [{ id: applicationId }, applicationsOf(actor)] },
      select: {
        id: true,
        number: true,
        status: true,
        email: true,
        createdAt: true,
        applicantId: true,
        childId: true,
        certificate: { select: { id: true } },
        child: {
          select: {
            person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
          },
        },
        confirmations: {
          orderBy: { createdAt: 'desc' },
          select: { createdAt: true, usedAt: true, voidedAt: true },
          take: 1,
        },
      },
    }),
  );
  const mine = application.applicantId === actor.personId;
  const age = ageVerdict(plainDate(found(application.child.person.birthDate)), today());
  const [link] = application.confirmations;
  return {
    id: application.id,
    number: application.number,
    status: application.status,
    createdAt: application.createdAt,
    childId: application.childId,
    childName: fullName(application.child.person),
    certificateId: application.certificate?.id ?? null,
    mine,
    /** Another guardian's address is not shown. */
    email: mine ? application.email : null,
    linkExpired: link !== undefined && linkState(link, now()) === 'expired',
    /** Confirmed without a letter: the applicant had confirmed this address before. */
    knownEmail: application.status === 'confirmed' && application.email !== null && link === undefined,
    age,
    /** Nothing is left but «Получить сертификат». */
    readyForCertificate: mine && application.status === 'confirmed' && age.kind === 'eligible',
  };
}

export type MyApplication = Awaited<ReturnType<typeof getApplication>>;

/** What a link of a letter would do, without using it; `forThisActor` when the applicant is the one signed in. */
export async function describeLink(token: string, actor: Actor | null) {
  const link = await database().emailConfirmation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      createdAt: true,
      usedAt: true,
      voidedAt: true,
      application: { select: { id: true, number: true, applicantId: true, status: true } },
    },
  });
  if (!link) {
    return {
      refusal: linkRefusals.unknown,
      used: false,
      applicationId: null,
      number: null,
      forThisActor: false,
    };
  }
  const refusal = linkRefusal(link, link.application.status);
  const isFamily = actor?.role === 'parent' || actor?.role === 'child';
  return {
    refusal: refusal && linkRefusals[refusal],
    used: refusal === 'used',
    applicationId: link.application.id,
    number: link.application.number,
    forThisActor: isFamily && actor.personId === link.application.applicantId,
  };
}
