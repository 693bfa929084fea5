import type { FamilyActor } from '@/lib/access/actor';
import { askCorrection } from '@/lib/families/ask-correction';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** The consent that was signed with the papers of this certificate, by whoever applied. */
export async function givenConsent(certificateId: string, givenAt: Date = now()): Promise<string> {
  const certificate = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      childId: true,
      application: { select: { applicantId: true } },
      papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const [paper] = certificate.papers;
  if (!paper) throw new Error('A certificate has papers');
  const { id } = await database().consent.create({
    data: {
      giverId: certificate.application.applicantId,
      childId: certificate.childId,
      paperId: paper.id,
      givenAt,
    },
  });
  return id;
}

/** A request of the family that waits for an answer. */
export async function givenCorrection(actor: FamilyActor, personId: string): Promise<string> {
  await askCorrection(actor, {
    personId,
    matter: 'surname',
    says: 'В фамилии пропущена буква',
    right: 'Верная',
  });
  const { id } = await database().pendingCorrection.findFirstOrThrow({
    where: { askedById: actor.personId, personId, status: 'waiting' },
    select: { id: true },
  });
  return id;
}
