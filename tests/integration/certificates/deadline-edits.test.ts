import { beforeEach, describe, expect, test } from 'vitest';
import { municipalityOf } from '@/lib/access/municipality';
import type { MunicipalActor } from '@/lib/access/actor';
import { calendarDayFields, setCalendarDay } from '@/lib/calendar/set-day';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { addClosedDays, closedDaysFields, removeClosedDays } from '@/lib/directory/institutions/closed-days';
import { countByMunicipality } from '@/lib/overview/counts';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { letterContext } from '@/lib/platform/outbox';
import { remindFamily } from '@/lib/proposals/remind-family';
import { countReports } from '@/lib/reports/count-reports';
import { deadlineSection } from '@/lib/reports/deadlines';
import { readReportPeriod } from '@/lib/reports/period';
import { givenInstitution, givenStaff } from '@/tests/support/given';
import { toldTerms } from '@/tests/support/told-terms';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;
let admin: MunicipalActor;
let family: Awaited<ReturnType<typeof givenIssued>>;

/** Noon in Novokuznetsk of a day of June 2026, whose 15th is a Monday. */
const onJune = (day: number) => setClock(() => new Date(`2026-06-${day}T05:00:00Z`));

beforeEach(async () => {
  onJune(15);
  town = await givenTown();
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId })).actor;
  family = await givenIssued(town);
  onJune(17);
});

async function mark(
  day: string,
  kind: 'day_off' | 'working' | 'plain',
  owner: string | null = town.municipalityId,
) {
  const actor = owner === null ? (await givenStaff({ role: 'regional_admin' })).actor : admin;
  const seen = await database().calendarChange.count({ where: { municipalityId: owner } });
  const title = kind === 'plain' ? '' : 'Изменение';
  await setCalendarDay(actor, owner, calendarDayFields.parse({ day, kind, title, seen: String(seen) }));
}

async function announceClosing(
  institutionId: string,
  from: string,
  to: string,
): Promise<() => Promise<void>> {
  const municipality = await municipalityOf(admin, town.municipalityId);
  const version = async () =>
    (await database().institution.findUniqueOrThrow({ where: { id: institutionId } })).version;
  const input = { from, to, reason: 'Ремонт', version: String(await version()) };
  await addClosedDays(admin, municipality, institutionId, closedDaysFields.parse(input));
  const { id: closureId } = await database().institutionClosure.findFirstOrThrow({
    where: { institutionId },
  });
  return async () =>
    removeClosedDays(admin, municipality, { institutionId, closureId }, { version: await version() });
}

const told = () =>
  toldTerms({ operator: town.operator.actor, admin, municipalityId: town.municipalityId }, family);

/** The date the family reads in a letter sent now. */
async function mailed() {
  const { certificateId, childId, accountId } = family;
  const record = { certificateId, childId, proposalId: certificateId };
  await inTransaction((tx) => remindFamily(tx, admin, record));
  const { id, payload } = await database().letter.findFirstOrThrow({
    where: { accountId, kind: 'papers_reminder' },
    orderBy: { createdAt: 'desc' },
  });
  const { bringUntil, overdue } = JSON.parse(unsealText(letterContext(id), payload)) as Record<
    string,
    unknown
  >;
  return { bringUntil, overdue };
}

const three = 'осталось 3\u00a0рабочих дня';

describe('in the middle of a term of five days the last one moves at once, everywhere the same', () => {
  test('as it began', async () => {
    expect(await told()).toEqual([`22.06.2026, ${three}`]);
    expect(await mailed()).toEqual({ bringUntil: '22.06.2026', overdue: false });
  });

  test('by a holiday of the municipality, and back', async () => {
    await mark('19.06.2026', 'day_off');
    expect(await told()).toEqual([`23.06.2026, ${three}`]);
    expect(await mailed()).toEqual({ bringUntil: '23.06.2026', overdue: false });
    await mark('19.06.2026', 'plain');
    expect(await told()).toEqual([`22.06.2026, ${three}`]);
  });

  test('by a day off of all of Russia, which a municipality may work on', async () => {
    await mark('18.06.2026', 'day_off', null);
    expect(await told()).toEqual([`23.06.2026, ${three}`]);
    await mark('18.06.2026', 'working');
    expect(await told()).toEqual([`22.06.2026, ${three}`]);
    await mark('18.06.2026', 'plain', null);
  });

  test('by a working Saturday', async () => {
    await mark('20.06.2026', 'working');
    expect(await told()).toEqual([`20.06.2026, ${three}`]);
    expect(await mailed()).toEqual({ bringUntil: '20.06.2026', overdue: false });
  });

  test('by a closing of the chosen institution, until it is taken back or the family chooses another', async () => {
    const other = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await chooseInstitution(family.actor, family.certificateId, other.id);
    const takeBack = await announceClosing(other.id, '18.06.2026', '19.06.2026');
    expect(await told()).toEqual([`24.06.2026, ${three}`]);
    expect(await mailed()).toEqual({ bringUntil: '24.06.2026', overdue: false });
    await chooseInstitution(family.actor, family.certificateId, town.institution.id);
    expect(await told()).toEqual([`22.06.2026, ${three}`]);
    await chooseInstitution(family.actor, family.certificateId, other.id);
    expect(await told()).toEqual([`24.06.2026, ${three}`]);
    await takeBack();
    expect(await told()).toEqual([`22.06.2026, ${three}`]);
  });

  test('by a closing that ends early: the days so far stay', async () => {
    await chooseInstitution(family.actor, family.certificateId, town.institution.id);
    const openAgain = await announceClosing(town.institution.id, '18.06.2026', '26.06.2026');
    expect(await told()).toEqual([`01.07.2026, ${three}`]);
    onJune(19);
    await openAgain();
    expect(await told()).toEqual([`23.06.2026, осталось 2\u00a0рабочих дня`]);
  });
});

test('a term that was over runs again, in words, counts and reports', async () => {
  const outcomes = async () => {
    await countReports();
    const period = readReportPeriod({ from: '01.06.2026', to: '30.06.2026' });
    const place = { municipalities: [town.municipality], isRegion: false, countedAt: null };
    const { rows } = await deadlineSection(place, period);
    return rows.flatMap(({ label, values }) => (values[0] === 0 ? [] : [label]));
  };
  const overdue = async () =>
    (await countByMunicipality([town.municipalityId])).get(town.municipalityId)?.overdue;
  onJune(22);
  expect([await told(), await overdue(), await outcomes()]).toEqual([
    ['22.06.2026, сегодня последний день'],
    0,
    ['Срок ещё не прошёл'],
  ]);
  onJune(24);
  expect([await told(), await overdue(), await outcomes()]).toEqual([
    ['22.06.2026, просрочено на 2\u00a0рабочих дня'],
    1,
    ['Срок прошёл, документов ещё нет'],
  ]);
  expect(await mailed()).toEqual({ bringUntil: '22.06.2026', overdue: true });
  await mark('18.06.2026', 'day_off');
  await mark('23.06.2026', 'day_off');
  expect([await told(), await overdue(), await outcomes()]).toEqual([
    ['24.06.2026, сегодня последний день'],
    0,
    ['Срок ещё не прошёл'],
  ]);
});
