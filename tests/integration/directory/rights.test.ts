import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActorOf } from '@/lib/access/actor';
import { municipalityOf } from '@/lib/access/municipality';
import { closeInstitution, undoClosing } from '@/lib/directory/institutions/close-institution';
import { getInstitution } from '@/lib/directory/institutions/get-institution';
import { cancelRight, endRight } from '@/lib/directory/rights/change-prepared';
import { prepareRight, prepareRightFields } from '@/lib/directory/rights/prepare-right';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { listAccepting } from '@/lib/institutions/accepting';
import { describeListChange, listChanges } from '@/lib/institutions/list-changes';
import { listPublicInstitutions } from '@/lib/institutions/public-list';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { refusedWithoutTrace } from '@/tests/support/traces';

const day = (text: string) => Temporal.PlainDate.from(text);

async function givenDesk() {
  const { id: municipalityId } = await givenMunicipality();
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const municipality = await municipalityOf(actor, municipalityId);
  const old = await givenInstitution({ municipalityId, accepts: 'everybody', name: 'ДЮЦ «Орион»' });
  const next = await givenInstitution({ municipalityId, name: 'ЦРТДЮ' });
  return { actor, municipality, old: old.id, next: next.id };
}

type Desk = Awaited<ReturnType<typeof givenDesk>>;

let desk: Desk;

beforeEach(async () => {
  setClock(() => new Date('2026-08-01T10:00:00+07:00'));
  desk = await givenDesk();
});

afterEach(() => {
  setClock();
});

async function versionOf(id: string): Promise<number> {
  return (await database().institution.findUniqueOrThrow({ where: { id } })).version;
}

type Prepared = { choice: string; from: string; to?: string };

async function prepare(
  id: string,
  { choice, from, to = '' }: Prepared,
  actor: ActorOf<'municipal_admin'> = desk.actor,
) {
  const fields = { choice, from, to, version: String(await versionOf(id)) };
  await prepareRight(actor, desk.municipality, id, prepareRightFields.parse(fields));
}

/** Who accepts everybody's papers, as families see it on that day. */
async function seenOn(date: PlainDate): Promise<string[]> {
  setClock(() => new Date(`${date.toString()}T10:00:00+07:00`));
  const { institutions } = await listPublicInstitutions({
    municipalityId: desk.municipality.id,
    search: '',
    openNow: false,
    after: null,
  });
  return institutions.filter(({ part }) => part === 'everybody').map(({ shortName }) => shortName);
}

test('a list prepared today changes on its day, and families are told of it beforehand', async () => {
  await prepare(desk.old, { choice: 'accepts_none', from: '13.08.2026' });
  await prepare(desk.next, { choice: 'accepts_everybody', from: '13.08.2026' });
  const [change] = await listChanges(desk.municipality.id);
  expect(change && describeListChange(change)).toContain(
    'После 12.08.2026 для активации необходимо обратиться в ЦРТДЮ',
  );
  const ahead = await listAccepting(database(), desk.municipality.id, day('2026-08-13'));
  expect(ahead.map(({ shortName }) => shortName)).toEqual(['ЦРТДЮ']);
  expect(await seenOn(day('2026-08-12'))).toEqual(['ДЮЦ «Орион»']);
  expect(await seenOn(day('2026-08-13'))).toEqual(['ЦРТДЮ']);
  expect(await listChanges(desk.municipality.id)).toEqual([]);
});

test('who prepared it stands in the row and in the audit', async () => {
  await prepare(desk.old, { choice: 'accepts_own', from: '01.09.2026' });
  const record = await getInstitution(desk.actor, desk.municipality, desk.old);
  const prepared = record.rights.find(({ audience }) => audience === 'own_pupils');
  expect(prepared).toMatchObject({ state: 'ahead', setBy: expect.any(String) as string });
  const entry = await database().auditEntry.findFirstOrThrow({
    where: { event: 'right_prepared', subjectId: desk.old },
  });
  expect(entry).toMatchObject({ accountId: desk.actor.accountId, details: { choice: 'accepts_own' } });
});

test.each([
  [{ choice: 'accepts_own', from: '31.07.2026' }, 'from'],
  [{ choice: 'accepts_everybody', from: '01.09.2026' }, 'choice'],
])('%j is refused', async (input, field) => {
  const refused = await refusedWithoutTrace(() => prepare(desk.old, input));
  expect(refused).toMatchObject({ code: 'invalid', field });
});

test('a second change of the same days is refused, and taking the first back lets what stood go on', async () => {
  await prepare(desk.old, { choice: 'accepts_own', from: '01.09.2026' });
  const refused = await refusedWithoutTrace(() =>
    prepare(desk.old, { choice: 'accepts_none', from: '15.08.2026' }),
  );
  expect(refused).toMatchObject({ field: 'from' });
  const { rights, version } = await getInstitution(desk.actor, desk.municipality, desk.old);
  const ahead = rights.find(({ state }) => state === 'ahead');
  await cancelRight(
    desk.actor,
    desk.municipality,
    { institutionId: desk.old, rightId: ahead?.id ?? '' },
    { version, confirmed: '' },
  );
  expect(await seenOn(day('2026-09-01'))).toEqual(['ДЮЦ «Орион»']);
});

test.each([
  ['on purpose before', '2026-08-31', []],
  ['later', '2026-12-31', ['ДЮЦ «Орион»']],
])('a right that ends %s keeps its last day when the next one is taken back', async (_, end, later) => {
  const endOf = async (to: PlainDate) => {
    const { rights, version } = await getInstitution(desk.actor, desk.municipality, desk.old);
    const place = { institutionId: desk.old, rightId: rights[0]?.id ?? '' };
    await endRight(desk.actor, desk.municipality, place, { to, version, confirmed: '' });
  };
  await endOf(day(end));
  await prepare(desk.old, { choice: 'accepts_own', from: '01.09.2026' });
  const { rights, version } = await getInstitution(desk.actor, desk.municipality, desk.old);
  const place = { institutionId: desk.old, rightId: rights.find(({ state }) => state === 'ahead')?.id ?? '' };
  await cancelRight(desk.actor, desk.municipality, place, { version, confirmed: '' });
  const [left] = (await getInstitution(desk.actor, desk.municipality, desk.old)).rights;
  expect(left?.to?.toString()).toBe(end);
  expect(await seenOn(day('2026-09-01'))).toEqual(later);
});

test('a chain of changes taken back from its middle gives everything back in the end', async () => {
  await prepare(desk.old, { choice: 'accepts_own', from: '01.09.2026' });
  await prepare(desk.old, { choice: 'accepts_everybody', from: '01.10.2026' });
  const cancel = async (from: string) => {
    const { rights, version } = await getInstitution(desk.actor, desk.municipality, desk.old);
    const right = rights.find((one) => one.from.toString() === from);
    const place = { institutionId: desk.old, rightId: right?.id ?? '' };
    await cancelRight(desk.actor, desk.municipality, place, { version, confirmed: '' });
  };
  await cancel('2026-09-01');
  await cancel('2026-10-01');
  const { rights } = await getInstitution(desk.actor, desk.municipality, desk.old);
  expect(rights.map(({ audience, to }) => [audience, to])).toEqual([['everybody', null]]);
});

test('a right in force is not cancelled: it is given a last day', async () => {
  const { rights, version } = await getInstitution(desk.actor, desk.municipality, desk.old);
  const place = { institutionId: desk.old, rightId: rights[0]?.id ?? '' };
  const refused = await refusedWithoutTrace(() =>
    cancelRight(desk.actor, desk.municipality, place, { version, confirmed: '' }),
  );
  expect(refused).toMatchObject({ code: 'conflict' });
  await endRight(desk.actor, desk.municipality, place, { to: day('2026-08-10'), version, confirmed: '' });
  expect(await seenOn(day('2026-08-10'))).toEqual(['ДЮЦ «Орион»']);
  expect(await seenOn(day('2026-08-11'))).toEqual([]);
});

test('a form filled from what has changed meanwhile is refused', async () => {
  const { version } = await getInstitution(desk.actor, desk.municipality, desk.old);
  await prepare(desk.old, { choice: 'issues', from: '01.09.2026' });
  const refused = await refusedWithoutTrace(() =>
    closeInstitution(desk.actor, desk.municipality, desk.old, {
      closedOn: day('2026-09-01'),
      version,
      confirmed: '',
    }),
  );
  expect(refused).toMatchObject({ code: 'conflict' });
});

test('another municipality has no such institution', async () => {
  const other = await givenDesk();
  const input = prepareRightFields.parse({ choice: 'issues', from: '01.09.2026', to: '', version: '1' });
  const refused = await refusedWithoutTrace(() =>
    prepareRight(other.actor, other.municipality, desk.old, input),
  );
  expect(refused).toMatchObject({ code: 'not_found' });
});

test('closing ends the rights, tells families and can be taken back', async () => {
  const { version } = await getInstitution(desk.actor, desk.municipality, desk.old);
  await closeInstitution(desk.actor, desk.municipality, desk.old, {
    closedOn: day('2026-08-20'),
    version,
    confirmed: '',
  });
  const [change] = await listChanges(desk.municipality.id);
  expect(change && describeListChange(change)).toContain('Последний день приёма в ДЮЦ «Орион» — 19.08.2026');
  expect(await seenOn(day('2026-08-19'))).toEqual(['ДЮЦ «Орион»']);
  expect(await seenOn(day('2026-08-20'))).toEqual([]);
  const refused = await refusedWithoutTrace(() =>
    prepare(desk.old, { choice: 'issues', from: formatDate(today().add({ days: 1 })) }),
  );
  expect(refused).toMatchObject({ field: 'from' });
  await undoClosing(desk.actor, desk.municipality, desk.old, { version: await versionOf(desk.old) });
  await prepare(desk.old, { choice: 'accepts_everybody', from: '21.08.2026' });
  expect(await seenOn(day('2026-08-21'))).toEqual(['ДЮЦ «Орион»']);
});

test('the database keeps what a right was and from which day', async () => {
  const right = await database().institutionRight.findFirstOrThrow({ where: { institutionId: desk.old } });
  const change = database().institutionRight.update({
    where: { id: right.id },
    data: { audience: 'own_pupils' },
  });
  await expect(change).rejects.toThrow('changes by a new one');
});
