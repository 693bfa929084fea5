import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readRegisterAddress, type RegisterSort } from '@/lib/domain/register-list';
import { listRegister } from '@/lib/register/list-register';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

test.each(['issued', 'number', 'name'] as const satisfies RegisterSort[])(
  'a record elsewhere does not say where in the order «%s» it stands: it is answered as a missing one',
  async (sort) => {
    const [here, elsewhere] = [await givenMunicipality(), await givenMunicipality()];
    for (const { id } of [here, elsewhere]) await givenGroup({ municipalityId: id });
    const own = await givenRecord({ municipalityId: here.id, createdAt: new Date(Date.now() - 86_400_000) });
    const second = await givenRecord({ municipalityId: here.id });
    const foreign = await givenRecord({ municipalityId: elsewhere.id });
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: here.id });
    const after = async (id: string) => {
      const page = await listRegister(actor, { municipalityId: here.id }, readRegisterAddress({ sort }), id);
      return page.rows.map(({ number }) => number).toSorted();
    };
    const whole = [own.number, second.number].toSorted();
    expect(await after(randomUUID())).toEqual(whole);
    expect(await after(foreign.certificateId)).toEqual(whole);
    expect((await after(own.certificateId)).length + (await after(second.certificateId)).length).toBe(1);
  },
);
