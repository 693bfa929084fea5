import { beforeAll, expect, test } from 'vitest';
import { findDecidedSame } from '@/lib/duplicates/decided-same';
import { database } from '@/lib/platform/database';
import { givenStaff } from '@/tests/support/given';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';
import { activate } from '@/tests/support/activate';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

async function givenPair(second = town) {
  const first = await givenIssued(town);
  const other = await givenIssued(second);
  const [childAId = '', childBId = ''] = [first.childId, other.childId].toSorted();
  const { accountId } = await givenStaff({ role: 'operator', municipalityId: town.municipalityId });
  await database().duplicateSuspicion.create({
    data: {
      childAId,
      childBId,
      alike: ['name'],
      decision: 'same_child',
      decidedAt: new Date(),
      decidedById: accountId,
    },
  });
  return { first, other };
}

const ask = (certificateId: string) => findDecidedSame(town.operator.actor, certificateId);

test('the one that came second ends, and both records say so', async () => {
  const { first, other } = await givenPair();
  expect(await ask(other.certificateId)).toMatchObject({
    endsHere: true,
    otherCertificateId: first.certificateId,
    reason: 'Выдан по ошибке или повторно',
  });
  expect(await ask(first.certificateId)).toMatchObject({ endsHere: false });
});

test('once it has ended there is nothing left to do', async () => {
  const { first, other } = await givenPair();
  await database().certificate.update({
    where: { id: other.certificateId },
    data: { status: 'terminated', terminationReason: 'mistake_or_duplicate' },
  });
  expect(await ask(first.certificateId)).toBeNull();
});

test('an activated one lives on, whichever came first', async () => {
  const { first, other } = await givenPair();
  await database().duplicateSuspicion.updateMany({
    where: { OR: [{ childAId: other.childId }, { childBId: other.childId }] },
    data: { decision: 'different_children' },
  });
  await activate(town.operator.actor, other.certificateId, papers());
  await database().duplicateSuspicion.updateMany({
    where: { OR: [{ childAId: other.childId }, { childBId: other.childId }] },
    data: { decision: 'same_child' },
  });
  expect(await ask(first.certificateId)).toMatchObject({ endsHere: true });
  expect(await ask(other.certificateId)).toMatchObject({ endsHere: false });
});

test('a record out of reach has no address', async () => {
  const { first } = await givenPair(await givenTown());
  expect(await ask(first.certificateId)).toMatchObject({ otherCertificateId: null });
});
