import { buffer } from 'node:stream/consumers';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { handOutPaper, type HandedOut } from '@/lib/certificates/hand-out-paper';
import { renderFamilyPapers } from '@/lib/papers/render-papers';
import { database } from '@/lib/platform/database';
import { visitsOf } from './visit-desk';

/**
 * Application and consent of every child of the visit that has a number, in the order of the page, as one PDF; null while
 * there is none. Each paper is kept as handed out on its own.
 */
export async function openVisitPapers(actor: OperatorActor, visitId: string): Promise<Buffer | null> {
  requirePermission(actor, 'family.receive');
  const { applications } = found(
    await database().familyVisit.findFirst({
      where: { AND: [{ id: visitId }, visitsOf(actor)] },
      select: {
        applications: { orderBy: { number: 'asc' }, select: { certificate: { select: { id: true } } } },
      },
    }),
  );
  const papers: HandedOut[] = [];
  for (const { certificate } of applications) {
    if (certificate) papers.push(await handOutPaper(actor, certificate.id));
  }
  const [first, ...others] = papers;
  if (!first) return null;
  return others.length === 0 ? first.content : buffer(renderFamilyPapers(papers.map(({ source }) => source)));
}
