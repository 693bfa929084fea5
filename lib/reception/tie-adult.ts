import type { Actor, RecordActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { groundNeedsPaper } from '@/lib/domain/guardianship';
import { Refusal } from '@/lib/domain/refusal';
import { refuseWrongGround } from '@/lib/families/new-child';
import { retireTwin } from '@/lib/families/retire-twin';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { keepGround } from '@/lib/record-changes/ground-document';
import { noteChange } from '@/lib/record-changes/note-change';
import { guardiansOf } from '@/lib/record-changes/recipients';
import { enterGuardian } from './enter-guardian';
import { holdChild, type HeldChild } from './held-child';
import type { TieAdultInput } from './tie-adult-fields';
import { tellTied, tieGuardian } from './tie-guardian';

/**
 * «Связать взрослого»: a second guardian who is at the desk with the papers and has asked for nothing in a cabinet. A known
 * person is that person; by originals the tie is proven at once. Person, tie, history, audit and letters commit together;
 * sent twice it is done once. Returns the adult's id.
 */
export async function tieAdult(actor: Actor, certificateId: string, input: TieAdultInput): Promise<string> {
  requirePermission(actor, 'tie.add');
  return inTransaction(async (tx) => {
    const child = await holdChild(tx, actor, certificateId);
    if (actor.role === 'operator') await requireIssuingRight(tx, actor);
    refuseUnfounded(child, input);
    const { kinship, parentRecord, ...adult } = input;
    const guardian = { ...adult, record: parentRecord, address: null, phone: null };
    const guardianId = await enterGuardian(tx, actor, guardian, { typedAnew: true });
    await refuseAsked(tx, child.id, guardianId);
    const others = await guardiansOf(tx, child.id);
    const tie = { childId: child.id, guardianId, guardian, ground: kinship, field: 'number' };
    const isNew = await tieGuardian(tx, tie);
    const byOriginals = input.adultPaper === 'original' && input.tiePaper === 'original';
    const provenNow = byOriginals && (await prove(tx, actor, child.id, guardianId));
    if (!isNew && !provenNow) return guardianId;
    await note(tx, actor, { certificateId, childId: child.id, guardianId, byOriginals }, input);
    if (isNew) {
      await tellTied(tx, actor, { childId: child.id, childName: child.name, ground: kinship, others });
    } else {
      await recordAudit(tx, actor, {
        event: 'tie_proven',
        subject: ['child', child.id],
        childId: child.id,
      });
    }
    if (byOriginals) await retireOwnTwins(tx, actor, child, guardianId);
    return guardianId;
  });
}

function refuseUnfounded(child: HeldChild, { kinship, ground, adultPaper, tiePaper }: TieAdultInput): void {
  if (!child.live) {
    throw new Refusal('conflict', 'Сертификат прекращён или истёк: в такой записи ничего не меняют.');
  }
  refuseWrongGround(kinship, child.birthDate, 'kinship');
  if (groundNeedsPaper(kinship) && !ground) {
    throw new Refusal(
      'invalid',
      'Выберите документ, по которому взрослый действует за ребёнка, и введите его дату',
      'groundKind',
    );
  }
  if (child.acceptsCopies) return;
  const copied = adultPaper === 'copy' ? 'adultPaper' : tiePaper === 'copy' ? 'tiePaper' : null;
  if (copied) throw new Refusal('invalid', 'В этом муниципалитете принимаются только оригиналы.', copied);
}

/** Their own request is answered, not passed by: with it the record of the child that they have typed is closed. */
async function refuseAsked(tx: Transaction, childId: string, personId: string): Promise<void> {
  const asked = await tx.linkRequest.count({ where: { childId, personId, status: 'waiting' } });
  if (asked === 0) return;
  throw new Refusal(
    'conflict',
    'Этот взрослый уже попросил о связи в своём кабинете. Ответ на просьбу даёт специалист на приёме, в разделе «Просьбы о связи с ребёнком»: связь появится по этому ответу.',
  );
}

/** Whether the tie had no proof before. */
async function prove(
  tx: Transaction,
  { accountId }: RecordActor,
  childId: string,
  guardianId: string,
): Promise<boolean> {
  const { count } = await tx.guardianship.updateMany({
    where: { childId, guardianId, endedAt: null, provenAt: null },
    data: { provenAt: now(), provenById: accountId },
  });
  return count > 0;
}

type Noted = { certificateId: string; childId: string; guardianId: string; byOriginals: boolean };

async function note(
  tx: Transaction,
  actor: RecordActor,
  { certificateId, childId, guardianId, byOriginals }: Noted,
  { ground }: TieAdultInput,
): Promise<void> {
  const { id } = await tx.guardianship.findFirstOrThrow({
    where: { childId, guardianId, endedAt: null },
    select: { id: true },
  });
  await noteChange(tx, actor, certificateId, {
    kind: 'tie_added',
    reason: byOriginals ? 'originals' : 'copies',
    groundDocumentId: await keepGround(tx, childId, ground),
    guardianshipId: id,
  });
}

/** Whoever had typed the same child in a cabinet of their own has one child from now on, not two of one name and birthday. */
async function retireOwnTwins(
  tx: Transaction,
  actor: RecordActor,
  { id: childId, alikeIds }: HeldChild,
  guardianId: string,
): Promise<void> {
  for (const twinId of alikeIds) await retireTwin(tx, actor, { twinId, childId, guardianId });
}
