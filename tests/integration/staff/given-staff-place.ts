import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';

/** A municipality with two institutions, two admins and a specialist of each kind. */
export async function givenStaffedPlace() {
  const municipality = await givenMunicipality();
  const municipalityId = municipality.id;
  const [institution, second] = [
    await givenInstitution({ municipalityId, accepts: 'everybody' }),
    await givenInstitution({ municipalityId, accepts: 'everybody', issuesLogins: true }),
  ];
  return {
    municipality,
    municipalityId,
    institution,
    second,
    admin: await givenStaff({ role: 'municipal_admin', municipalityId }),
    otherAdmin: await givenStaff({ role: 'municipal_admin', municipalityId }),
    operator: await givenStaff({ role: 'operator', institutionId: institution.id }),
  };
}

export type StaffedPlace = Awaited<ReturnType<typeof givenStaffedPlace>>;
