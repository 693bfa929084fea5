import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { choiceField, recordField } from '@/lib/domain/fields';
import { decisionKinds } from '@/lib/domain/ground-documents';
import { groundFields } from '@/lib/domain/ground-fields';
import { reasonKeys } from '@/lib/domain/record-changes';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { keepGround } from '@/lib/record-changes/ground-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { noteChange } from '@/lib/record-changes/note-change';
import { listFittingGroups } from '../fitting-groups';
import { takePlace } from '../group-places';
import { confirmedField } from './change-status';
import { settleFundingYear } from './funding';
import { loadLiveRecord } from './load-record';
import { requireReceivingRight } from './receiving-right';
import { tellChange } from '@/lib/record-changes/tell-family';

export const changeGroupFields = z
  .object({
    groupId: recordField('Выберите группу сертификата'),
    reason: choiceField(reasonKeys('group'), 'Выберите причину'),
    confirmed: confirmedField,
  })
  .and(groundFields({ kinds: decisionKinds.group, notAfter: today }));

type GroupInput = Omit<z.output<typeof changeGroupFields>, 'confirmed'>;

/** «Сменить группу» within the municipality: the number stays, the money of the year follows the group. */
export async function changeGroup(actor: Actor, certificateId: string, input: GroupInput): Promise<void> {
  await inTransaction((tx) => changeGroupWithin(tx, actor, certificateId, input));
}

/** The same as a part of a larger deed. */
export async function changeGroupWithin(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  input: GroupInput,
): Promise<void> {
  requirePermission(actor, 'certificate.change_group');
  const { childId } = await lockRecord(tx, actor, certificateId);
  await requireReceivingRight(tx, actor);
  const record = await loadLiveRecord(tx, certificateId);
  if (input.groupId === record.groupId) {
    throw new Refusal('invalid', 'Сертификат уже в этой группе. Выберите другую.', 'groupId');
  }
  const groups = await listFittingGroups(tx, record.municipalityId, record.birthDate);
  const group = groups.find(({ id }) => id === input.groupId);
  if (!group) throw new Refusal('invalid', 'Выберите группу, подходящую по возрасту', 'groupId');
  await takePlace(tx, group.id, record.birthDate);
  const groundDocumentId = await keepGround(tx, childId, input.ground);
  await tx.certificate.update({ where: { id: certificateId }, data: { groupId: group.id } });
  await settleFundingYear(tx, certificateId, record.activated, group);
  // The application names the group: one printed before is out of date.
  await tx.person.update({ where: { id: childId }, data: { changedAt: now() } });
  await noteChange(tx, actor, certificateId, {
    kind: 'group',
    reason: input.reason,
    groundDocumentId,
    fromGroupId: record.groupId,
    toGroupId: group.id,
  });
  await recordAudit(tx, actor, {
    event: 'certificate_group_changed',
    subject: ['certificate', certificateId],
    childId,
    details: { reason: input.reason, fromGroupId: record.groupId, toGroupId: group.id },
  });
  await tellChange(tx, actor, certificateId, { change: 'group', municipality: null, group: group.title });
}
