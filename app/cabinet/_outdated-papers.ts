import type { FamilyActor } from '@/lib/access/actor';
import { getCertificateCard } from '@/lib/certificates/card';
import { listChildrenWithSteps } from '@/lib/families/situation';

/** Certificates that wait for their papers while the papers no longer say what the family has entered since. */
export async function listOutdatedPapers(actor: FamilyActor) {
  const children = await listChildrenWithSteps(actor);
  const waiting = children.flatMap(({ certificateId, step }) =>
    certificateId && (step.action?.kind === 'bring_papers' || step.action?.kind === 'mend')
      ? certificateId
      : [],
  );
  const cards = await Promise.all(waiting.map((id) => getCertificateCard(actor, id)));
  return cards.filter(({ mine, paper }) => mine && paper?.outdated === true);
}
