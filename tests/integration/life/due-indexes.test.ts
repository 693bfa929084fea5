import { beforeAll, expect, test } from 'vitest';
import { findDue } from '@/lib/life/due-records';
import { today } from '@/lib/platform/clock';
import { givenCrowd } from '@/tests/support/crowd';
import { givenGroup, givenMunicipality } from '@/tests/support/given';
import { tablesReadWhole } from '@/tests/support/whole-reads';

beforeAll(async () => {
  const { id: municipalityId, code } = await givenMunicipality();
  const { id: groupId } = await givenGroup({ municipalityId });
  await givenCrowd({ municipalityId, code, groupId, size: 6000 });
}, 60_000);

test('what is due on a day is found by indexes, however large the register is', async () => {
  const large = ['application', 'certificate', 'child', 'person'];
  expect(await tablesReadWhole(large, () => findDue(today(), 0))).toEqual([]);
});
