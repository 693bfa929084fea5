import type { Actor } from '@/lib/access/actor';
import { activateCertificate, type SeenPapers } from '@/lib/certificates/activate-certificate';
import { database } from '@/lib/platform/database';

/** «Активировать» pressed on the record as it stands now: the papers compared are the latest ones. */
export async function activate(
  actor: Actor,
  certificateId: string,
  seen: Omit<SeenPapers, 'paperId'>,
): Promise<void> {
  const paper = await database().paper.findFirst({
    where: { certificateId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  await activateCertificate(actor, certificateId, { ...seen, paperId: paper?.id ?? certificateId });
}
