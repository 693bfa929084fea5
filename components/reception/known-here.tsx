/** Whose section it is: the applicant's, or the n-th child's. */
type Section = 'guardian' | number;

/** Where the check while typing writes what it has found about the one of this section. */
export function knownPlaceId(section: Section): string {
  return `known-${section}`;
}

/** Empty until something is found; then it stands in the flow, and covers no field. */
export function KnownHere({ section }: { section: Section }) {
  return <div id={knownPlaceId(section)} role="status" className="empty:hidden" />;
}
