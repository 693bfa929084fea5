/** What the papers need of a child; each true when it is known. */
type ChildFacts = { address: boolean; municipality: boolean; institution: boolean; unattached: boolean };

/** Whether a child's record has all the application prints. Attending no institution is an answer, too. */
export function childDetailsComplete(facts: ChildFacts): boolean {
  return facts.address && facts.municipality && (facts.institution || facts.unattached);
}

/** What the papers need of the applicant; a child of 14+ who applies gives document and address as a child. */
type ApplicantFacts = { document: boolean; address: boolean; phone: boolean };

export function applicantDetailsComplete(facts: ApplicantFacts, isChild: boolean): boolean {
  return facts.phone && (isChild || (facts.document && facts.address));
}
