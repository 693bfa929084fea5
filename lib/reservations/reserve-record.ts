import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { isReservable, reservedStatuses, untouchedSince } from '@/lib/domain/reservation';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Queryable, type Transaction } from '@/lib/platform/database';
import { findHolder, type Holder, type Holding } from './holder';

/**
 * Who works on the record from now on: a colleague, or, as `stamp` (milliseconds since 1970), the actor since their last
 * touch. The stamp tells a page that is left from the one opened after it.
 */
export type Reserved = { holder: Holder; stamp: null } | { holder: null; stamp: number };

/** Takes the record if it waits and is free, or goes on holding it. Opening it is enough; nobody is pushed out. */
export async function reserveIfFree(actor: OperatorActor, certificateId: string): Promise<Reserved> {
  requirePermission(actor, 'certificate.activate');
  await requireInScope(database(), actor, certificateId);
  const touchedAt = now();
  const free = untouchedSince(touchedAt);
  // One statement: of two who open it at once one is first, and the other is told so.
  await database().$executeRaw`
    INSERT INTO record_reservation (certificate_id, account_id, institution_id, session_id, since, touched_at)
    SELECT c.id, ${actor.accountId}::uuid, ${actor.institutionId}::uuid, ${actor.sessionId}::uuid, ${touchedAt}::timestamptz, ${touchedAt}::timestamptz
    FROM certificate c WHERE c.id = ${certificateId}::uuid AND c.status::text = ANY(${[...reservedStatuses]})
    ON CONFLICT (certificate_id) DO UPDATE SET
      since = CASE
        WHEN record_reservation.account_id = excluded.account_id AND record_reservation.touched_at > ${free}::timestamptz
        THEN record_reservation.since ELSE excluded.since END,
      account_id = excluded.account_id,
      institution_id = excluded.institution_id,
      session_id = excluded.session_id,
      touched_at = greatest(record_reservation.touched_at, excluded.touched_at)
    WHERE record_reservation.account_id = excluded.account_id
      OR record_reservation.touched_at <= ${free}::timestamptz
      OR NOT EXISTS (
        SELECT FROM session s
        WHERE s.id = record_reservation.session_id AND s.ended_at IS NULL AND s.expires_at > ${touchedAt}::timestamptz
      )`;
  const holder = await findHolder(database(), actor, certificateId);
  return holder ? { holder, stamp: null } : { holder: null, stamp: touchedAt.getTime() };
}

/** «Забрать запись себе»: whoever worked on it is told at their next step. */
export async function takeOverRecord(actor: OperatorActor, certificateId: string): Promise<void> {
  requirePermission(actor, 'certificate.activate');
  await inTransaction(async (tx) => {
    const { childId, status } = await requireInScope(tx, actor, certificateId);
    if (!isReservable(status)) return;
    const holder = await findHolder(tx, actor, certificateId);
    await tx.recordReservation.upsert({
      where: { certificateId },
      create: { certificateId, ...held(actor) },
      update: held(actor),
    });
    if (holder === null) return;
    await recordAudit(tx, actor, {
      event: 'record_taken_over',
      subject: ['certificate', certificateId],
      childId,
    });
  });
}

function held({ accountId, institutionId, sessionId }: Holding) {
  return { accountId, institutionId, sessionId, since: now(), touchedAt: now() };
}

/** The page was left: the record is free, unless it has been opened or touched again since `stamp`. */
export async function leaveRecord(actor: OperatorActor, certificateId: string, stamp: number): Promise<void> {
  await database().recordReservation.deleteMany({
    where: { certificateId, accountId: actor.accountId, touchedAt: { lte: new Date(stamp) } },
  });
}

/** The work is done. Part of the transaction that did it. */
export async function freeRecord(tx: Transaction, certificateId: string): Promise<void> {
  await tx.recordReservation.deleteMany({ where: { certificateId } });
}

async function requireInScope(db: Queryable, actor: OperatorActor, certificateId: string) {
  return found(
    await db.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true, status: true },
    }),
  );
}
