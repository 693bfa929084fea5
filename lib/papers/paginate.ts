export type Measured = {
  height: number;
  /** White space above, dropped at the top of a page. */
  gap: number;
  /** Stays on the page of the block after it. */
  keepWithNext: boolean;
  /** Stands at the bottom of its page. */
  pinned: boolean;
};

export type Placed = { index: number; y: number };

/** Where each block stands: pages of blocks with their distance from the top of the page's content. */
export function paginate(blocks: readonly Measured[], available: number): Placed[][] {
  const pages: Placed[][] = [];
  let page: Placed[] = [];
  let y = 0;
  for (const cluster of clusters(blocks).flatMap((run) => splitIfTooTall(blocks, run, available))) {
    const fits = y + clusterHeight(blocks, cluster, page.length === 0) <= available;
    if (!fits && page.length > 0) {
      pages.push(page);
      page = [];
      y = 0;
    }
    for (const index of cluster) {
      const block = blockAt(blocks, index);
      const top = block.pinned
        ? Math.max(y, available - block.height)
        : y + (page.length === 0 ? 0 : block.gap);
      page.push({ index, y: top });
      y = top + block.height;
    }
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Runs of blocks that may not be parted. */
function clusters(blocks: readonly Measured[]): number[][] {
  const result: number[][] = [];
  let open: number[] = [];
  blocks.forEach((block, index) => {
    open.push(index);
    if (block.keepWithNext) return;
    result.push(open);
    open = [];
  });
  return open.length > 0 ? [...result, open] : result;
}

/** What fits no page together is parted after all: better than to leave the paper. */
function splitIfTooTall(
  blocks: readonly Measured[],
  cluster: readonly number[],
  available: number,
): (readonly number[])[] {
  return clusterHeight(blocks, cluster, true) <= available ? [cluster] : cluster.map((index) => [index]);
}

function clusterHeight(blocks: readonly Measured[], cluster: readonly number[], atTop: boolean): number {
  return cluster.reduce((sum, index, position) => {
    const block = blockAt(blocks, index);
    return sum + block.height + (atTop && position === 0 ? 0 : block.gap);
  }, 0);
}

function blockAt(blocks: readonly Measured[], index: number): Measured {
  const block = blocks[index];
  if (!block) throw new RangeError(`no block ${index}`);
  return block;
}
