import { Temporal } from 'temporal-polyfill';
import { templates } from '@/emails/letter';
import { bookVisit } from '@/lib/bookings/book-visit';
import { readTime } from '@/lib/bookings/visit-fields';
import type { LetterKind } from '@/lib/domain/letters';
import { liveDays } from '@/lib/life/live-days';
import { database } from '@/lib/platform/database';
import { letterPayload } from '@/lib/platform/outbox';
import { at } from '@/tests/support/at-moment';
import {
  givenApplication,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenGroup,
  givenParent,
  givenScan,
  givenSetting,
} from '@/tests/support/given';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** The worker is asked for the last second of a day and for the first one of the next. */
const nights = ['2026-12-14', '2026-12-17', '2026-12-21', '2026-12-28', '2026-12-31'].flatMap((last) => [
  `${last}T16:59:59Z`,
  `${last}T17:00:00Z`,
]);

/** Whom a row is about; others are left out. */
type Names = Map<string | null, string>;

/** What those nights bring to families for whom everything comes at midnight. */
export async function tellLife(): Promise<Record<string, unknown>> {
  const names: Names = new Map();
  const town = await at('2026-02-02T05:00:00Z', () => givenTown());
  await at('2026-12-01T16:59:59Z', () => givenFamilies(town, names));
  await givenWaiting(town, names);
  const written = new Set<string | bigint>();
  // What the families did themselves was told by day.
  await whatIsNew(names, written);
  const nightly: Record<string, readonly string[]> = {};
  for (const moment of nights) {
    nightly[moment] = await at(moment, async () => {
      await liveDays();
      return whatIsNew(names, written);
    });
  }
  return { 'what the nights bring': nightly, 'the days that were lived': await livedDays() };
}

async function givenFamilies({ municipalityId, group }: Town, names: Names): Promise<void> {
  await givenSetting(municipalityId, 'overdue', { daysToBring: 5, action: 'cancel', cancelDays: 3 });
  const funded = await givenGroup({ municipalityId, kind: 'funded', yearlyAmount: '18432.00' });

  async function child(name: string, birthDate: string) {
    const parent = await givenParent();
    const facts = { parent, municipalityId, birthDate: day(birthDate), document: true };
    const { childId, documentId } = await givenChild(facts);
    names.set(parent.personId, name).set(childId, name);
    return { parent, childId, documentId };
  }

  async function active(name: string, birthDate: string, groupId: string) {
    const one = await child(name, birthDate);
    await givenCertificate({ childId: one.childId, groupId, status: 'active' });
    return one;
  }

  await active('18 лет', '2009-01-01', funded.id);
  await active('14 лет', '2013-01-01', funded.id);
  await active('скоро 18', '2009-04-01', group.id);
  const seen = await active('снимок', '2018-04-04', group.id);
  await givenScan({ ownerId: seen.parent.accountId, documentId: seen.documentId });

  const five = await child('5 лет', '2022-01-01');
  const prepared = { childId: five.childId, applicantId: five.parent.personId };
  await givenApplication({ ...prepared, status: 'confirmed' });

  for (const [name, filedAt] of [
    ['заявка от 01.12', '2026-12-01T16:59:59Z'],
    ['заявка от 02.12', '2026-12-01T17:00:00Z'],
  ] as const) {
    const { childId, parent } = await child(name, '2018-05-05');
    const filed = { childId, applicantId: parent.personId, createdAt: new Date(filedAt) };
    await givenApplication(filed);
  }
}

/** Received as Monday began, and booked for the Monday two weeks later: until then the municipality waits. */
async function givenWaiting(town: Town, names: Names): Promise<void> {
  await givenBookingRules(town.institution.id, { daysAhead: 20 });
  await at('2026-12-13T17:00:00Z', async () => {
    const { actor, personId, childId, certificateId } = await givenIssued(town);
    names.set(personId, 'ждёт').set(childId, 'ждёт');
    const time = readTime('2026-12-28T9:00');
    if (!time) throw new Error('There is a time on this day');
    await bookVisit(actor, certificateId, { institutionId: town.institution.id, time, version: 0 });
  });
}

/** Letters by their kinds, the portal's own deeds by their names in the audit. */
async function whatIsNew(names: Names, written: Set<string | bigint>): Promise<string[]> {
  const letters = await database().letter.findMany();
  const deeds = await database().auditEntry.findMany({ where: { accountId: null, childId: { not: null } } });
  const rows = [
    ...letters.map((letter) => ({ id: letter.id, whose: letter.personId, what: gistOf(letter) })),
    ...deeds.map(({ id, childId, event }) => ({ id, whose: childId, what: event })),
  ];
  const fresh = rows.filter(({ id, whose }) => names.has(whose) && !written.has(id));
  for (const { id } of fresh) written.add(id);
  return fresh.map(({ whose, what }) => `${names.get(whose) ?? ''}: ${what}`).sort();
}

/** Of which kind it is, and the day it names. */
function gistOf(letter: { id: string; kind: LetterKind; payload: Uint8Array }): string {
  const template = templates[letter.kind] as { subject: (payload: unknown) => string };
  const named = /\d\d\.\d\d\.\d{4}/.exec(template.subject(letterPayload(letter)));
  return [letter.kind, ...(named ?? [])].join(' ');
}

/** Those that brought anything, and how many there were. */
async function livedDays() {
  const days = await database().$queryRaw<{ day: string; done: object; over: boolean }[]>`
    SELECT day::text, done, finished_at IS NOT NULL AS over FROM life_day ORDER BY life_day.day`;
  return {
    first: days[0]?.day,
    last: days.at(-1)?.day,
    'all of them over': days.every(({ over }) => over),
    count: days.length,
    brought: Object.fromEntries(
      days.filter(({ done }) => Object.keys(done).length > 0).map(({ day: on, done }) => [on, done]),
    ),
  };
}
