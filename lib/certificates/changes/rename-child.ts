import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { changedFields } from '@/lib/domain/changed-fields';
import { choiceField, nameWords, optionalName, requiredName } from '@/lib/domain/fields';
import { groundFields } from '@/lib/domain/ground-fields';
import { nameKinds } from '@/lib/domain/ground-documents';
import { reasonKeys } from '@/lib/domain/record-changes';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { changeIdentity } from '@/lib/record-changes/change-identity';
import { keepGround } from '@/lib/record-changes/ground-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { noteChange } from '@/lib/record-changes/note-change';
import { makePaper } from '../make-paper';
import { confirmedField } from './change-status';
import { loadLiveRecord } from './load-record';
import { tellChange } from '@/lib/record-changes/tell-family';

export const renameChildFields = z
  .object({
    surname: requiredName(nameWords.surname),
    givenName: requiredName(nameWords.givenName),
    patronymic: optionalName(nameWords.patronymic),
    reason: choiceField(reasonKeys('name'), 'Выберите, почему имя изменилось'),
    confirmed: confirmedField,
  })
  .and(groundFields({ kinds: nameKinds, notAfter: today, needed: true }));

type NameInput = Omit<z.output<typeof renameChildFields>, 'confirmed'>;

/** «Изменить имя»: the law gave the child another name, as the paper on the desk says. A slip of the pen is another verb's. */
export async function renameChild(actor: Actor, certificateId: string, input: NameInput): Promise<void> {
  requirePermission(actor, 'child.rename');
  await inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    await requireIssuingRight(tx, actor);
    const record = await loadLiveRecord(tx, certificateId);
    const { surname, givenName, patronymic } = record.child.person;
    const change = changedFields(
      { surname, givenName, patronymic },
      { surname: input.surname, givenName: input.givenName, patronymic: input.patronymic },
    );
    if (change.fields.length === 0) {
      throw new Refusal('invalid', 'Имя не изменилось: введите новое, как в документе', 'surname');
    }
    const groundDocumentId = await keepGround(tx, childId, input.ground);
    await changeIdentity(tx, actor, childId, change.after, 'child_renamed');
    await noteChange(tx, actor, certificateId, { kind: 'name', reason: input.reason, groundDocumentId });
    // A returned record is mended by «Обновить заявление», which makes its paper itself.
    if (record.status !== 'returned' && (await canPrint(tx, record))) {
      const paperId = await makePaper(tx, certificateId);
      await recordAudit(tx, actor, {
        event: 'paper_made',
        subject: ['certificate', certificateId],
        childId,
        details: { paperId },
      });
    }
    await tellChange(tx, actor, certificateId, { change: 'name', municipality: null, group: null });
  });
}

type Signed = { childId: string; application: { applicantId: string } };

/** The paper names the applicant and on what ground they act: whose tie has ended signs nothing more. */
async function canPrint(tx: Transaction, { childId, application }: Signed): Promise<boolean> {
  const { applicantId } = application;
  if (applicantId === childId) return true;
  const ties = await tx.guardianship.count({
    where: { guardianId: applicantId, childId, endedAt: null },
  });
  const documents = await tx.identityDocument.count({
    where: { personId: applicantId, supersededAt: null },
  });
  return ties > 0 && documents > 0;
}
