import type { FamilyActor } from '@/lib/access/actor';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import { Refusal } from '@/lib/domain/refusal';
import { getCertificateCard } from './card';

/** The card of a certificate whose papers are awaited, for what the family takes along from it: calendar, memo. */
export async function getBringingPlan(actor: FamilyActor, certificateId: string) {
  const card = await getCertificateCard(actor, certificateId);
  if (!card.waiting) {
    throw new Refusal(
      'conflict',
      'Приносить документы сейчас не нужно. Что делать дальше, написано в карточке сертификата.',
    );
  }
  return { card, waiting: card.waiting, lines: linesToBring(card.waiting.papers) };
}
