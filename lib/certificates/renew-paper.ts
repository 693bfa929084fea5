import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found, papersOf } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { makePaper } from './make-paper';
import { mendCertificate } from './mend-certificate';

/** «Обновить заявление»: makes the papers anew from the present data. Without a change since the last ones nothing is made. */
export async function renewPaper(actor: Actor, certificateId: string): Promise<void> {
  requirePermission(actor, 'paper.make');
  await inTransaction(async (tx) => {
    // The family's own page knows nothing of the counter; a colleague at the counter may have the record before them.
    if (actor.role === 'operator') await lockRecord(tx, actor, certificateId);
    else await lockRow(tx, 'certificate', certificateId);
    const certificate = found(
      await tx.certificate.findFirst({
        where: { AND: [{ id: certificateId }, papersOf(actor)] },
        select: {
          childId: true,
          status: true,
          papers: { orderBy: { version: 'desc' }, take: 1, select: { madeAt: true } },
          child: { select: { person: { select: { changedAt: true } } } },
          application: { select: { applicant: { select: { changedAt: true } } } },
        },
      }),
    );
    if (certificate.status !== 'not_activated' && certificate.status !== 'returned') {
      throw new Refusal(
        'conflict',
        'Заявление обновляют до активации. Этот сертификат уже активирован или закрыт.',
      );
    }
    if (!isOutdated(certificate)) return;
    const paperId = await makePaper(tx, certificateId);
    await recordAudit(tx, actor, {
      event: 'paper_made',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
      details: { paperId },
    });
    if (certificate.status !== 'returned' || !(await isMended(tx, certificateId, certificate))) return;
    await mendCertificate(tx, actor, certificateId);
    await recordAudit(tx, actor, {
      event: actor.role === 'operator' ? 'certificate_mended_at_desk' : 'certificate_mended',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
    });
  });
}

/** What was returned is mended by a change made since: one from before is only missing on the paper. */
async function isMended(tx: Transaction, certificateId: string, { child, application }: PaperAge) {
  const returned = await tx.certificateStatusChange.findFirst({
    where: { certificateId, toStatus: 'returned' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true },
  });
  const since = returned?.at ?? new Date(0);
  return child.person.changedAt > since || application.applicant.changedAt > since;
}

type PaperAge = {
  papers: { madeAt: Date }[];
  child: { person: { changedAt: Date } };
  application: { applicant: { changedAt: Date } };
};

/** True when something the papers print changed after they were made. */
export function isOutdated({ papers, child, application }: PaperAge): boolean {
  const madeAt = papers[0]?.madeAt.getTime() ?? 0;
  return child.person.changedAt.getTime() > madeAt || application.applicant.changedAt.getTime() > madeAt;
}
