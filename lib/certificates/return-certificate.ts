import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificateTransitions, nextCertificateStatus } from '@/lib/domain/certificate-status';
import { isDeskOnly, returnClosing, returnReasons, returnReasonsFor } from '@/lib/domain/return-reasons';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { queueLetter } from '@/lib/platform/outbox';
import { freeRecord } from '@/lib/reservations/reserve-record';
import { additionFor } from '@/lib/settings/letters/addition-for';
import type { ReturnInput } from './return-fields';
import { isOwnLastChange, letterFacts, takeWaiting } from './waiting-record';

/**
 * «Вернуть на исправление»: the family sees what is wrong and what to do. Status, history, remark, letter and audit commit
 * together. The same press twice is one return.
 */
export async function returnCertificate(
  actor: Actor,
  certificateId: string,
  { paperId, reasons, remark }: ReturnInput,
): Promise<void> {
  requirePermission(actor, 'certificate.return');
  await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const certificate = await takeWaiting(tx, actor, certificateId);
    if (certificate.status === 'returned' && (await isOwnLastChange(tx, actor, certificateId))) return;
    const to = nextCertificateStatus('return_for_correction', certificate.status);
    if (!to) {
      throw new Refusal(
        'conflict',
        'Вернуть можно только запись, которая ждёт активации. Откройте её заново.',
      );
    }
    if (certificate.papers[0]?.id !== paperId) {
      throw new Refusal(
        'conflict',
        'Пока Вы проверяли, семья изменила сведения и обновила заявление. Сверьте запись ещё раз с новым заявлением.',
      );
    }
    const childApplies = certificate.application.applicantId === certificate.childId;
    if (reasons.some((reason) => !returnReasonsFor({ childApplies }).includes(reason))) {
      throw new Refusal('invalid', 'Такой причины у этой записи быть не может: ребёнок подал заявку сам.');
    }
    const { count } = await tx.certificate.updateMany({
      where: { id: certificateId, status: certificate.status },
      data: { status: to },
    });
    if (count === 0) throw new Refusal('conflict');
    await writeReturn(tx, actor, certificateId, reasons, remark);
    await freeRecord(tx, certificateId);
    const { to: family, common } = await letterFacts(tx, actor, certificate);
    const addition = await additionFor(tx, certificateId, 'certificate_returned');
    for (const recipient of family) {
      await queueLetter(tx, recipient, 'certificate_returned', {
        ...common,
        addition,
        reasons: reasons.map((key) => ({ title: returnReasons[key].title, todo: returnReasons[key].todo })),
        remark: remark !== null,
        deskOnly: isDeskOnly(reasons),
        closing: returnClosing(reasons),
      });
    }
    await recordAudit(tx, actor, {
      event: 'certificate_returned',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
      details: { reasons },
    });
  });
}

async function writeReturn(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  reasons: readonly string[],
  remark: string | null,
): Promise<void> {
  const { from, to } = certificateTransitions.return_for_correction;
  const id = randomUUID();
  await tx.certificateStatusChange.create({
    data: {
      id,
      certificateId,
      fromStatus: from[0],
      toStatus: to,
      at: now(),
      byAccountId: actor.accountId,
      byRole: actor.role,
      institutionId: actor.institutionId,
      reasons: [...reasons],
    },
  });
  if (remark === null) return;
  await tx.statusRemark.create({
    data: { statusChangeId: id, sealed: seal(`status_remark.sealed:${id}`, remark) },
  });
}
