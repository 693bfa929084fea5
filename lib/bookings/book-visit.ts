import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { freeDesk, isBookable, rulesOn, slotsOn, type Slot } from '@/lib/domain/booking-slots';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName, lockRow } from '@/lib/platform/locks';
import {
  bookingOf,
  bookingShape,
  findLive,
  hasPassed,
  type VisitBooking,
} from '@/lib/booked-times/booked-visit';
import { acceptsOn, loadPlaces, placeLock, thisMinute } from '@/lib/booked-times/place';
import { tellFamily } from './visit-letters';
import type { WantedVisit } from './visit-fields';
import { requireWaiting, type WaitingCertificate } from './waiting-certificate';

/**
 * Books a time, or moves the one there is to another time or institution. The first free desk is kept; of two families who
 * want the last one, the second is told so. The institution becomes the one the family chose.
 */
export async function bookVisit(
  actor: FamilyActor,
  certificateId: string,
  wanted: WantedVisit,
): Promise<'booked' | 'moved'> {
  requirePermission(actor, 'visit.book');
  return inTransaction(async (tx) => {
    // Two tabs of one family wait for each other here, two families at the institution below.
    await lockRow(tx, 'certificate', certificateId);
    const certificate = await requireWaiting(tx, actor, certificateId);
    const before = await currentBooking(tx, certificateId);
    if (before && isSame(before, wanted)) return 'booked';
    if ((before?.version ?? 0) !== wanted.version) throw new Refusal('conflict');
    await lockName(tx, placeLock(wanted.institutionId));
    const kept = await keepDesk(tx, certificate, wanted, before);
    const booking = await writeBooking(tx, actor, certificateId, before, { ...wanted, ...kept });
    await chooseInstitution(tx, actor, certificate, wanted.institutionId);
    await recordAudit(tx, actor, {
      event: before ? 'visit_moved' : 'visit_booked',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
      details: { institutionId: wanted.institutionId, day: wanted.time.day.toString() },
    });
    await tellFamily(
      tx,
      booking,
      before ? { kind: 'visit_moved', before: before.when } : { kind: 'visit_booked' },
    );
    return before ? 'moved' : 'booked';
  });
}

/** The time there is; one that has passed without a mark is put away first, so that a family may book anew. */
async function currentBooking(tx: Transaction, certificateId: string): Promise<VisitBooking | null> {
  const live = await findLive(tx, certificateId);
  if (!live || !hasPassed(live)) return live;
  await tx.booking.updateMany({
    where: { id: live.id, status: 'booked' },
    data: { status: 'unmarked', settledAt: now(), version: { increment: 1 } },
  });
  return null;
}

function isSame({ institution, day, startsAt }: VisitBooking, { institutionId, time }: WantedVisit): boolean {
  return institution.id === institutionId && day.equals(time.day) && startsAt === time.startsAt;
}

const gone = 'Это время уже занято или недоступно. Выберите другое: список обновлён.';

async function keepDesk(
  tx: Transaction,
  { municipalityId, attends }: WaitingCertificate,
  { institutionId, time }: WantedVisit,
  before: VisitBooking | null,
): Promise<{ slot: Slot; desk: number }> {
  const { day, startsAt } = time;
  const [place] = await loadPlaces(tx, { id: institutionId, municipalityId });
  const rules = place && acceptsOn(place, day, attends) ? rulesOn(day, place.rules) : null;
  if (!place || !rules?.enabled) throw new Refusal('conflict', gone, 'time');
  const slot = slotsOn(day, place.timetable, rules.slotMinutes).find(({ from }) => from === startsAt);
  if (!slot || !isBookable(day, slot, thisMinute(), rules)) throw new Refusal('conflict', gone, 'time');
  const taken = await tx.booking.findMany({
    where: { institutionId, day: dbDate(day), status: 'booked', id: before ? { not: before.id } : undefined },
    select: { startsAt: true, endsAt: true, desk: true },
  });
  const desk = freeDesk(
    slot,
    taken.map((row) => ({ from: row.startsAt, to: row.endsAt, desk: row.desk })),
    rules.desks,
  );
  if (desk === null) throw new Refusal('conflict', gone, 'time');
  return { slot, desk };
}

type Kept = WantedVisit & { slot: Slot; desk: number };

async function writeBooking(
  tx: Transaction,
  actor: FamilyActor,
  certificateId: string,
  before: VisitBooking | null,
  { institutionId, time, slot, desk }: Kept,
): Promise<VisitBooking> {
  const data = {
    institutionId,
    day: dbDate(time.day),
    startsAt: slot.from,
    endsAt: slot.to,
    desk,
    bookedById: actor.accountId,
    agreedAt: now(),
    remindedAt: null,
  };
  if (!before)
    return bookingOf(await tx.booking.create({ data: { certificateId, ...data }, select: bookingShape }));
  const { count } = await tx.booking.updateMany({
    where: { id: before.id, status: 'booked', version: before.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('conflict');
  return bookingOf(await tx.booking.findUniqueOrThrow({ where: { id: before.id }, select: bookingShape }));
}

/** Whoever books a time there comes there: its counter expects the papers, and its closed days pause the term. */
async function chooseInstitution(
  tx: Transaction,
  actor: FamilyActor,
  certificate: WaitingCertificate,
  institutionId: string,
): Promise<void> {
  if (certificate.chosenInstitutionId === institutionId) return;
  await tx.certificate.update({
    where: { id: certificate.id },
    data: { chosenInstitutionId: institutionId },
  });
  await recordAudit(tx, actor, {
    event: 'institution_chosen',
    subject: ['certificate', certificate.id],
    childId: certificate.childId,
    details: { institutionId },
  });
}
