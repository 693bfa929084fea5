import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { bookingStatuses } from '@/lib/domain/bookings';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { fullName } from '@/lib/domain/names';
import { formatClock } from '@/lib/domain/opening-hours';
import { linesAtOnce, printList, type PrintedLine, type PrintedList } from '@/lib/papers/printed-list';
import { recordAlone } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** A day has no more times than this: 20 desks, five minutes each, from morning to night. */
const mostOfADay = 5760;

/** Families expected at the actor's institution on that day, in the order in which they come. */
function expectedOn({ institutionId }: OperatorActor, day: PlainDate): Prisma.BookingWhereInput {
  return { institutionId, day: dbDate(day), status: { not: 'cancelled' } };
}

async function readDay(actor: OperatorActor, day: PlainDate) {
  const rows = await database().booking.findMany({
    where: expectedOn(actor, day),
    orderBy: [{ startsAt: 'asc' }, { desk: 'asc' }, { id: 'asc' }],
    take: mostOfADay,
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      desk: true,
      status: true,
      version: true,
      certificateId: true,
      certificate: {
        select: {
          number: true,
          childId: true,
          child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
        },
      },
    },
  });
  return rows.map(({ certificate: { number, childId, child }, startsAt, endsAt, ...row }) => ({
    ...row,
    time: `${formatClock(startsAt)}–${formatClock(endsAt)}`,
    number,
    childId,
    childName: fullName(child.person),
  }));
}

export type ExpectedVisit = Awaited<ReturnType<typeof readDay>>[number];

/** The list of a day at the counter. That it was looked at is recorded with the number of families on it. */
export async function listVisits(actor: OperatorActor, day: PlainDate) {
  requirePermission(actor, 'visits.list');
  const [rows, days] = await Promise.all([readDay(actor, day), nearDays(actor)]);
  await recordAlone(actor, {
    event: 'visits_listed',
    subject: ['account', actor.accountId],
    details: { day: day.toString(), count: rows.length },
  });
  return { rows, days, mayMark: mayBeMarked(day) };
}

/** How many are expected on each of the days ahead that have somebody. */
async function nearDays({ institutionId }: OperatorActor): Promise<{ day: PlainDate; count: number }[]> {
  const rows = await database().booking.groupBy({
    by: ['day'],
    where: { institutionId, status: { not: 'cancelled' }, day: { gte: dbDate(today()) } },
    orderBy: { day: 'asc' },
    take: 10,
    _count: true,
  });
  return rows.map(({ day, _count }) => ({ day: plainDate(day), count: _count }));
}

const marksFor = 14;

/** Nobody has come yet on a day ahead; what was long ago is told as it was told then. */
export function mayBeMarked(day: PlainDate): boolean {
  const ago = day.until(today()).days;
  return ago >= 0 && ago <= marksFor;
}

/** The list of the day on paper, recorded as every printed list is. */
export async function printVisits(actor: OperatorActor, day: PlainDate, title: string): Promise<PrintedList> {
  requirePermission(actor, 'visits.list');
  return printList(actor, {
    title,
    details: { list: 'visits', day: day.toString() },
    count: await database().booking.count({ where: expectedOn(actor, day) }),
    columns: ['Время', 'Стол', 'Ребёнок', 'Номер сертификата', 'Отметка'],
    lines: linesOf(actor, day),
  });
}

async function* linesOf(actor: OperatorActor, day: PlainDate) {
  const rows = await readDay(actor, day);
  for (let at = 0; at < rows.length; at += linesAtOnce) yield rows.slice(at, at + linesAtOnce).map(lineOf);
}

function lineOf({ time, desk, childName, number, status, childId }: ExpectedVisit): PrintedLine {
  const mark = status === 'booked' ? '' : bookingStatuses[status];
  return {
    childIds: [childId],
    cells: [time, String(desk), childName, formatCertificateNumber(number), mark],
  };
}
