import { ageOn } from '@/lib/domain/dates';
import { papersToBring, type Paper } from '@/lib/domain/papers-to-bring';
import type { Kid, Parent } from './family-members';
import type { FamilyPlan } from './family-plan';
import type { certificateRow } from './rows/certificates';
import type { CertificateStory } from './stories';
import type { World } from './world';

export type CertificateRow = ReturnType<typeof certificateRow>;

/** All about one certificate while its rows are being made. */
export type Making = {
  world: World;
  plan: FamilyPlan;
  applicant: Parent;
  kid: Kid;
  story: CertificateStory;
  certificate: CertificateRow;
};

const smallestFundedAge = 7;

/** Every third family chose money where there is any. */
export function groupOf({ n, town }: FamilyPlan, kid: Kid, story: CertificateStory) {
  const oldEnough = ageOn(kid.birthDate, story.received) >= smallestFundedAge;
  return town.funded && oldEnough && n % 3 === 0 ? town.funded : town.reference;
}

/** The papers this family brought on the day of its visit. */
export function papersOf({ plan, applicant, kid, story }: Making): Paper[] {
  return papersToBring({
    applicantIsChild: applicant.personId === kid.personId,
    childAge: ageOn(kid.birthDate, story.activated ?? story.received),
    childDocumentKind: kid.document?.kind ?? 'birth_certificate',
    applicantDocumentKind: 'passport',
    attendsInstitution: !kid.unattached,
    proofOfResidence: plan.town.row.proofOfResidence,
    snilsKnown: kid.snilsKnown,
  });
}
