import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { choiceField, documentFields } from '@/lib/domain/fields';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { reasonKeys } from '@/lib/domain/record-changes';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { compareAnew } from '@/lib/record-changes/put-right';
import { refuseImpossibleDocument, replaceChildDocument } from '@/lib/record-changes/child-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { noteChange } from '@/lib/record-changes/note-change';
import { loadLiveRecord } from './load-record';
import { tellChange } from '@/lib/record-changes/tell-family';

const anyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];

export const changeDocumentFields = z
  .object({
    reason: choiceField(reasonKeys('document'), 'Выберите причину'),
    originalSeen: z.literal('on', { error: 'Отметьте, что оригинал документа у Вас перед глазами' }),
  })
  .and(documentFields(anyKind, { notAfter: today }));

type DocumentInput = Omit<z.output<typeof changeDocumentFields>, 'originalSeen'>;

/** «Заменить документ»: the passport takes the place of the birth certificate, entered from the original. */
export async function changeDocument(
  actor: Actor,
  certificateId: string,
  input: DocumentInput,
): Promise<void> {
  requirePermission(actor, 'certificate.change_document');
  await inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    await requireIssuingRight(tx, actor);
    const record = await loadLiveRecord(tx, certificateId);
    refuseImpossibleDocument(input, record.birthDate);
    const documentId = await replaceChildDocument(tx, childId, record.documentId, input);
    if (documentId === record.documentId) {
      throw new Refusal(
        'conflict',
        'Этот документ уже указан в сертификате. Проверьте серию и номер.',
        'number',
      );
    }
    await tx.certificate.update({ where: { id: certificateId }, data: { documentId } });
    await tx.person.update({ where: { id: childId }, data: { changedAt: now() } });
    await compareAnew(tx, actor, childId, (matches) => refuseSameChild(tx, childId, matches));
    await noteChange(tx, actor, certificateId, {
      kind: 'document',
      reason: input.reason,
      groundDocumentId: null,
      fromDocumentId: record.documentId,
      toDocumentId: documentId,
    });
    await recordAudit(tx, actor, {
      event: 'certificate_document_changed',
      subject: ['document', documentId],
      childId,
      details: { reason: input.reason, kind: input.kind, fromDocumentId: record.documentId },
    });
    await tellChange(tx, actor, certificateId, { change: 'document', municipality: null, group: null });
  });
}
