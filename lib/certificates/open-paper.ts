import { familyRoles, type Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found, papersOf } from '@/lib/access/scope';
import type { PaperData } from '@/lib/papers/paper-data';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { paperContext } from './make-paper';

/** The latest application and consent of a certificate, as they were made; printed by staff is recorded. */
export async function openPaper(actor: Actor, certificateId: string): Promise<PaperData> {
  requirePermission(actor, 'paper.make');
  const paper = await inTransaction(async (tx) => {
    const row = found(
      await tx.paper.findFirst({
        where: { certificate: { AND: [{ id: certificateId }, papersOf(actor)] } },
        orderBy: { version: 'desc' },
        select: { id: true, version: true, contentSealed: true, certificate: { select: { childId: true } } },
      }),
    );
    if (!familyRoles.some((role) => role === actor.role)) {
      await recordAudit(tx, actor, {
        event: 'paper_downloaded',
        subject: ['certificate', certificateId],
        childId: row.certificate.childId,
        details: { version: row.version },
      });
    }
    return row;
  });
  // Only makePaper writes this column, so what opens under its context is its type.
  const content = JSON.parse(unsealText(paperContext(paper.id), paper.contentSealed)) as PaperData | null;
  // Null is what the destruction of data left in its place.
  return found(content);
}
