import type { DeskActor } from '@/lib/access/municipality';
import { changeGroupWithin } from '@/lib/certificates/changes/change-group';
import { changeStatusWithin } from '@/lib/certificates/changes/change-status';
import type { BulkKind, ProposalKind, ProposalLeftReason } from '@/lib/domain/proposals';
import { reasonKeys } from '@/lib/domain/record-changes';
import { Refusal } from '@/lib/domain/refusal';
import type { Transaction } from '@/lib/platform/database';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { whyExcluded } from './excluded';
import { remindFamily } from './remind-family';

export type Deed = {
  id: string;
  kind: ProposalKind;
  municipalityId: string | null;
  groupId: string | null;
  reason: string | null;
  suspicionId: string | null;
  keptChildId: string | null;
  childId: string | null;
  fromMunicipalityId: string | null;
  intoMunicipalityId: string | null;
};

/** A deed on records chosen in the register. */
export type BulkDeed = Deed & { kind: BulkKind };

/** A record that is left out, and why: what was previewed is done, and nothing else. */
export class LeftOut extends Refusal {
  readonly why: ProposalLeftReason;
  constructor(why: ProposalLeftReason) {
    super('conflict');
    this.why = why;
  }
}

type Item = { certificateId: string; seenStatus: string; seenGroupId: string };

/** One record of the deed; refuses one that is not as it was seen. */
export async function carryOut(tx: Transaction, actor: DeskActor, deed: BulkDeed, item: Item): Promise<void> {
  const { certificateId } = item;
  const { childId } = await lockRecord(tx, actor, certificateId);
  await requireAsSeen(tx, deed, item);
  await requireStillMeant(tx, deed, certificateId);
  switch (deed.kind) {
    case 'remind':
      if (!(await remindFamily(tx, actor, { certificateId, childId, proposalId: deed.id }))) {
        throw new LeftOut('nobody_to_tell');
      }
      return;
    case 'change_group':
      return changeGroupWithin(tx, actor, certificateId, {
        groupId: deed.groupId ?? '',
        reason: reasonKeys('group').find((key) => key === deed.reason) ?? 'group_rules',
        ground: null,
      });
    case 'close':
      await changeStatusWithin(tx, actor, certificateId, 'terminate', {
        reason: deed.reason ?? '',
        ground: null,
      });
      return;
  }
}

async function requireAsSeen(tx: Transaction, { municipalityId }: Deed, item: Item): Promise<void> {
  const present = await tx.certificate.findUniqueOrThrow({
    where: { id: item.certificateId },
    select: { status: true, groupId: true, municipalityId: true },
  });
  if (municipalityId !== null && present.municipalityId !== municipalityId) throw new LeftOut('out_of_reach');
  if (present.status !== item.seenStatus || present.groupId !== item.seenGroupId)
    throw new LeftOut('changed');
}

/** What the preview would leave out now is left out, though the record is as it was seen: others send reminders, too, and days pass. */
async function requireStillMeant(
  tx: Transaction,
  { id, kind, reason, groupId }: BulkDeed,
  certificateId: string,
): Promise<void> {
  const group =
    groupId === null
      ? null
      : await tx.certificateGroup.findUniqueOrThrow({
          where: { id: groupId },
          select: { id: true, minAge: true, maxAge: true },
        });
  const [row] = await tx.$queryRaw<{ why: ProposalLeftReason | null }[]>`
    SELECT ${whyExcluded({ id, kind, reason, group })}::text AS why FROM certificate c WHERE c.id = ${certificateId}::uuid`;
  if (row?.why) throw new LeftOut(row.why);
}
