import type { ActorOf } from '@/lib/access/actor';
import { activateFields, type SeenPapers } from '@/lib/certificates/activate-certificate';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenConfirmedFamily } from '@/tests/support/ready-family';

type FamilyOptions = Partial<Parameters<typeof givenConfirmedFamily>[0]>;

export type Town = Awaited<ReturnType<typeof givenTown>>;

/** A municipality with one institution that serves everybody and an operator at its counter. */
export async function givenTown(facts: Parameters<typeof givenMunicipality>[0] = {}) {
  const municipality = await givenMunicipality(facts);
  const municipalityId = municipality.id;
  const institution = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const group = await givenGroup({ municipalityId });
  const operator = await givenStaff({ role: 'operator', institutionId: institution.id });
  return { municipality, municipalityId, institution, group, operator };
}

/** A family with its number, on the way to the counter. */
export async function givenIssued(town: Town, options: FamilyOptions = {}) {
  const facts = { municipalityId: town.municipalityId, groupId: town.group.id, ...options };
  const family = await givenConfirmedFamily(facts);
  const certificateId = await issueCertificate(family.actor, family.applicationId, family.chosen);
  return { ...family, certificateId };
}

export type Counter = ActorOf<'operator'>;

const onDesk = activateFields.omit({ paperId: true });

/** Everything lay on the desk in original, except what is said otherwise. */
export function papers(changes: Record<string, string | undefined> = {}): Omit<SeenPapers, 'paperId'> {
  return onDesk.parse({
    application: 'original',
    consent: 'original',
    applicant_document: 'original',
    child_document: 'original',
    residence: 'original',
    snils: 'original',
    ...changes,
  });
}
