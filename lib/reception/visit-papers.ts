import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { openPaper } from '@/lib/certificates/open-paper';
import type { PaperData } from '@/lib/papers/paper-data';
import { database } from '@/lib/platform/database';
import { visitsOf } from './visit-desk';

/** Application and consent of every child of the visit that has a number, in the order of the page. */
export async function openVisitPapers(actor: OperatorActor, visitId: string): Promise<PaperData[]> {
  requirePermission(actor, 'family.receive');
  const { applications } = found(
    await database().familyVisit.findFirst({
      where: { AND: [{ id: visitId }, visitsOf(actor)] },
      select: {
        applications: { orderBy: { number: 'asc' }, select: { certificate: { select: { id: true } } } },
      },
    }),
  );
  const papers: PaperData[] = [];
  for (const { certificate } of applications) {
    if (certificate) papers.push(await openPaper(actor, certificate.id));
  }
  return papers;
}
