import { z } from 'zod';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { choiceField } from '@/lib/domain/fields';
import { field } from '@/lib/domain/field-text';
import { linkDeclineReasons, type LinkDeclineReason } from '@/lib/domain/link-requests';
import { fullName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { refuseEndedTie } from './chosen-guardian';
import { linkRequestsOf } from './waiting-links';
import { refuseWrongGround } from './new-child';
import { retireTwin } from './retire-twin';

const reasons = Object.keys(linkDeclineReasons) as LinkDeclineReason[];
const tick = z
  .string()
  .optional()
  .transform((ticked) => ticked === 'on');

export const decideLinkFields = z.object({
  decision: choiceField(['granted', 'declined'], 'Выберите решение'),
  guardianDocument: tick,
  tieDocument: tick,
  reason: field<LinkDeclineReason | null>((text) => ({
    value: reasons.find((reason) => reason === text) ?? null,
  })),
});

type Decision = z.output<typeof decideLinkFields>;

/**
 * The operator's decision with the originals on the desk. Granted, the tie is proven at once and the record the asking
 * person had typed ends: the cabinet shows the registered child. Tie, record, letters and audit commit together; of two
 * operators one decides. `mailed` is false where the answer waits in the cabinet only.
 */
export async function decideLink(
  actor: Actor,
  requestId: string,
  decision: Decision,
): Promise<{ mailed: boolean }> {
  requirePermission(actor, 'link.decide');
  const granted = decision.decision === 'granted';
  refuseUnfounded(decision);
  return inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const asked = await loadRequest(tx, actor, requestId);
    for (const id of [asked.childId, ...(asked.twinId ? [asked.twinId] : [])].toSorted()) {
      await lockRow(tx, 'child', id);
    }
    // Once more when they are held: the child may have moved to another municipality while one waited.
    const request = await loadRequest(tx, actor, requestId);
    const { count } = await tx.linkRequest.updateMany({
      where: { id: requestId, status: 'waiting' },
      data: {
        status: decision.decision,
        reason: granted ? null : decision.reason,
        decidedAt: now(),
        decidedById: actor.accountId,
        institutionId: actor.institutionId,
      },
    });
    if (count === 0) throw new Refusal('conflict', 'На эту просьбу уже ответил другой специалист.');
    if (granted) await link(tx, actor, request);
    await recordAudit(tx, actor, {
      event: granted ? 'link_granted' : 'link_declined',
      subject: ['link_request', requestId],
      childId: request.childId,
      details: granted ? { ground: request.ground } : { reason: decision.reason ?? 'other' },
    });
    return { mailed: await tellAsker(tx, request, decision) };
  });
}

function refuseUnfounded({ decision, guardianDocument, tieDocument, reason }: Decision): void {
  if (decision === 'declined') {
    if (reason === null) throw new Refusal('invalid', 'Выберите причину отказа', 'reason');
    return;
  }
  const sentence = 'Связь подтверждается только по оригиналу: отметьте, что он перед Вами';
  if (!guardianDocument) throw new Refusal('invalid', sentence, 'guardianDocument');
  if (!tieDocument) throw new Refusal('invalid', sentence, 'tieDocument');
}

type LoadedRequest = Awaited<ReturnType<typeof loadRequest>>;

async function loadRequest(tx: Transaction, actor: OperatorActor, requestId: string) {
  return found(
    await tx.linkRequest.findFirst({
      where: { AND: [{ id: requestId }, linkRequestsOf(actor)] },
      select: {
        personId: true,
        childId: true,
        twinId: true,
        ground: true,
        person: {
          select: {
            surname: true,
            givenName: true,
            patronymic: true,
            email: true,
            emailConfirmedAt: true,
            account: { select: { id: true } },
          },
        },
        child: {
          select: {
            person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
          },
        },
        twin: {
          select: { person: { select: { surname: true, givenName: true, patronymic: true } } },
        },
      },
    }),
  );
}

async function link(tx: Transaction, actor: OperatorActor, request: LoadedRequest): Promise<void> {
  const { personId, childId, ground, person, child } = request;
  refuseWrongGround(ground, plainDate(found(child.person.birthDate)), 'decision');
  await refuseEndedTie(tx, childId, { ...person, snils: null, guardianId: personId });
  const proof = { provenAt: now(), provenById: actor.accountId };
  const before = await tx.guardianship.findMany({
    where: { childId, endedAt: null },
    select: { id: true, guardianId: true, guardian: { select: recipientShape } },
  });
  const held = before.find(({ guardianId }) => guardianId === personId);
  if (held) await tx.guardianship.update({ where: { id: held.id }, data: proof });
  else {
    await tx.guardianship.create({
      data: { guardianId: personId, childId, ground, createdAt: now(), ...proof },
    });
  }
  if (request.twinId) await retireTwin(tx, actor, { twinId: request.twinId, childId, guardianId: personId });
  const others = before.filter(({ guardianId }) => guardianId !== personId);
  await tellGuardians(tx, actor, { childId, childName: fullName(child.person) }, others);
}

const recipientShape = {
  id: true,
  email: true,
  emailConfirmedAt: true,
  account: { select: { id: true } },
} as const;

type RecipientRow = {
  id: string;
  email: string | null;
  emailConfirmedAt: Date | null;
  account: { id: string } | null;
};

function recipientOf({ id, email, emailConfirmedAt, account }: RecipientRow) {
  return {
    personId: id,
    accountId: account?.id ?? null,
    email: emailConfirmedAt === null ? null : email,
  };
}

const children = () => new URL('/cabinet/children', environment().APP_URL).href;

async function tellAsker(
  tx: Transaction,
  { personId, person, childId, child, twin }: LoadedRequest,
  { decision, reason }: Decision,
): Promise<boolean> {
  const to = recipientOf({ ...person, id: personId });
  const granted = decision === 'granted';
  // Declined, they may know of the child only what they have typed themselves.
  const known = granted ? child : twin;
  await queueLetter(tx, { ...to, childId: granted ? childId : null }, 'link_decided', {
    granted,
    childName: known && fullName(known.person),
    reason: granted ? null : reason,
    link: children(),
  });
  return to.email !== null;
}

async function tellGuardians(
  tx: Transaction,
  actor: OperatorActor,
  { childId, childName }: { childId: string; childName: string },
  guardians: readonly { guardian: RecipientRow }[],
): Promise<void> {
  const { shortName } = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  for (const { guardian } of guardians) {
    await queueLetter(tx, { ...recipientOf(guardian), childId }, 'guardian_added', {
      childName,
      institution: shortName,
      link: children(),
    });
  }
}
