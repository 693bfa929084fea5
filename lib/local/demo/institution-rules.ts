import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { DemoInstitutions } from './institutions';
import type { Ledger } from './ledger';
import { rightRow } from './rows/places';
import { daysAgo } from './when';

/** The first of February that is at least two months ahead: then the list of Краснобродский changes. */
export function changeoverDay(today: PlainDate): PlainDate {
  const soonest = today.add({ months: 2 });
  const february = Temporal.PlainDate.from({ year: soonest.year, month: 2, day: 1 });
  return Temporal.PlainDate.compare(february, soonest) < 0 ? february.add({ years: 1 }) : february;
}

const since = Temporal.PlainDate.from('2019-06-01');

/** What each may do: for everybody, for own pupils, prepared ahead, ended. */
function rights(places: DemoInstitutions, changeover: PlainDate): Prisma.InstitutionRightCreateManyInput[] {
  const accepts = { kind: 'accepts_applications', from: since } as const;
  const issues = { kind: 'issues_logins', from: since } as const;
  return [
    rightRow(places.orion.id, accepts),
    rightRow(places.school34.id, { ...accepts, to: daysAgo(150) }),
    rightRow(places.school34.id, issues),
    rightRow(places.kindergarten.id, { ...accepts, audience: 'own_pupils' }),
    rightRow(places.kindergarten.id, issues),
    rightRow(places.crtdu.id, accepts),
    rightRow(places.school25.id, issues),
    rightRow(places.school31.id, { ...accepts, to: changeover }),
    rightRow(places.school31.id, issues),
    rightRow(places.school29.id, { ...accepts, from: changeover.add({ days: 1 }) }),
    rightRow(places.school29.id, issues),
  ];
}

const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;

type Opening = { opensAt: number; closesAt: number; lunchFrom?: number; lunchTo?: number };

/** Monday to Friday alike; `friday` where it is shorter. */
function week(institutionId: string, opening: Opening, friday: Opening = opening) {
  return [1, 2, 3, 4, 5].map((weekday) => ({
    institutionId,
    weekday,
    ...(weekday === 5 ? friday : opening),
  }));
}

function hours(places: DemoInstitutions): Prisma.InstitutionHoursCreateManyInput[] {
  const lunch = { lunchFrom: clock(12), lunchTo: clock(13) };
  const school = { opensAt: clock(8, 30), closesAt: clock(16), ...lunch };
  return [
    ...week(places.orion.id, { opensAt: clock(9, 30), closesAt: clock(17), ...lunch }),
    ...week(places.school34.id, school),
    ...week(places.kindergarten.id, { opensAt: clock(7, 30), closesAt: clock(18, 30) }),
    ...week(
      places.crtdu.id,
      { opensAt: clock(9), closesAt: clock(18), ...lunch },
      { opensAt: clock(9), closesAt: clock(16, 30), ...lunch },
    ),
    { institutionId: places.crtdu.id, weekday: 6, opensAt: clock(10), closesAt: clock(14) },
    ...week(places.school25.id, school),
    ...week(places.school31.id, school),
    ...week(places.school29.id, { opensAt: clock(9), closesAt: clock(15) }),
  ];
}

function closures(places: DemoInstitutions): Prisma.InstitutionClosureCreateManyInput[] {
  const closure = (institutionId: string, from: PlainDate, days: number, reason: string) => ({
    id: randomUUID(),
    institutionId,
    closedFrom: dbDate(from),
    closedTo: dbDate(from.add({ days: days - 1 })),
    reason,
  });
  return [
    closure(places.crtdu.id, daysAgo(75), 5, 'Ремонт кабинета'),
    closure(places.kindergarten.id, daysAgo(-40), 10, 'Ремонт кабинета заведующей'),
  ];
}

export function addInstitutions(ledger: Ledger, places: DemoInstitutions, changeover: PlainDate): void {
  ledger.institution.push(...Object.values(places));
  ledger.institutionRight.push(...rights(places, changeover));
  ledger.institutionHours.push(...hours(places));
  ledger.institutionClosure.push(...closures(places));
}
