import { beforeAll, expect, test } from 'vitest';
import { supportPhoneFor } from '@/lib/letters/support-phone';
import { regionRow } from '@/lib/local/demo/rows/places';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenMunicipality, givenParent, givenSetting } from '@/tests/support/given';

const own = '8 (384-3) 00-11-22';
const ofRegion = regionRow.supportPhone;
let withPhone: string;
let without: string;

beforeAll(async () => {
  withPhone = (await givenMunicipality()).id;
  without = (await givenMunicipality()).id;
  await givenSetting(withPhone, 'support', { phone: own, email: null, hours: null });
});

async function guardianOf(...municipalityIds: string[]): Promise<string> {
  const parent = await givenParent();
  for (const municipalityId of municipalityIds) await givenChild({ parent, municipalityId });
  return parent.personId;
}

test('the municipality of the children is called, where it has a phone of its own', async () => {
  expect(await supportPhoneFor(await guardianOf(withPhone, withPhone))).toBe(own);
  const { childId } = await givenChild({ municipalityId: withPhone, parent: [] });
  expect(await supportPhoneFor(childId)).toBe(own);
});

test('everybody else calls the region', async () => {
  expect(await supportPhoneFor(await guardianOf(without))).toBe(ofRegion);
  expect(await supportPhoneFor(await guardianOf(withPhone, without))).toBe(ofRegion);
  expect(await supportPhoneFor(await guardianOf())).toBe(ofRegion);
  expect(await supportPhoneFor(null)).toBe(ofRegion);
});

test('a tie that has ended leads nowhere', async () => {
  const personId = await guardianOf(withPhone);
  await database().guardianship.updateMany({
    where: { guardianId: personId },
    data: { endedAt: now(), endGround: 'court' },
  });
  expect(await supportPhoneFor(personId)).toBe(ofRegion);
});
