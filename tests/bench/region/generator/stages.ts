/** How far a child has come. */
export type Stage =
  | 'entered'
  | 'document'
  | 'awaiting'
  | 'confirmed'
  | 'cancelled'
  | 'lapsed'
  | 'fresh'
  | 'overdue'
  | 'returned'
  | 'active'
  | 'renewed'
  | 'suspended'
  | 'moved_away'
  | 'own_request'
  | 'mistake_or_duplicate'
  | 'papers_not_brought'
  | 'expired';

/** Of every hundred children; sixty certificates come of them, two for a child that had to apply again. */
export const ofHundred = {
  entered: 20,
  document: 11,
  awaiting: 3,
  confirmed: 2,
  cancelled: 4,
  lapsed: 4,
  fresh: 2,
  overdue: 3,
  returned: 1,
  active: 36,
  renewed: 4,
  suspended: 1,
  moved_away: 1,
  own_request: 1,
  mistake_or_duplicate: 1,
  papers_not_brought: 3,
  expired: 3,
} as const satisfies Record<Stage, number>;

const hundred = (Object.entries(ofHundred) as [Stage, number][]).flatMap(([stage, count]) =>
  Array.from({ length: count }, () => stage),
);

/** Neighbours by number are not neighbours by stage. */
export function stageOf(child: number): Stage {
  const stage = hundred[(child * 37) % 100];
  if (!stage) throw new Error('The stages of a hundred children are not a hundred');
  return stage;
}

/** How many children the families have, in turn. */
const familySizes = [1, 2, 1, 3, 1, 2, 2, 1, 4, 2] as const;
const ofTenFamilies = familySizes.reduce((sum: number, size) => sum + size, 0);

/** The number of the family's first child, counted over the whole region, and how many there are. */
export function childrenOf(family: number): { first: number; count: number } {
  const turn = family % familySizes.length;
  const before = familySizes.slice(0, turn).reduce((sum: number, size) => sum + size, 0);
  const first = Math.floor(family / familySizes.length) * ofTenFamilies + before;
  return { first, count: familySizes[turn] ?? 1 };
}

/** How many families have so many children. */
export function familiesFor(children: number): number {
  let families = Math.floor(children / ofTenFamilies) * familySizes.length;
  while (childrenOf(families).first < children) families += 1;
  return families;
}
