import { isFamily, type Actor, type FamilyActor } from '@/lib/access/actor';
import { getVisitOffer } from '@/lib/bookings/visit-page';
import { getCertificateCard, type CertificateCard } from '@/lib/certificates/card';
import { certificateOfLink, letterAttachments, questionOfLink, type Attachment } from '@/lib/domain/mailbox';
import { Refusal } from '@/lib/domain/refusal';
import type { OpenLetter } from '@/lib/letters/open-letter';
import { mayOpenQuestion } from '@/lib/questions/questions-of';

type Surroundings = {
  certificateId: string | null;
  /**
   * Whether the page the letter leads to exists for the reader: a certificate may have gone over to another record, an operator
   * to another institution.
   */
  leadsOn: boolean;
  attached: readonly Attachment[];
};

/** What stands around a letter about a certificate or a question as it is today. */
export async function surroundingsOf(
  actor: Actor,
  { kind, link }: Pick<OpenLetter, 'kind' | 'link'>,
): Promise<Surroundings> {
  const questionId = questionOfLink(link);
  if (questionId !== null) {
    return { certificateId: null, leadsOn: await mayOpenQuestion(actor, questionId), attached: [] };
  }
  const certificateId = certificateOfLink(link);
  if (certificateId === null || !isFamily(actor)) {
    return { certificateId: null, leadsOn: true, attached: [] };
  }
  const card = await cardIfThere(actor, certificateId);
  if (card === null) return { certificateId: null, leadsOn: false, attached: [] };
  const wanted = letterAttachments[kind] ?? [];
  const { booking } = wanted.includes('visit')
    ? await getVisitOffer(actor, certificateId)
    : { booking: null };
  const ready = {
    paper: card.mine && card.paper !== null && card.status !== 'returned',
    memo: card.waiting !== null,
    lastDay: card.waiting?.deadline ? card.waiting.deadline.left >= 0 : false,
    visit: booking !== null,
    sheet: card.status === 'active',
  } satisfies Record<Attachment, boolean>;
  return { certificateId, leadsOn: true, attached: wanted.filter((item) => ready[item]) };
}

async function cardIfThere(actor: FamilyActor, certificateId: string): Promise<CertificateCard | null> {
  try {
    return await getCertificateCard(actor, certificateId);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  }
}
