import type { Pen } from '@/lib/papers/pen';

/** A piece of a sheet that is never parted between pages. `gap` is white space above it, in sizes of the body text. */
export type Block = {
  readonly gap: number;
  readonly keepWithNext?: boolean;
  readonly pinned?: boolean;
  /** An item of a list. */
  readonly ofList?: boolean;
  height(pen: Pen): number;
  /** `y` is the distance of the block's top from the top of the page, in points. */
  draw(pen: Pen, y: number): void;
};

export function keptWithNext(block: Block): Block {
  return { ...block, keepWithNext: true };
}
