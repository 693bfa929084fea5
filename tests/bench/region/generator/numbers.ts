/** A number of 32 bits that looks drawn, always the same for the same two: `salt` keeps draws about one thing apart. */
export function draw(n: number, salt: number): number {
  let mixed = (n ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** From 0 to 1, without 1. */
export function drawShare(n: number, salt: number): number {
  return draw(n, salt) / 2 ** 32;
}

/** A whole number between the two, both inclusive. */
export function drawBetween(n: number, salt: number, from: number, to: number): number {
  return from + (draw(n, salt) % (to - from + 1));
}

export function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}
