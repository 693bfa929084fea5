import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { choiceField, recordField, textField } from '@/lib/domain/fields';
import { groundFields } from '@/lib/domain/ground-fields';
import { residenceKinds } from '@/lib/domain/ground-documents';
import { reasonKeys } from '@/lib/domain/record-changes';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { sealPersonField, unsealPersonField } from '@/lib/platform/sealed-fields';
import { keepGround } from '@/lib/record-changes/ground-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { noteChange } from '@/lib/record-changes/note-change';
import { freeRecord } from '@/lib/reservations/reserve-record';
import { listFittingGroups } from '../fitting-groups';
import { takePlace } from '../group-places';
import { confirmedField } from './change-status';
import { settleFundingYear } from './funding';
import { loadLiveRecord } from './load-record';
import { requireReceivingRight } from './receiving-right';
import { tellChange } from '@/lib/record-changes/tell-family';

export const moveCertificateFields = z
  .object({
    municipalityId: recordField('Выберите муниципалитет'),
    groupId: recordField('Выберите группу сертификата'),
    address: textField({ label: { title: 'Новый адрес', accusative: 'новый адрес ребёнка' }, max: 300 }),
    reason: choiceField(reasonKeys('moved'), 'Выберите, что случилось'),
    confirmed: confirmedField,
  })
  .and(groundFields({ kinds: residenceKinds, notAfter: today, needed: true }));

export type MoveInput = Omit<z.output<typeof moveCertificateFields>, 'confirmed'>;

/**
 * «Передать в другой муниципалитет»: the number stays, the group becomes one of the new municipality. From this moment the
 * record is the new municipality's: the old one's staff see it no more.
 */
export async function moveCertificate(actor: Actor, certificateId: string, input: MoveInput): Promise<void> {
  requirePermission(actor, 'certificate.move');
  await inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    await requireReceivingRight(tx, actor);
    const record = await loadLiveRecord(tx, certificateId);
    if (input.municipalityId === record.municipalityId) {
      throw new Refusal(
        'invalid',
        'Сертификат уже в этом муниципалитете. Выберите другой.',
        'municipalityId',
      );
    }
    const groups = await listFittingGroups(tx, input.municipalityId, record.birthDate);
    const group = groups.find(({ id }) => id === input.groupId);
    if (!group) {
      throw new Refusal(
        'invalid',
        'Выберите группу нового муниципалитета, подходящую по возрасту',
        'groupId',
      );
    }
    await takePlace(tx, group.id, record.birthDate);
    const groundDocumentId = await keepGround(tx, childId, input.ground);
    await tx.certificate.update({
      where: { id: certificateId },
      data: { municipalityId: input.municipalityId, groupId: group.id, chosenInstitutionId: null },
    });
    await settleFundingYear(tx, certificateId, record.activated, group);
    await freeRecord(tx, certificateId);
    const before = await moveChild(tx, childId, record.child.person.addressSealed, input);
    await noteChange(tx, actor, certificateId, {
      kind: 'moved',
      reason: input.reason,
      groundDocumentId,
      fromMunicipalityId: record.municipalityId,
      toMunicipalityId: input.municipalityId,
      fromGroupId: record.groupId,
      toGroupId: group.id,
    });
    await recordAudit(tx, actor, {
      event: 'certificate_moved',
      subject: ['certificate', certificateId],
      childId,
      details: {
        reason: input.reason,
        fromMunicipalityId: record.municipalityId,
        toMunicipalityId: input.municipalityId,
        groupId: group.id,
      },
      change: { before: { address: before }, after: { address: input.address } },
    });
    const { shortName } = await tx.municipality.findUniqueOrThrow({
      where: { id: input.municipalityId },
      select: { shortName: true },
    });
    await tellChange(tx, actor, certificateId, {
      change: 'moved',
      municipality: shortName,
      group: group.title,
    });
  });
}

/** The school of the old place is left behind; where the child goes now the family says in the cabinet. Returns the old address. */
async function moveChild(
  tx: Transaction,
  childId: string,
  addressSealed: Uint8Array | null,
  { municipalityId, address }: MoveInput,
): Promise<string | null> {
  await tx.child.update({
    where: { personId: childId },
    data: { municipalityId, institutionId: null, groupName: null },
  });
  await tx.person.update({
    where: { id: childId },
    data: { addressSealed: sealPersonField('address', childId, address), changedAt: now() },
  });
  return unsealPersonField('address', childId, addressSealed);
}
