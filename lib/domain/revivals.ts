/** So often work that lost its job is taken up anew without anything being done in between; then it ends. */
export const mostRevivals = 5;

type Revivals = {
  /** How often it was taken up anew since anything was done. */
  revivals: number;
  /** How much was done when it was taken up last. */
  revivedAtCount: number;
};

/** How it stands when it is taken up anew with so much done; null when there is no use in it any more. */
export function nextRevival({ revivals, revivedAtCount }: Revivals, count: number): Revivals | null {
  if (count > revivedAtCount) return { revivals: 1, revivedAtCount: count };
  return revivals < mostRevivals ? { revivals: revivals + 1, revivedAtCount } : null;
}
