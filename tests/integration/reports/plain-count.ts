import { Temporal } from 'temporal-polyfill';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { ageOn, dayIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { addWorkingDays, type ProductionCalendar } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { loadProductionCalendar } from '@/lib/platform/production-calendar';
import type { ReportPeriod } from '@/lib/reports/period';

type Tally = Map<string, number>;

const add = (tally: Tally, key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
const dayOf = (instant: Date) => dayIn(environment().TIME_ZONE, instant);

/** The same numbers without any table of counts and without a line of its SQL: every record is read and counted here. */
export async function plainCount(municipalityId: string, { from, to }: ReportPeriod) {
  const within = (instant: Date | null): instant is Date =>
    instant !== null &&
    Temporal.PlainDate.compare(dayOf(instant), from) >= 0 &&
    Temporal.PlainDate.compare(dayOf(instant), to) <= 0;
  const counts = {
    status: new Map() as Tally,
    age: new Map() as Tally,
    group: new Map() as Tally,
    issuedInGroup: new Map() as Tally,
    issuedIn: new Map() as Tally,
    activatedIn: new Map() as Tally,
    institution: new Map() as Tally,
    deadlines: new Map() as Tally,
    hours: [] as number[],
  };
  const calendar = await loadProductionCalendar(database(), municipalityId, from);
  for await (const one of certificatesOf(municipalityId)) {
    const birth = plainDate(one.validUntil).subtract({ years: 18 });
    const status = effectiveCertificateStatus(one.status, birth, today());
    add(counts.status, status);
    if (status !== 'expired' && status !== 'terminated') {
      add(counts.age, String(ageOn(birth, today())));
      add(counts.group, one.groupId);
    }
    if (within(one.createdAt)) {
      add(counts.issuedInGroup, one.groupId);
      add(counts.issuedIn, dayOf(one.createdAt).toPlainYearMonth().toString());
      add(counts.deadlines, outcomeOf(one, calendar));
    }
    if (within(one.activatedAt)) {
      add(counts.activatedIn, dayOf(one.activatedAt).toPlainYearMonth().toString());
      add(counts.institution, one.activatedAtInstitutionId ?? '');
      const waited = one.activatedAt.getTime() - one.application.createdAt.getTime();
      counts.hours.push(Math.max(0, Math.floor(waited / 3_600_000)));
    }
  }
  return counts;
}

const page = 2000;

/** All of them, a part at a time: of a whole region they are too many to hold at once. */
async function* certificatesOf(municipalityId: string) {
  for (let after: string | null = null; ;) {
    const rows: Stored[] = await database().certificate.findMany({
      where: { municipalityId, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: page,
      include: told,
    });
    yield* rows;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < page) return;
  }
}

const told = {
  application: true,
  chosenInstitution: { include: { closures: true } },
} as const satisfies Prisma.CertificateInclude;

type Stored = Prisma.CertificateGetPayload<{ include: typeof told }>;

type Told = {
  status: string;
  createdAt: Date;
  daysToBring: number;
  activatedAt: Date | null;
  chosenInstitution: { closures: { closedFrom: Date; closedTo: Date }[] } | null;
};

function outcomeOf(
  { status, createdAt, daysToBring, activatedAt, chosenInstitution }: Told,
  calendar: ProductionCalendar,
): string {
  const closed = (chosenInstitution?.closures ?? []).map(({ closedFrom, closedTo }) => ({
    from: plainDate(closedFrom),
    to: plainDate(closedTo),
  }));
  const last = addWorkingDays(dayOf(createdAt), daysToBring, calendar, closed);
  const past = (day: PlainDate) => last !== null && Temporal.PlainDate.compare(day, last) > 0;
  if (activatedAt) return past(dayOf(activatedAt)) ? 'Принесли позже срока' : 'Документы принесли в срок';
  if (status !== 'not_activated') return 'Возвращены на исправление или закончились без активации';
  return past(today()) ? 'Срок прошёл, документов ещё нет' : 'Срок ещё не прошёл';
}
