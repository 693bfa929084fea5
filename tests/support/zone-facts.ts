import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import readSheet from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { renderLetter } from '@/emails/letter';
import type { FamilyActor } from '@/lib/access/actor';
import { bookVisit } from '@/lib/bookings/book-visit';
import { openVisitCalendar } from '@/lib/bookings/visit-calendar';
import { readTime } from '@/lib/bookings/visit-fields';
import { getVisitPage } from '@/lib/bookings/visit-page';
import { openCalendarFile } from '@/lib/certificates/calendar-file';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { formatDate, formatDateTime } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import { loginState, slipEnd, slipLastDay, slipWords } from '@/lib/domain/login-state';
import { Refusal } from '@/lib/domain/refusal';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { listOwnCorrections } from '@/lib/families/correction-queries';
import { getChildWithStep } from '@/lib/families/situation';
import { listAccepting } from '@/lib/institutions/accepting';
import { listPublicInstitutions } from '@/lib/institutions/public-list';
import { countByMunicipality } from '@/lib/overview/counts';
import { now, today } from '@/lib/platform/clock';
import { closeDatabase, database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { closeJobs } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { letterContext } from '@/lib/platform/outbox';
import { exportFields, exportRegister } from '@/lib/register/export-register';
import { listRegister } from '@/lib/register/list-register';
import { countReports } from '@/lib/reports/count-reports';
import { at } from '@/tests/support/at-moment';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenCorrection,
  givenInstitution,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { toldTerms } from '@/tests/support/told-terms';
import { givenTown } from '@/tests/support/town';
import { tellLife } from '@/tests/support/zone-life';
import { readPdf } from '@/tests/unit/papers/read-pdf';

/*
 * One story of a town at awkward moments, told as facts: run by tests/integration/platform/time-zones.test.ts in processes of
 * different time zones. A moment is an instant in UTC; midnight in Novokuznetsk is 17:00.
 */
const facts: Record<string, unknown> = {};
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** The same look at each of the moments, by moment. */
async function note(name: string, moments: readonly string[], look: () => unknown): Promise<void> {
  const seen: Record<string, unknown> = {};
  for (const moment of moments) seen[moment] = await at(moment, look);
  facts[name] = seen;
}

async function refusalOr(work: () => Promise<string>): Promise<string> {
  try {
    await work();
    return 'получен';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

type Town = Awaited<ReturnType<typeof givenTown>>;
type Admin = Awaited<ReturnType<typeof givenAdmin>>;

const givenAdmin = async (municipalityId: string) =>
  (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;

type Issued = { actor: FamilyActor; certificateId: string };

async function issueAt(moment: string, town: Town, birthDate: string): Promise<Issued> {
  const { municipalityId, group } = town;
  const family = await givenConfirmedFamily({ municipalityId, groupId: group.id, birthDate: day(birthDate) });
  const certificateId = await at(moment, () =>
    issueCertificate(family.actor, family.applicationId, family.chosen),
  );
  return { actor: family.actor, certificateId };
}

async function letterOf<Kind extends LetterKind>(kind: Kind, accountId: string): Promise<string> {
  const { id, payload } = await database().letter.findFirstOrThrow({ where: { kind, accountId } });
  const content = JSON.parse(unsealText(letterContext(id), payload)) as LetterPayloads[Kind];
  return (await renderLetter(kind, content)).subject;
}

function linesOf(file: string, ...names: string[]): string[] {
  return file.split('\r\n').filter((line) => names.some((name) => line.startsWith(name)));
}

async function tellDatabase(): Promise<void> {
  const [row] = await database().$queryRaw<{ zone: string; own: Date; day: string }[]>`
    SELECT current_setting('TimeZone') AS zone, now() AS own, current_date::text AS day`;
  const machine = new Date();
  facts.database = {
    zone: row?.zone,
    // What the database wrote by its own clock is read as the same instant.
    'its clock is ours': Math.abs((row?.own.getTime() ?? 0) - machine.getTime()) < 60_000,
    'its day is that of Greenwich': row?.day === row?.own.toISOString().slice(0, 10),
  };
}

async function tellAges(town: Town, admin: Admin): Promise<void> {
  const { municipalityId, group } = town;
  const five = await givenConfirmedFamily({
    municipalityId,
    groupId: group.id,
    birthDate: day('2021-06-20'),
  });
  const parent = await givenParent();
  const fourteen = await givenChild({ parent, municipalityId, birthDate: day('2012-02-29'), document: true });
  const adult = await givenChild({ parent, municipalityId, birthDate: day('2008-02-29'), document: true });
  const ending = await givenCertificate({ childId: adult.childId, groupId: group.id, status: 'active' });
  await note(
    'the passport at 14, born on 29 February',
    ['2026-02-27T16:59:59Z', '2026-02-27T17:00:00Z'],
    async () => {
      const { step } = await getChildWithStep(parent.actor, fourteen.childId);
      return step.action?.label ?? step.text;
    },
  );
  await note(
    'the end at 18, born on 29 February',
    ['2026-02-27T16:59:59Z', '2026-02-27T17:00:00Z'],
    async () => {
      const { rows } = await listRegister(admin, { municipalityId }, readRegisterAddress({}), null);
      const counts = (await countByMunicipality([municipalityId])).get(municipalityId)?.certificates;
      const ended = await listRegister(
        admin,
        { municipalityId },
        readRegisterAddress({ status: 'expired' }),
        null,
      );
      return [
        ...rows
          .filter(({ id }) => id === ending.certificateId)
          .map(({ status }) => certificateStatuses[status].title),
        { active: counts?.active, expired: counts?.expired, found: ended.count },
      ];
    },
  );
  await note('the number at 5', ['2026-06-19T16:59:59Z', '2026-06-19T17:00:00Z'], () =>
    refusalOr(() => issueCertificate(five.actor, five.applicationId, five.chosen)),
  );
}

async function tellTerms(town: Town, admin: Admin): Promise<[Issued, Issued]> {
  const evening = await issueAt('2026-06-18T16:59:00Z', town, '2018-03-01');
  const night = await issueAt('2026-06-18T17:01:00Z', town, '2018-03-02');
  for (const [name, family] of Object.entries({ 'at 23:59': evening, 'at 00:01': night })) {
    await note(
      `the term of what was received ${name}`,
      [
        '2026-06-18T17:02:00Z',
        '2026-06-19T00:00:00Z',
        '2026-06-25T16:59:00Z',
        '2026-06-25T17:00:00Z',
        '2026-06-26T23:59:00Z',
        '2026-06-29T17:00:00Z',
      ],
      () => toldTerms({ operator: town.operator.actor, admin, municipalityId: town.municipalityId }, family),
    );
    facts[`the letter of what was received ${name}`] = await letterOf(
      'certificate_received',
      family.actor.accountId,
    );
  }
  await note(
    'over in the counts',
    ['2026-06-25T16:59:59Z', '2026-06-25T17:00:00Z', '2026-06-26T16:59:59Z', '2026-06-26T17:00:00Z'],
    async () => (await countByMunicipality([town.municipalityId])).get(town.municipalityId)?.overdue,
  );
  await note('found by the day of issue', ['2026-06-20T05:00:00Z'], async () => {
    const asked = readRegisterAddress({ issuedFrom: '19.06.2026', issuedTo: '19.06.2026' });
    const { rows } = await listRegister(admin, { municipalityId: town.municipalityId }, asked, null);
    return rows.map(({ id }) => (id === night.certificateId ? 'at 00:01' : 'another'));
  });
  return [evening, night];
}

async function tellPapers({ actor, certificateId }: Issued): Promise<void> {
  const { content } = await at('2026-06-18T17:02:00Z', () => handOutPaper(actor, certificateId));
  const { pages } = await readPdf(Readable.from([content]));
  facts['the paper'] = pages.map(({ text }) => /сформирован\S* [\d.]+ [\d:]+/u.exec(text)?.[0]);
  const file = await at('2026-06-18T17:02:00Z', () => openCalendarFile(actor, certificateId));
  facts['the last day in a calendar'] = linesOf(file, 'DT', 'SEQUENCE', 'TRIGGER');
}

async function tellVisits({ institution }: Town, { actor, certificateId }: Issued): Promise<void> {
  await givenBookingRules(institution.id, { slotMinutes: 120, daysAhead: 2 });
  const offered = () => getVisitPage(actor, certificateId, { placeId: institution.id, day: null });
  await note(
    'the times to book',
    ['2026-06-18T16:59:00Z', '2026-06-18T17:02:00Z', '2026-06-19T02:30:00Z'],
    async () =>
      (await offered()).days.map(({ day, times }) => [day.toString(), ...times.map(({ value }) => value)]),
  );
  const time = readTime('2026-06-19T9:00');
  if (!time) throw new Error('There is a time on this day');
  await at('2026-06-18T17:02:00Z', () =>
    bookVisit(actor, certificateId, { institutionId: institution.id, time, version: 0 }),
  );
  const file = await at('2026-06-18T17:03:00Z', () => openVisitCalendar(actor, certificateId));
  facts['the visit in a calendar'] = linesOf(file, 'DT', 'TRIGGER');
  facts['the letter of the visit'] = await letterOf('visit_booked', actor.accountId);
}

async function tellInstitutions({ municipalityId }: Town): Promise<void> {
  const leaving = { municipalityId, accepts: 'everybody', to: day('2026-06-19'), name: 'Уходит' } as const;
  const coming = { municipalityId, accepts: 'everybody', from: day('2026-06-20'), name: 'Приходит' } as const;
  await givenInstitution(leaving);
  await givenInstitution(coming);
  await note('who accepts papers', ['2026-06-19T16:59:59Z', '2026-06-19T17:00:00Z'], async () => {
    const accepting = await listAccepting(database(), municipalityId, today());
    return accepting.flatMap(({ shortName }) =>
      ([leaving.name, coming.name] as string[]).filter((name) => name === shortName),
    );
  });
  await note(
    'who is open',
    [
      '2026-06-19T01:59:00Z',
      '2026-06-19T02:00:00Z',
      '2026-06-19T04:59:00Z',
      '2026-06-19T05:00:00Z',
      '2026-06-19T06:00:00Z',
      '2026-06-19T10:00:00Z',
    ],
    async () => {
      const { institutions } = await listPublicInstitutions({
        municipalityId,
        search: '',
        openNow: false,
        after: null,
      });
      return institutions.map((one) => one.now.kind).filter((kind) => kind !== 'unknown');
    },
  );
}

async function tellChanged({ municipalityId, group }: Town): Promise<void> {
  const parent = await at('2026-06-15T17:30:00Z', async () => {
    const asking = await givenParent();
    const child = { parent: asking, municipalityId, birthDate: day('2018-03-05'), document: true };
    const { childId } = await givenChild(child);
    await givenCertificate({ childId, groupId: group.id, status: 'active' });
    await givenCorrection(asking.actor, childId);
    return asking;
  });
  await note(
    'changed data',
    ['2026-06-15T17:31:00Z', '2026-07-13T17:00:00Z', '2026-07-14T17:00:00Z'],
    async () => {
      const [asked] = await listOwnCorrections(parent.actor);
      return [asked?.answerBy, asked?.showBy].map((term) => (term ? dateAndLeft(term) : 'нет'));
    },
  );
}

const exported = ['Дата рождения', 'Возраст', 'Статус', 'Получен', 'Активирован'];

async function tellFiles({ municipalityId }: Town, admin: Admin): Promise<void> {
  const fileOf = (format: 'csv' | 'xlsx') =>
    at('2026-06-30T16:59:00Z', async () => {
      const input = exportFields.parse({ format, purpose: 'report', note: 'Сверка' });
      return buffer((await exportRegister(admin, { municipalityId }, readRegisterAddress({}), input)).file);
    });
  const csv = (await fileOf('csv'))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  facts['the register as CSV'] = picked(
    csv.map((line) => line.split(';').map((cell) => cell.replaceAll('"', ''))),
  );
  const [sheet] = await readSheet(await fileOf('xlsx'));
  facts['the register as a table'] = picked(
    (sheet?.data ?? []).map((row) => row.map((cell) => String(cell ?? ''))),
  );
}

function picked([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const columns = exported.map((title) => head.indexOf(title));
  return rows
    .map((row) =>
      columns
        .map((column) => row[column] ?? '')
        .join(' ')
        .trim(),
    )
    .sort();
}

async function tellReports({ municipalityId }: Town): Promise<void> {
  await countReports();
  facts['the days of the reports'] = await database().$queryRaw`
    SELECT matter::text, day::text, sum(count)::int AS count FROM report_day
    WHERE municipality_id = ${municipalityId}::uuid AND matter IN ('issued', 'activated')
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

async function tellClock(): Promise<void> {
  const moments = [
    '2026-06-19T16:59:00Z',
    '2026-06-19T17:00:00Z',
    '2026-06-19T23:59:00Z',
    '2026-06-20T00:00:00Z',
    '2026-12-31T16:59:59Z',
    '2026-12-31T17:00:00Z',
    '2028-02-28T17:00:00Z',
    '2028-02-29T17:00:00Z',
  ];
  await note(
    'today',
    moments,
    () => `${formatDate(today())}, ${formatDateTime(now(), environment().TIME_ZONE)}`,
  );
  const zone = environment().TIME_ZONE;
  const createdAt = new Date('2026-06-19T17:00:00Z');
  const slip = {
    createdAt,
    expiresAt: slipEnd(slipLastDay(day('2026-06-20')), zone),
    usedAt: null,
    voidedAt: null,
  };
  await note('a slip', ['2026-08-19T16:59:59Z', '2026-08-19T17:00:00Z'], () =>
    slipWords(loginState({ lastSignInAt: null }, slip, { instant: now(), timeZone: zone })),
  );
}

await loadKeys();
try {
  await tellDatabase();
  await tellClock();
  await at('2026-02-02T05:00:00Z', async () => {
    const town = await givenTown();
    const admin = await givenAdmin(town.municipalityId);
    await tellAges(town, admin);
    const [evening, night] = await tellTerms(town, admin);
    await tellPapers(evening);
    await tellVisits(town, night);
    await tellInstitutions(town);
    await tellChanged(town);
    await tellFiles(town, admin);
    await issueAt('2026-12-31T17:00:00Z', town, '2018-03-03');
    await tellReports(town);
    Object.assign(facts, await tellLife());
  });
  console.log(JSON.stringify(facts, null, 1));
} finally {
  await closeJobs();
  await closeDatabase();
}
