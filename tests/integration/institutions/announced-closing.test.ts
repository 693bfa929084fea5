import { afterEach, beforeEach, expect, test } from 'vitest';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { getDeskCorrection } from '@/lib/families/desk-correction';
import { listPlaces } from '@/lib/families/queries';
import { saveChild, saveChildFields } from '@/lib/families/save-child';
import { getSiblingDetails } from '@/lib/families/sibling-details';
import { isOpenOn } from '@/lib/institutions/open-on';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { listVisitChoices } from '@/lib/reception/form-choices';
import { givenChild, givenInstitution, givenParent } from '@/tests/support/given';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;
let school: string;

beforeEach(async () => {
  town = await givenTown();
  school = (await givenInstitution({ municipalityId: town.municipalityId, kind: 'school' })).id;
  await database().institution.update({
    where: { id: school },
    data: { closedOn: dbDate(today().add({ days: 20 })) },
  });
});

afterEach(() => {
  setClock();
});

function pass(days: number): void {
  const then = new Date(now().getTime() + days * 86_400_000);
  setClock(() => then);
}

async function givenPupil() {
  const parent = await givenParent();
  const { municipalityId } = town;
  const place = { parent, municipalityId, institutionId: school };
  const { childId } = await givenChild(place);
  const saved = await database().person.findUniqueOrThrow({ where: { id: childId } });
  const { surname, givenName, patronymic } = saved;
  const save = (address: string) =>
    saveChild(
      parent.actor,
      childId,
      saveChildFields.parse({
        ...{ surname, givenName, patronymic: patronymic ?? '', snils: '', address },
        birthDate: formatDate(today().subtract({ years: 8 })),
        municipalityId,
        institution: school,
      }),
    );
  return { parent, childId, save };
}

const ids = (schools: readonly { id: string }[] = []) => schools.map(({ id }) => id);

/** Where the school is offered to be named: to the family, in the form at the counter, in a correction there. */
async function offeredTo(): Promise<boolean[]> {
  const place = (await listPlaces()).find(({ id }) => id === town.municipalityId);
  const { schools } = await listVisitChoices(town.operator.actor);
  const { certificateId } = await givenIssued(town);
  const correction = await getDeskCorrection(town.operator.actor, certificateId, 'child-school');
  return [place?.institutions, schools, correction.schools].map((list) => ids(list).includes(school));
}

test('a school whose closing is announced is named until its day', async () => {
  expect(await offeredTo()).toEqual([true, true, true]);
  pass(20);
  expect(await offeredTo()).toEqual([false, false, false]);
});

test('the parent of its pupil keeps the record until that day', async () => {
  const { save, childId } = await givenPupil();
  await save('г. Пробный, ул. Новая, д. 2');
  expect(await database().child.findUniqueOrThrow({ where: { personId: childId } })).toMatchObject({
    institutionId: school,
  });
  pass(20);
  expect(await refusedWithoutTrace(() => save('г. Пробный, ул. Новая, д. 3'))).toMatchObject({
    field: 'institution',
  });
});

test('it is offered for a brother or sister until that day', async () => {
  const { parent } = await givenPupil();
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, complete: false });
  const offered = async () => (await getSiblingDetails(parent.actor, childId))?.institution?.id;
  expect(await offered()).toBe(school);
  pass(20);
  expect(await offered()).toBeUndefined();
});

test('the day of the closing itself is the first one closed', () => {
  const day = today();
  expect([isOpenOn(day, null), isOpenOn(day, day.add({ days: 1 })), isOpenOn(day, day)]).toEqual([
    true,
    true,
    false,
  ]);
});
