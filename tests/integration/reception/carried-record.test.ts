import { describe, expect, test } from 'vitest';
import { formatDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import { closeLimit } from '@/lib/platform/rate-limits';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { sameAs } from '@/lib/reception/carried-record';
import { checkFamily } from '@/lib/reception/check-family';
import { openKnownFamily } from '@/lib/reception/known-family';
import { registerVisit } from '@/lib/reception/register-visit';
import { givenChild, givenParent } from '@/tests/support/given';
import { refusalOf } from '@/tests/support/refusal-of';
import { givenIssued, givenTown } from '@/tests/support/town';
import { readVisit, typedVisit, type TypedVisit } from '@/tests/support/visit-form';

/** «Оформить здесь»: what is known stands in the form; what is not known was typed. */
async function givenOpened() {
  const town = await givenTown();
  const father = await givenParent();
  const child = await givenChild({ parent: father, document: true, municipalityId: town.municipalityId });
  const { values } = await openKnownFamily(town.operator.actor, child.childId, null);
  const known = Object.entries(values).filter(([, value]) => value !== '');
  return { town, father, child, form: { ...typedVisit(), ...Object.fromEntries(known) } };
}

/** The other parent typed over whom the form was opened with. */
function typedOver(form: TypedVisit): TypedVisit {
  const { surname, givenName, patronymic, kind, series, number } = typedVisit();
  return {
    ...form,
    surname,
    givenName,
    patronymic,
    kind,
    series,
    number,
    birthDate: '',
    snils: '',
  } as TypedVisit;
}

const nameOf = (id: string) =>
  database().person.findUniqueOrThrow({ where: { id }, select: { surname: true, givenName: true } });

describe('another adult typed over the parent whose record is open', () => {
  test('is asked about, with the choice on the page, and gets a record of their own', async () => {
    const { town, father, child, form } = await givenOpened();
    const { actor } = town.operator;
    const before = await nameOf(father.personId);
    const mother = typedOver(form);
    const refusal = await refusalOf(registerVisit(actor, readVisit(mother)));
    expect(refusal.field).toBe('parentRecord');
    const { guardians } = await checkFamily(actor, mother);
    expect(guardians).toMatchObject([{ personId: father.personId, renamed: true }]);
    expect(await nameOf(father.personId)).toEqual(before);

    const id = await registerVisit(actor, readVisit({ ...mother, parentRecord: 'other' }));
    const { applicantId } = await database().familyVisit.findUniqueOrThrow({ where: { id } });
    expect(applicantId).not.toBe(father.personId);
    expect(await nameOf(father.personId)).toEqual(before);
    const added = { event: 'guardian_added', childId: child.childId } as const;
    expect(await database().auditEntry.count({ where: added })).toBe(1);
    const letters = { kind: 'guardian_added', personId: father.personId } as const;
    expect(await database().letter.count({ where: letters })).toBe(1);
  });

  test('whose surname alone has changed goes on with the record when the operator says so', async () => {
    const { town, father, form } = await givenOpened();
    const id = await registerVisit(
      town.operator.actor,
      readVisit({ ...form, surname: 'Переменина', parentRecord: sameAs(father.personId) }),
    );
    const { applicantId } = await database().familyVisit.findUniqueOrThrow({ where: { id } });
    expect(applicantId).toBe(father.personId);
    expect((await nameOf(father.personId)).surname).toBe('Переменина');
  });

  test('the same adult is not asked, and no letter is written', async () => {
    const { town, father, child, form } = await givenOpened();
    const id = await registerVisit(town.operator.actor, readVisit(form));
    const { applicantId } = await database().familyVisit.findUniqueOrThrow({ where: { id } });
    expect(applicantId).toBe(father.personId);
    const added = { event: 'guardian_added', childId: child.childId } as const;
    expect(await database().auditEntry.count({ where: added })).toBe(0);
  });
});

describe('another child typed over the one whose record is open', () => {
  test('is asked about and does not overwrite it', async () => {
    const { town, child, form } = await givenOpened();
    const { actor } = town.operator;
    const before = await nameOf(child.childId);
    const fresh = Object.entries(typedVisit()).filter(([name]) => name.startsWith('child1'));
    const sister = { ...form, ...Object.fromEntries(fresh) };
    const refusal = await refusalOf(registerVisit(actor, readVisit(sister)));
    expect(refusal.field).toBe('child1Record');
    const { children } = await checkFamily(actor, sister);
    expect(children).toMatchObject([{ kind: 'renamed', childId: child.childId }]);
    await registerVisit(actor, readVisit({ ...sister, child1Record: 'other' }));
    expect(await nameOf(child.childId)).toEqual(before);
  });

  test('of the same name, but another birth date, is asked about, too', async () => {
    const { town, child, form } = await givenOpened();
    const day = formatDate(child.birthDate.subtract({ days: 1 }));
    const { kind, series, number } = childDocument(typedVisit());
    const other = { ...form, child1BirthDate: day, child1Snils: '' };
    const typed = { ...other, child1Kind: kind, child1Series: series, child1Number: number };
    const refusal = await refusalOf(registerVisit(town.operator.actor, readVisit(typed)));
    expect(refusal.field).toBe('child1Record');
  });

  test('what the originals change of a known child is kept with the values before', async () => {
    const { town, child, form } = await givenOpened();
    const changed = { ...form, child1GroupName: '3 «Б»' };
    await registerVisit(town.operator.actor, readVisit(changed));
    const entries = await database().auditEntry.findMany({
      where: { event: 'child_changed', childId: child.childId },
      include: { change: true },
    });
    const entry = entries.find(({ details }) => JSON.stringify(details).includes('groupName'));
    expect(entry?.change).toBeTruthy();
  });
});

describe('looks while typing', () => {
  test('a number alone tells nothing of a child elsewhere; the look is recorded', async () => {
    const town = await givenTown();
    const { actor, accountId } = town.operator;
    const far = await givenIssued(await givenTown());
    const person = await database().person.findUniqueOrThrow({ where: { id: far.childId } });
    const snils = unsealPersonField('snils', person.id, person.snilsSealed) ?? '';
    const typed = { ...typedVisit({ ages: [16] }), child1Snils: snils };
    expect((await checkFamily(actor, typed)).children).toEqual([]);
    const looks = { event: 'register_searched', subjectId: accountId } as const;
    expect(await database().auditEntry.count({ where: looks })).toBe(1);
    const named = {
      ...typed,
      child1Surname: person.surname,
      child1GivenName: person.givenName,
      child1Patronymic: person.patronymic ?? '',
    };
    expect((await checkFamily(actor, named)).children).toMatchObject([{ kind: 'elsewhere' }]);
  });

  test('searches are counted apart, and a question that was put is always drawn', async () => {
    const { town, father, form } = await givenOpened();
    const { actor, accountId } = town.operator;
    await closeLimit(['register_search', accountId], 600);
    const mother = typedOver(form);
    expect((await checkFamily(actor, mother)).guardians).toHaveLength(1);
    await closeLimit(['family_check', accountId], 600);
    expect((await checkFamily(actor, mother)).guardians).toEqual([]);
    const { guardians } = await checkFamily(actor, mother, { answering: true });
    expect(guardians).toMatchObject([{ personId: father.personId }]);
  });
});

function childDocument({ child1Kind = '', child1Series = '', child1Number = '' }: TypedVisit) {
  return { kind: child1Kind, series: child1Series, number: child1Number };
}
