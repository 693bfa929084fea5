import { givenStaff } from './accounts';
import { givenChild, givenParent, proveTies } from './families';
import { givenMunicipality } from './places';

/** A parent whom an operator has seen with the originals. */
export async function givenSeenParent(options: Parameters<typeof givenParent>[0] = {}) {
  const parent = await givenParent(options);
  const { id: municipalityId } = await givenMunicipality();
  await givenChild({ municipalityId, parent });
  const operator = await givenStaff({ role: 'operator', municipalityId });
  await proveTies(parent.personId, operator.accountId);
  return { ...parent, operatorId: operator.accountId };
}
