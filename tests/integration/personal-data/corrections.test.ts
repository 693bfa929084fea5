import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST as ask } from '@/app/cabinet/data/correction/save/route';
import { openSession } from '@/lib/access/session';
import { dbDate } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { askCorrection } from '@/lib/families/ask-correction';
import {
  countWaitingCorrections,
  listOwnCorrections,
  listWaitingCorrections,
  openCorrection,
} from '@/lib/families/correction-queries';
import { decideCorrection } from '@/lib/families/decide-correction';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { loadProductionCalendar } from '@/lib/platform/production-calendar';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenCorrection,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { givenTown, type Town } from '@/tests/support/town';
import { fingerprint, refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let town: Town;
let family: Awaited<ReturnType<typeof givenActivated>>;

async function givenActivated() {
  const parent = await givenParent({ email: 'vera@example.com' });
  const { municipalityId } = town;
  const { childId, birthDate } = await givenChild({ parent, municipalityId, document: true, snils: null });
  const certificate = await givenCertificate({ childId, groupId: town.group.id, status: 'active' });
  return { parent, childId, birthDate, ...certificate };
}

vi.mock('@/lib/platform/production-calendar', { spy: true });

beforeAll(async () => {
  town = await givenTown();
});
beforeEach(async () => {
  family = await givenActivated();
});

const accept = { decision: 'accepted', answer: null } as const;
const person = (id: string) => database().person.findUniqueOrThrow({ where: { id } });

async function asked(
  matter: 'surname' | 'patronymic' | 'birthDate' | 'snils' | 'other',
  right: string | null,
) {
  await askCorrection(family.parent.actor, {
    personId: family.childId,
    matter,
    right,
    says: 'Ошибка в букве',
  });
  const { id } = await database().pendingCorrection.findFirstOrThrow({
    where: { personId: family.childId, status: 'waiting' },
  });
  return id;
}

describe('asking', () => {
  test('changes nothing but puts the request before the operators, sealed', async () => {
    const before = await person(family.childId);
    const { audit, letters } = await tracesOf(() => asked('surname', 'Верная'));
    expect(await person(family.childId)).toEqual(before);
    expect(audit).toMatchObject([
      {
        event: 'correction_asked',
        by: family.parent.accountId,
        childId: family.childId,
        details: { matter: 'surname' },
      },
    ]);
    expect(letters).toEqual([]);
    expect(await countWaitingCorrections(town.operator.actor)).toBeGreaterThan(0);
    const row = await database().pendingCorrection.findFirstOrThrow({ where: { personId: family.childId } });
    expect(Buffer.from(row.sealed).toString('utf8')).not.toContain('Верная');
  });

  test('one waits at a time, also of two sent at once', async () => {
    const both = await Promise.allSettled([asked('surname', 'Верная'), asked('surname', 'Вернаяя')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(asked('other', null))).toMatchObject({ code: 'conflict' });
  });

  test('the right value is read as the form of the child would', async () => {
    expect(await refusalOf(asked('birthDate', '31.02.2019'))).toMatchObject({ field: 'right' });
    expect(await refusalOf(asked('snils', '123'))).toMatchObject({ field: 'right' });
    expect(await refusalOf(asked('surname', null))).toMatchObject({ field: 'right' });
    expect(await asked('patronymic', null)).toMatch(/-/);
  });

  test('of a stranger’s child there is none to ask about, and a child under 14 asks nothing', async () => {
    const stranger = await givenParent();
    const facts = { personId: family.childId, matter: 'surname', says: 'Ошибка', right: 'Верная' } as const;
    expect(await refusedWithoutTrace(() => askCorrection(stranger.actor, facts))).toMatchObject({
      code: 'not_found',
    });
    const { actor } = await givenChildAccount(family.childId);
    expect(await refusalOf(askCorrection(actor, facts))).toMatchObject({ code: 'forbidden' });
  });

  test('by the form leads back to the page with the list', async () => {
    const { accountId, grantId: id } = family.parent;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
    const send = (fields: Record<string, string>) =>
      ask(posted('/cabinet/data/correction/save', { token, body: new URLSearchParams(fields) }), {
        params: Promise.resolve(undefined),
      });
    const facts = { personId: family.childId, matter: 'surname', says: 'Ошибка', right: 'Верная' };
    expect((await send({ ...facts, right: 'Bepнaя' })).headers.get('location')).toContain('draft=');
    expect((await send(facts)).headers.get('location')).toBe('/cabinet/data?done=asked');
  });
});

describe('the answer', () => {
  test('accepted puts the right value in place, with letter, audit and sealed values', async () => {
    const id = await asked('surname', 'Верная');
    const { surname } = await person(family.childId);
    const { audit, letters } = await tracesOf(() => decideCorrection(town.operator.actor, id, accept));
    expect((await person(family.childId)).surname).toBe('Верная');
    expect(audit.map(({ event }) => event)).toEqual(['child_changed', 'correction_accepted']);
    expect(JSON.stringify(audit)).not.toContain(surname);
    expect(letters).toMatchObject([{ kind: 'correction_answered', personId: family.parent.personId }]);
    expect(JSON.stringify(letters[0]?.payload)).not.toContain('Верная');
    const [own] = await listOwnCorrections(family.parent.actor);
    expect(own).toMatchObject({ status: 'accepted', right: 'Верная' });
  });

  test('a birth date moves the end of the certificate, a SNILS of another child is refused whole', async () => {
    const born = family.birthDate.add({ days: 3 });
    await decideCorrection(town.operator.actor, await asked('birthDate', born.toString()), accept);
    const certificate = await database().certificate.findUniqueOrThrow({
      where: { id: family.certificateId },
    });
    expect(certificate.validUntil.toISOString().slice(0, 10)).toBe(born.add({ years: 18 }).toString());

    const snils = inventedSnils(987_654);
    await givenChild({ municipalityId: town.municipalityId, snils });
    const id = await asked('snils', snils);
    expect(await refusedWithoutTrace(() => decideCorrection(town.operator.actor, id, accept))).toMatchObject({
      field: 'snils',
    });
  });

  test('refused has to say why; the family reads it', async () => {
    const id = await asked('other', null);
    const declined = { decision: 'declined', answer: null } as const;
    expect(await refusalOf(decideCorrection(town.operator.actor, id, declined))).toMatchObject({
      field: 'answer',
    });
    await decideCorrection(town.operator.actor, id, { ...declined, answer: 'В оригинале так же' });
    const [own] = await listOwnCorrections(family.parent.actor);
    expect(own).toMatchObject({ status: 'declined', answer: 'В оригинале так же' });
  });

  test('only where the institution may receive families today', async () => {
    const { id: institutionId } = await givenInstitution({
      municipalityId: town.municipalityId,
      accepts: 'everybody',
    });
    const { actor } = await givenStaff({ role: 'operator', institutionId });
    const id = await asked('surname', 'Верная');
    await database().institution.update({
      where: { id: institutionId },
      data: { closedOn: dbDate(today()) },
    });
    expect(await refusedWithoutTrace(() => decideCorrection(actor, id, accept))).toMatchObject({
      code: 'forbidden',
    });
  });

  test('of two operators one answers', async () => {
    const id = await asked('surname', 'Верная');
    const { letters } = await tracesOf(() =>
      Promise.allSettled(Array.from({ length: 6 }, () => decideCorrection(town.operator.actor, id, accept))),
    );
    expect(letters).toHaveLength(1);
  });
});

describe('twenty working days to show the original', () => {
  /** Half past midnight of 16 June 2026 in Novokuznetsk, the 15th everywhere west of it. */
  const night = '2026-06-15T17:30:00Z';
  const at = (moment: string) => setClock(() => new Date(moment));

  const told = async (id: string) => {
    const [own] = await listOwnCorrections(family.parent.actor);
    const listed = (await listWaitingCorrections(town.operator.actor)).find((row) => row.id === id);
    const opened = await openCorrection(town.operator.actor, id);
    const terms = [own?.showBy, listed?.showBy, opened.showBy];
    return [...new Set(terms.map((term) => (term ? dateAndLeft(term) : null)))];
  };

  test('are counted from the day of the request, told to the family and at the desk alike', async () => {
    at(night);
    const id = await asked('surname', 'Верная');
    expect(await told(id)).toEqual(['14.07.2026, осталось 20\u00a0рабочих дней']);
    at('2026-07-13T17:00:00Z');
    expect(await told(id)).toEqual(['14.07.2026, сегодня последний день']);
    at('2026-07-14T17:00:00Z');
    expect(await told(id)).toEqual(['14.07.2026, срок прошёл']);
    // Past the term the original is taken all the same, and then nothing is waited for.
    await decideCorrection(town.operator.actor, id, accept);
    expect((await listOwnCorrections(family.parent.actor))[0]?.showBy).toBeNull();
  });

  test('move with the calendar', async () => {
    at(night);
    const id = await asked('snils', inventedSnils(123_456));
    const { municipalityId } = town;
    const day = new Date('2026-06-22');
    await database().calendarDay.create({
      data: { municipalityId, day, mark: 'day_off', title: 'День города' },
    });
    expect(await told(id)).toEqual(['15.07.2026, осталось 20\u00a0рабочих дней']);
    await database().calendarDay.deleteMany({ where: { municipalityId } });
  });

  test('are not asked for what no document shows, nor before the certificate is activated', async () => {
    expect(await told(await asked('other', null))).toEqual([null]);
    const waiting = await givenChild({ parent: family.parent, municipalityId: town.municipalityId });
    await givenCertificate({ childId: waiting.childId, groupId: town.group.id });
    const id = await givenCorrection(family.parent.actor, waiting.childId);
    expect((await openCorrection(town.operator.actor, id)).showBy).toBeNull();
  });

  test('are asked for what a parent of an activated child reports of themselves', async () => {
    at(night);
    const id = await givenCorrection(family.parent.actor, family.parent.personId);
    expect(await told(id)).toEqual(['14.07.2026, осталось 20\u00a0рабочих дней']);
  });
});

describe('the calendar of what a parent reports of themselves', () => {
  test('is one in the list and in the opened request, and never that of a child who is theirs no more', async () => {
    setClock(() => new Date('2026-06-15T17:30:00Z'));
    const { parent } = family;
    const { id: municipalityId } = await givenMunicipality();
    await database().calendarDay.create({
      data: { municipalityId, day: new Date('2026-06-22'), mark: 'day_off', title: 'День города' },
    });
    const other = await givenChild({ parent, municipalityId });
    const tie = { guardianId: parent.personId, childId: other.childId };
    await database().guardianship.updateMany({ where: tie, data: { createdAt: new Date('2020-01-01') } });
    const id = await givenCorrection(parent.actor, parent.personId);
    const told = async () => {
      const listed = (await listWaitingCorrections(town.operator.actor)).find((row) => row.id === id);
      const opened = await openCorrection(town.operator.actor, id);
      return [listed?.showBy?.until, opened.showBy?.until].map(String);
    };
    // By the child they have had for longest.
    expect(await told()).toEqual(['2026-07-15', '2026-07-15']);
    await database().guardianship.updateMany({ where: tie, data: { endedAt: now(), endGround: 'court' } });
    expect(await told()).toEqual(['2026-07-14', '2026-07-14']);
  });
});

describe('who sees it', () => {
  test('operators of the child’s municipality, each opening recorded; others find nothing', async () => {
    const id = await asked('surname', 'Верная');
    const { audit } = await tracesOf(() => openCorrection(town.operator.actor, id));
    expect(audit).toMatchObject([{ event: 'correction_viewed', childId: family.childId }]);
    const elsewhere = await givenStaff({ role: 'operator' });
    expect(await refusalOf(openCorrection(elsewhere.actor, id))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(decideCorrection(elsewhere.actor, id, accept))).toMatchObject({
      code: 'not_found',
    });
    expect((await listWaitingCorrections(elsewhere.actor)).map((row) => row.id)).not.toContain(id);
    expect((await listWaitingCorrections(town.operator.actor)).map((row) => row.id)).toContain(id);
  });

  test('what is said of a parent, operators of the children’s municipality; the other guardian does not', async () => {
    const id = await givenCorrection(family.parent.actor, family.parent.personId);
    expect((await openCorrection(town.operator.actor, id)).applied).toBe(false);
    const other = await givenParent();
    await database().guardianship.create({ data: { guardianId: other.personId, childId: family.childId } });
    expect(await listOwnCorrections(other.actor)).toEqual([]);
    const before = await person(family.parent.personId);
    await decideCorrection(town.operator.actor, id, accept);
    expect(await person(family.parent.personId)).toEqual(before);
  });

  test('what is said of a parent is found by the family as a look at each of their children here', async () => {
    const { parent, childId } = family;
    const sibling = await givenChild({ parent, municipalityId: town.municipalityId });
    await givenChild({ parent, municipalityId: (await givenMunicipality()).id });
    const id = await givenCorrection(parent.actor, parent.personId);
    const { audit } = await tracesOf(() => openCorrection(town.operator.actor, id));
    expect(audit.map(({ event, childId: about }) => [event, about])).toEqual(
      [childId, sibling.childId].toSorted().map((about) => ['correction_viewed', about]),
    );
  });

  test('the production calendar is read once for a list, from its earliest request on', async () => {
    await asked('surname', 'Верная');
    await givenCorrection(family.parent.actor, family.parent.personId);
    const load = vi.mocked(loadProductionCalendar);
    load.mockClear();
    expect(await listOwnCorrections(family.parent.actor)).toHaveLength(2);
    expect(load).toHaveBeenCalledTimes(1);
    load.mockClear();
    expect((await listWaitingCorrections(town.operator.actor)).length).toBeGreaterThan(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('looking at the list changes nothing', async () => {
    await asked('surname', 'Верная');
    const before = await fingerprint();
    const [row] = await listWaitingCorrections(town.operator.actor);
    expect(row?.answerBy).not.toBeNull();
    expect(await fingerprint()).toEqual(before);
  });
});
