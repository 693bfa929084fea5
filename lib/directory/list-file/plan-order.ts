/** An institution that is known by its id, a new one by its line of the file. */
export type Place = string | number;

/**
 * The order of the list once a file is written: those the file names share the places they hold among themselves in the
 * order of the file, the others stay where they are, and a new one stands right after the line above it.
 */
export function planOrder(known: readonly string[], file: readonly Place[]): Place[] {
  const named = file.filter((place) => typeof place === 'string');
  const inFile = new Set(named);
  const turn = named.values();
  const order: Place[] = known.map((id) => (inFile.has(id) ? (turn.next().value ?? id) : id));
  for (const [at, place] of file.entries()) {
    if (typeof place === 'string') continue;
    const [above] = file.slice(Math.max(0, at - 1), at);
    const below = named.find((id) => file.indexOf(id) > at);
    if (above !== undefined) order.splice(order.indexOf(above) + 1, 0, place);
    else if (below !== undefined) order.splice(order.indexOf(below), 0, place);
    else order.push(place);
  }
  return order;
}

/** Whether those that were there before change places among themselves. */
export function isReordered(known: readonly string[], order: readonly Place[]): boolean {
  const after = order.filter((place) => typeof place === 'string');
  return after.some((id, at) => id !== known[at]);
}
