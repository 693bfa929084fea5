import { expect, test } from 'vitest';
import { describeOwnRight } from '@/lib/counter/own-right';
import { dbDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';

type Options = Omit<Parameters<typeof givenInstitution>[0], 'municipalityId'>;

async function givenOperator(options: Options) {
  const municipalityId = (await givenMunicipality()).id;
  const institution = await givenInstitution({ municipalityId, ...options });
  return (await givenStaff({ role: 'operator', institutionId: institution.id })).actor;
}

test('holds without end', async () => {
  expect(await describeOwnRight(await givenOperator({ accepts: 'everybody' }))).toEqual({
    kind: 'holds',
    ownPupilsOnly: false,
  });
});

test('holds for own pupils', async () => {
  expect(await describeOwnRight(await givenOperator({ accepts: 'own_pupils' }))).toEqual({
    kind: 'holds',
    ownPupilsOnly: true,
  });
});

test('the end is told thirty days ahead, the last day included', async () => {
  const ending = await givenOperator({ accepts: 'everybody', to: today().add({ days: 30 }) });
  expect(await describeOwnRight(ending)).toMatchObject({ kind: 'ends' });
  const later = await givenOperator({ accepts: 'everybody', to: today().add({ days: 31 }) });
  expect(await describeOwnRight(later)).toMatchObject({ kind: 'holds' });
  const lastDay = await givenOperator({ accepts: 'everybody', to: today() });
  expect(await describeOwnRight(lastDay)).toMatchObject({ kind: 'ends' });
});

test('a right that follows without a gap is no end', async () => {
  const actor = await givenOperator({ accepts: 'everybody', to: today().add({ days: 5 }) });
  await database().institutionRight.create({
    data: {
      institutionId: actor.institutionId,
      kind: 'accepts_applications',
      validFrom: dbDate(today().add({ days: 6 })),
    },
  });
  expect(await describeOwnRight(actor)).toMatchObject({ kind: 'holds' });
});

test('begins later, ended, never given, institution closed', async () => {
  const ahead = await givenOperator({ accepts: 'everybody', from: today().add({ days: 1 }) });
  expect(await describeOwnRight(ahead)).toMatchObject({ kind: 'begins' });
  const ended = await givenOperator({ accepts: 'everybody', to: today().subtract({ days: 1 }) });
  expect(await describeOwnRight(ended)).toEqual({ kind: 'none' });
  expect(await describeOwnRight(await givenOperator({}))).toEqual({ kind: 'none' });
  const closed = await givenOperator({ accepts: 'everybody' });
  await database().institution.update({
    where: { id: closed.institutionId },
    data: { closedOn: dbDate(today()) },
  });
  expect(await describeOwnRight(closed)).toEqual({ kind: 'none' });
});
