import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';
import { municipalityOf } from '@/lib/access/municipality';
import { countByMunicipality } from '@/lib/overview/counts';
import { getMunicipalOverview } from '@/lib/overview/municipality';
import { getOwnInstitution } from '@/lib/overview/own-institution';
import { recallPupilSearch, rememberPupilSearch } from '@/lib/overview/pupil-search';
import { countPupils, listPupils, type PupilAccess } from '@/lib/overview/pupils';
import { getRegionOverview } from '@/lib/overview/region';
import { findWorkplace } from '@/lib/overview/workplace';
import { setClock, today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

const statuses = Object.keys(certificateStatuses) as CertificateStatus[];

describe('counts', () => {
  let first: string;
  let second: string;

  beforeAll(async () => {
    first = (await givenMunicipality()).id;
    second = (await givenMunicipality()).id;
    for (const [at, status] of statuses.entries()) {
      for (let times = 0; times <= at; times += 1) await givenRecord({ municipalityId: first, status });
    }
    await givenRecord({ municipalityId: second, status: 'active' });
    for (const [status, municipalityId] of [
      ['awaiting_confirmation', first],
      ['awaiting_confirmation', first],
      ['confirmed', first],
      ['cancelled', first],
      ['lapsed', first],
      ['confirmed', second],
    ] as const) {
      const parent = await givenParent();
      const { childId } = await givenChild({ parent, municipalityId });
      await givenApplication({ childId, applicantId: parent.personId, status });
    }
  });

  const expected = {
    certificates: { not_activated: 1, returned: 2, active: 3, suspended: 4, terminated: 5, expired: 6 },
    awaitingConfirmation: 2,
    confirmed: 1,
    overdue: 0,
  };

  test('of one municipality', async () => {
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: first });
    expect(
      (await getMunicipalOverview(actor, await municipalityOf(actor, actor.municipalityId))).counts,
    ).toEqual(expected);
  });

  test('of every municipality of the region', async () => {
    const { actor } = await givenStaff({ role: 'regional_admin' });
    const rows = new Map((await getRegionOverview(actor)).map(({ id, counts }) => [id, counts]));
    expect(rows.get(first)).toEqual(expected);
    expect(rows.get(second)).toMatchObject({ certificates: { active: 1, expired: 0 }, confirmed: 1 });
    expect(rows.size).toBe(await database().municipality.count());
  });

  test('on the 18th birthday a live certificate counts as expired and takes no place', async () => {
    const municipalityId = (await givenMunicipality()).id;
    const group = await givenGroup({ municipalityId, kind: 'funded', places: 5 });
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
    const { birthDate } = await givenRecord({ municipalityId, status: 'active', age: 17, groupId: group.id });
    await givenRecord({ municipalityId, status: 'terminated', groupId: group.id });
    const taken = async () => {
      const { groups, counts } = await getMunicipalOverview(
        actor,
        await municipalityOf(actor, actor.municipalityId),
      );
      return [
        groups.find(({ id }) => id === group.id)?.taken,
        counts.certificates.active,
        counts.certificates.expired,
      ];
    };
    expect(await taken()).toEqual([1, 1, 0]);
    const eve = birthDate.add({ years: 18 }).subtract({ days: 1 });
    setClock(() => new Date(`${eve.toString()}T16:59:59Z`));
    expect(await taken()).toEqual([1, 1, 0]);
    setClock(() => new Date(`${eve.toString()}T17:00:00Z`));
    expect(await taken()).toEqual([0, 0, 1]);
  });
});

describe('an application under way is counted where its child lives', () => {
  const open = async (municipalityId: string) => {
    const counts = (await countByMunicipality([municipalityId])).get(municipalityId);
    return [counts?.awaitingConfirmation, counts?.confirmed];
  };
  const move = (childId: string, municipalityId: string | null) =>
    database().child.update({ where: { personId: childId }, data: { municipalityId } });

  async function givenTwoTowns() {
    const [here, there] = [(await givenMunicipality()).id, (await givenMunicipality()).id];
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: here });
    return { here, there, childId, applicantId: parent.personId };
  }

  test('wherever it moves, however the application goes on', async () => {
    const { here, there, childId, applicantId } = await givenTwoTowns();
    const { applicationId } = await givenApplication({
      childId,
      applicantId,
      status: 'awaiting_confirmation',
    });
    expect([await open(here), await open(there)]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    await move(childId, there);
    await database().application.update({
      where: { id: applicationId },
      data: { status: 'confirmed', confirmedAt: new Date() },
    });
    expect([await open(here), await open(there)]).toEqual([
      [0, 0],
      [0, 1],
    ]);
    const { childId: sibling } = await givenChild({
      parent: await givenParent(),
      municipalityId: here,
    });
    await database().application.update({ where: { id: applicationId }, data: { childId: sibling } });
    expect([await open(here), await open(there)]).toEqual([
      [0, 1],
      [0, 0],
    ]);
    await database().application.update({
      where: { id: applicationId },
      data: { status: 'cancelled', closedAt: new Date() },
    });
    expect(await open(here)).toEqual([0, 0]);
    const closed = await database().application.findUniqueOrThrow({ where: { id: applicationId } });
    expect(closed.openIn).toBeNull();
  });

  test.each(['the application', 'the move'])('filed while the child moves, %s first', async (first) => {
    const { here, there, childId, applicantId } = await givenTwoTowns();
    const [begun, goOn] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const file = async (db: Transaction) => {
      await db.application.create({ data: { childId, applicantId, email: 'family@example.com' } });
    };
    const moveIn = async (db: Transaction) => {
      await db.child.update({ where: { personId: childId }, data: { municipalityId: there } });
    };
    const [one, other] = first === 'the move' ? [moveIn, file] : [file, moveIn];
    const holding = inTransaction(async (tx) => {
      await one(tx);
      begun.resolve(undefined);
      await goOn.promise;
    });
    await begun.promise;
    const waiting = inTransaction((tx) => other(tx));
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), 5000);
    goOn.resolve(undefined);
    await Promise.all([holding, waiting]);
    expect([await open(here), await open(there)]).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  async function waitingForLocks(): Promise<number> {
    const [row] = await database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  }
});

test('overdue are exactly those whose own deadline has passed', async () => {
  // Monday, 22 June 2026
  setClock(() => new Date('2026-06-22T04:00:00Z'));
  const municipalityId = (await givenMunicipality()).id;
  const closed = (await givenInstitution({ municipalityId, accepts: 'everybody' })).id;
  const open = (await givenInstitution({ municipalityId, accepts: 'everybody' })).id;
  await database().calendarDay.create({
    data: { day: new Date('2026-06-12'), mark: 'day_off', title: 'День России', municipalityId },
  });
  await database().institutionClosure.create({
    data: {
      institutionId: closed,
      closedFrom: new Date('2026-06-15'),
      closedTo: new Date('2026-06-17'),
      reason: 'Ремонт',
    },
  });
  for (let day = 5; day <= 22; day += 1) {
    const createdAt = new Date(`2026-06-${String(day).padStart(2, '0')}T03:30:00Z`);
    for (const chosenInstitutionId of [undefined, open, closed]) {
      await givenRecord({ municipalityId, createdAt, chosenInstitutionId });
    }
  }
  const waiting = await database().certificate.findMany({ where: { municipalityId } });
  const deadlines = await Promise.all(waiting.map((row) => bringingDeadline(database(), row)));
  const passed = deadlines.filter((deadline) => deadline && deadline.left < 0).length;
  expect(passed).toBeGreaterThan(0);
  expect(passed).toBeLessThan(waiting.length);
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  expect(
    (await getMunicipalOverview(actor, await municipalityOf(actor, actor.municipalityId))).counts.overdue,
  ).toBe(passed);
});

test('the desk of a municipality is there for its own admin and for the region, for nobody else', async () => {
  const { id } = await givenMunicipality();
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: id });
  const { actor: stranger } = await givenStaff({
    role: 'municipal_admin',
    municipalityId: (await givenMunicipality()).id,
  });
  const { actor: regional } = await givenStaff({ role: 'regional_admin' });
  expect((await municipalityOf(actor, id)).id).toBe(id);
  expect((await municipalityOf(regional, id)).id).toBe(id);
  await expect(municipalityOf(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(municipalityOf(regional, 'no-such')).rejects.toMatchObject({ code: 'not_found' });
});

test('groups, institutions and notices of a municipality, and of no other', async () => {
  const municipalityId = (await givenMunicipality()).id;
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const group = await givenGroup({ municipalityId, active: false });
  const institution = await givenInstitution({ municipalityId, accepts: 'everybody', to: today() });
  const foreign = (await givenMunicipality()).id;
  await givenGroup({ municipalityId: foreign });
  await givenInstitution({ municipalityId: foreign });
  const overview = await getMunicipalOverview(actor, await municipalityOf(actor, actor.municipalityId));
  expect(overview.groups.map(({ id, active, taken }) => ({ id, active, taken }))).toEqual([
    { id: group.id, active: false, taken: 0 },
  ]);
  expect(overview.institutions.map(({ id }) => id)).toEqual([institution.id]);
  expect(overview.institutions[0]?.rights).toMatchObject([{ kind: 'accepts_applications', state: 'holds' }]);
});

const everybody = { name: '', access: null, after: null };

describe('a login issuer', () => {
  test('sees the pupils, who has signed in, and where the certificate stands', async () => {
    const municipalityId = (await givenMunicipality()).id;
    const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
    const named = (surname: string) => ({ name: { surname, givenName: 'Яна', patronymic: null } });
    const pupil = { municipalityId, institutionId: school.id };
    const visited = await givenParent();
    await database().account.update({
      where: { id: visited.accountId },
      data: { lastSignInAt: new Date() },
    });
    const { childId } = await givenChild({ ...pupil, ...named('Арбузова'), parent: visited, document: true });
    await givenCertificate({ childId, status: 'active' });
    await givenChild({ ...pupil, ...named('Белкина'), parent: await givenParent() });
    await givenChild({ ...pupil, ...named('Вишнёва') });
    await givenChild({ municipalityId, ...named('Чужая'), parent: await givenParent() });
    const { rows, next } = await listPupils(actor, everybody);
    expect(rows.map(({ name, access, status }) => [name, access, status])).toEqual([
      ['Арбузова Яна', 'signed_in', 'active'],
      ['Белкина Яна', 'issued', null],
      ['Вишнёва Яна', 'none', null],
    ]);
    expect(next).toBeNull();
    const institution = await getOwnInstitution(actor);
    expect(institution.rights).toMatchObject([{ kind: 'issues_logins', state: 'holds' }]);
    expect(await findWorkplace(actor)).toBe(school.shortName);
  });

  test('turns the pages without losing anybody', async () => {
    const municipalityId = (await givenMunicipality()).id;
    const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
    for (let at = 0; at < 103; at += 1) {
      await givenChild({
        municipalityId,
        institutionId: school.id,
        name: { surname: 'Тёзкин', givenName: at % 2 ? 'Пётр' : 'Иван', patronymic: null },
      });
    }
    const first = await listPupils(actor, everybody);
    const second = await listPupils(actor, { ...everybody, after: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 3, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(103);
  });

  test('finds pupils by the beginning of the name and by whether the family has signed in', async () => {
    const municipalityId = (await givenMunicipality()).id;
    const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
    const pupil = (surname: string, givenName: string) => ({
      municipalityId,
      institutionId: school.id,
      name: { surname, givenName, patronymic: null },
    });
    const visited = await givenParent();
    await database().account.update({
      where: { id: visited.accountId },
      data: { lastSignInAt: new Date() },
    });
    await givenChild({ ...pupil('Зёмин', 'Артём'), parent: visited });
    const late = await givenChild({ ...pupil('Зёмина', 'Роза'), parent: await givenParent() });
    await givenChild(pupil('Зёмина-Крот', 'Яна'));
    const ended = await givenChild({ ...pupil('Щукин', 'Пётр'), parent: visited });
    await database().guardianship.updateMany({
      where: { childId: ended.childId },
      data: { endedAt: new Date(), endGround: 'mistake' },
    });
    const found = async (name: string, access: PupilAccess | null = null) =>
      (await listPupils(actor, { name, access, after: null })).rows.map((row) => row.name);

    expect(await found('земин')).toEqual(['Зёмин Артём', 'Зёмина Роза', 'Зёмина-Крот Яна']);
    expect(await found('ЗЁМИНА РОЗ')).toEqual(['Зёмина Роза']);
    expect(await found('%')).toHaveLength(4);
    expect(await found('', 'signed_in')).toEqual(['Зёмин Артём']);
    expect(await found('', 'issued')).toEqual(['Зёмина Роза']);
    // A tie that has ended gives nobody access to this child.
    expect(await found('', 'none')).toEqual(['Зёмина-Крот Яна', 'Щукин Пётр']);
    expect(await found('земин', 'none')).toEqual(['Зёмина-Крот Яна']);
    expect(await countPupils(actor, '')).toEqual({ all: 4, issued: 1, none: 2 });
    expect(await countPupils(actor, 'Зёмина-К')).toEqual({ all: 1, issued: 0, none: 1 });
    const page = await listPupils(actor, { ...everybody, access: 'none', after: late.childId });
    expect(page.rows.map(({ name }) => name)).toEqual(['Зёмина-Крот Яна', 'Щукин Пётр']);
  });

  test('the name looked for is kept for the one who typed it', async () => {
    const municipalityId = (await givenMunicipality()).id;
    const [mine, other] = [
      (await givenStaff({ role: 'login_issuer', municipalityId })).actor,
      (await givenStaff({ role: 'login_issuer', municipalityId })).actor,
    ];
    const id = await rememberPupilSearch(mine, 'Зёмина');
    expect((await recallPupilSearch(mine, id)).values).toEqual({ name: 'Зёмина' });
    expect((await recallPupilSearch(other, id)).values).toEqual({});
    expect((await recallPupilSearch(mine, null)).values).toEqual({});
  });
});
