import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fieldErrors } from '@/app/_server/field-errors';
import { formatDate } from '@/lib/domain/dates';
import { Faults } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { checkFamily } from '@/lib/reception/check-family';
import { mustChooseGroup } from '@/lib/reception/group-choice';
import { openKnownFamily } from '@/lib/reception/known-family';
import { registerVisit } from '@/lib/reception/register-visit';
import { withoutBlock } from '@/lib/reception/visit-blocks';
import { registerVisitFields } from '@/lib/reception/visit-fields';
import { openVisit } from '@/lib/reception/visit-desk';
import { afterStep } from '@/lib/reception/visit-steps';
import { withWhose } from '@/lib/reception/whose-fault';
import { givenGroup, givenMunicipality } from '@/tests/support/given';
import { refusalOf } from '@/tests/support/refusal-of';
import { givenTown, type Town } from '@/tests/support/town';
import { readVisit, typedVisit, type TypedVisit } from '@/tests/support/visit-form';

function faultsOf(typed: TypedVisit): Record<string, string> {
  const { error } = registerVisitFields.safeParse(typed);
  return error ? fieldErrors(error) : {};
}

const register = (town: Town, typed: TypedVisit) => registerVisit(town.operator.actor, readVisit(typed));

describe('what is wrong with the form is told at once', () => {
  test('a document issued before the birth is told together with a field left empty', () => {
    const typed = {
      ...typedVisit(),
      address: '',
      child1IssuedOn: formatDate(today().subtract({ years: 12 })),
    };
    expect(Object.keys(faultsOf(typed))).toEqual(['address', 'child1IssuedOn']);
  });

  test('a child under five is asked about with the day from which there is a number, and again when the date is another', () => {
    const { child1Young = '', ...typed } = typedVisit({ ages: [2] });
    const opensOn = formatDate(today().subtract({ years: 2, days: 30 }).add({ years: 5 }));
    expect(faultsOf(typed).child1Young).toContain(opensOn);
    expect(faultsOf({ ...typed, child1Young })).toEqual({});
    const other = { child1BirthDate: formatDate(today().subtract({ years: 3 })), child1Young };
    expect(Object.keys(faultsOf({ ...typed, ...other }))).toEqual(['child1Young']);
  });

  test('a year typed wrong is mended from the next page: the same child gets its number', async () => {
    const town = await givenTown();
    const { actor } = town.operator;
    const first = await register(town, typedVisit({ ages: [2] }));
    const [held] = (await openVisit(actor, first)).children;
    const { values } = await openKnownFamily(actor, held?.childId ?? '', null);
    const mended = {
      visitId: randomUUID(),
      ...values,
      child1BirthDate: formatDate(today().subtract({ years: 8 })),
    };
    const id = await register(town, mended);
    const { children } = await openVisit(actor, id);
    expect(children.map(({ childId, certificate }) => [childId, certificate?.status])).toEqual([
      [held?.childId, 'not_activated'],
    ]);
  });

  test('the summary says whose fault it is, by number and name', () => {
    const values = { children: '2', child2GivenName: 'Вера' };
    const form = {
      values,
      errors: { surname: 'Введите фамилию', child2Number: 'Проверьте номер' },
      sentence: null,
    };
    expect(withWhose(form, false).errors).toEqual({
      surname: 'Введите фамилию',
      child2Number: 'Ребёнок 2 (Вера). Проверьте номер',
    });
  });
});

describe('the group of the certificate', () => {
  test('is asked of every child at once where two fit, and of none where one does', async () => {
    const town = await givenTown();
    const { municipalityId } = town;
    const typed = typedVisit({ ages: [9, 7] });
    const second = await givenGroup({ municipalityId });
    const refusal = await register(town, typed).catch((error: unknown) => error);
    expect(refusal instanceof Faults && Object.keys(refusal.all)).toEqual(['child1GroupId', 'child2GroupId']);
    const chosen = { child1GroupId: second.id, child2GroupId: town.group.id };
    const id = await register(town, { ...typed, ...chosen });
    const groups = await database().certificate.findMany({
      where: { application: { visitId: id } },
      orderBy: { application: { number: 'asc' } },
      select: { groupId: true },
    });
    expect(groups.map(({ groupId }) => groupId)).toEqual([second.id, town.group.id]);
  });

  test('has a star where several may fit', () => {
    const born = today().subtract({ years: 8 });
    const small = { minAge: 5, maxAge: 7 };
    const great = { minAge: 8, maxAge: 17 };
    expect(mustChooseGroup([small, great], null)).toBe(false);
    expect(mustChooseGroup([small, great], born)).toBe(false);
    expect(mustChooseGroup([small, great, great], born)).toBe(true);
    expect(mustChooseGroup([small, great, great], today().subtract({ years: 6 }))).toBe(false);
    expect(mustChooseGroup([small, { minAge: 7, maxAge: 9 }], null)).toBe(true);
  });
});

test('an address in another municipality is asked about before the number is given', async () => {
  const town = await givenTown();
  const other = await givenMunicipality();
  const typed = { ...typedVisit(), address: `${other.shortName}, ул. Весенняя, 2` };
  const refusal = await refusalOf(register(town, typed));
  expect([refusal.field, refusal.sentence.includes(other.shortName)]).toEqual(['child1Place', true]);
  await register(town, { ...typed, child1Place: other.id });
  // The child lives here, wherever the parent is registered.
  const own = { ...typedVisit(), address: typed.address, child1Address: `${town.municipality.shortName}, 3` };
  await register(town, own);
});

test('the very document of a child with a certificate is refused at the document, and the page leads to the record', async () => {
  const town = await givenTown();
  const first = typedVisit();
  await register(town, first);
  const again = { ...typedVisit(), ...childOf(first), child1Snils: '' };
  const refusal = await refusalOf(register(town, again));
  expect([refusal.field, refusal.sentence]).toEqual([
    'child1Number',
    expect.stringContaining('сертификат уже есть'),
  ]);
  const { children } = await checkFamily(town.operator.actor, again);
  expect(children).toMatchObject([{ kind: 'certified', by: 'number' }]);
  const namesake = { ...again, child1Number: typedVisit().child1Number ?? '' };
  const { children: alike } = await checkFamily(town.operator.actor, namesake);
  expect(alike).toMatchObject([{ kind: 'certified', by: 'name' }]);
});

function childOf(typed: TypedVisit): TypedVisit {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith('child1')));
}

test('a child is taken out of the form, and the ones after it move up', () => {
  const values = {
    visitId: 'x',
    children: '3',
    child1Surname: 'Первый',
    child2Surname: 'Второй',
    child2Snils: '1',
    child3Surname: 'Третий',
  };
  const left = { visitId: 'x', children: '2', child1Surname: 'Первый', child2Surname: 'Третий' };
  expect(withoutBlock(values, 2)).toEqual(left);
  expect(afterStep({ ...values, step: 'remove2' })).toEqual({ values: left, block: 1 });
});
