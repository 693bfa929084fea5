import { beforeAll, expect, test } from 'vitest';
import { cancelVisit } from '@/lib/bookings/cancel-visit';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { formatDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenBooking,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenInstitution,
  givenParent,
} from '@/tests/support/given';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

function certificateRow(id: string) {
  return database().certificate.findUniqueOrThrow({ where: { id } });
}

test('the choice is kept and may be changed until activation', async () => {
  const { actor, accountId, certificateId, childId } = await givenIssued(town);
  const other = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
  for (const institutionId of [town.institution.id, other.id]) {
    const traces = await tracesOf(() => chooseInstitution(actor, certificateId, institutionId));
    expect((await certificateRow(certificateId)).chosenInstitutionId).toBe(institutionId);
    expect(traces).toEqual({
      audit: [
        {
          event: 'institution_chosen',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['certificate', certificateId],
          childId,
          details: { institutionId },
        },
      ],
      letters: [],
      jobs: [],
    });
  }
});

test('the deadline pauses while the chosen institution is closed', async () => {
  // Monday 7 September 2026, noon in Novokuznetsk.
  setClock(() => new Date('2026-09-07T05:00:00Z'));
  const { actor, certificateId } = await givenIssued(town);
  const closing = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
  await database().institutionClosure.create({
    data: {
      institutionId: closing.id,
      closedFrom: new Date('2026-09-09'),
      closedTo: new Date('2026-09-10'),
      reason: 'Ремонт',
    },
  });
  const until = async () => {
    const deadline = await bringingDeadline(database(), await certificateRow(certificateId));
    return deadline && formatDate(deadline.until);
  };
  expect(await until()).toBe('14.09.2026');
  await chooseInstitution(actor, certificateId, closing.id);
  expect(await until()).toBe('16.09.2026');
});

test('an institution that does not accept today, or never did, or is elsewhere', async () => {
  const { actor, certificateId } = await givenIssued(town);
  const { municipalityId } = town;
  const elsewhere = await givenTown();
  const tomorrow = today().add({ days: 1 });
  const unfit = [
    await givenInstitution({ municipalityId }),
    await givenInstitution({ municipalityId, accepts: 'everybody', to: today().subtract({ days: 1 }) }),
    await givenInstitution({ municipalityId, accepts: 'everybody', from: tomorrow }),
    await givenInstitution({ municipalityId, accepts: 'own_pupils' }),
    elsewhere.institution,
  ];
  const ids = [...unfit.map(({ id }) => id), '11111111-1111-4111-8111-111111111111'];
  for (const id of ids) {
    const refused = await refusedWithoutTrace(() => chooseInstitution(actor, certificateId, id));
    expect(refused).toMatchObject({ code: 'conflict', field: 'institutionId' });
  }
});

test('the kindergarten for its own pupils is there for those', async () => {
  const kindergarten = await givenInstitution({
    municipalityId: town.municipalityId,
    kind: 'kindergarten',
    accepts: 'own_pupils',
  });
  const { actor, certificateId } = await givenIssued(town, { institutionId: kindergarten.id });
  await chooseInstitution(actor, certificateId, kindergarten.id);
  expect((await certificateRow(certificateId)).chosenInstitutionId).toBe(kindergarten.id);
});

test.each(['active', 'suspended', 'terminated', 'expired'] as const)(
  'a certificate that is %s needs none',
  async (status) => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
    const { certificateId } = await givenCertificate({ childId, status });
    const refused = await refusedWithoutTrace(() =>
      chooseInstitution(parent.actor, certificateId, town.institution.id),
    );
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: saying('уже активирован или закрыт'),
    });
  },
);

test('another institution is not chosen while a time is booked at the first', async () => {
  const { actor, certificateId } = await givenIssued(town);
  const other = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
  await givenBookingRules(town.institution.id);
  await givenBooking(actor, certificateId, town.institution.id);
  const refused = await refusedWithoutTrace(() => chooseInstitution(actor, certificateId, other.id));
  expect(refused).toMatchObject({ field: 'institutionId', sentence: saying(town.institution.shortName) });
  await chooseInstitution(actor, certificateId, town.institution.id);
  const { version } = await database().booking.findFirstOrThrow({ where: { certificateId } });
  await cancelVisit(actor, certificateId, { version });
  await chooseInstitution(actor, certificateId, other.id);
  expect((await certificateRow(certificateId)).chosenInstitutionId).toBe(other.id);
});
