/** How many requests each site has yet to answer, of everybody in this process. */
const underWay = new Map<string, number>();
let turn = 0;

/**
 * As a balancer in front of the sites does it with nginx's `least_conn`: a request goes to the site that has the fewest to
 * answer, in turn where they have equally many.
 */
export async function balanced<Result>(
  urls: readonly string[],
  send: (url: string) => Promise<Result>,
): Promise<Result> {
  turn += 1;
  const inTurn = urls.map((_, at) => urls[(turn + at) % urls.length] ?? '');
  const [url = ''] = inTurn.toSorted((one, other) => load(one) - load(other));
  underWay.set(url, load(url) + 1);
  try {
    return await send(url);
  } finally {
    underWay.set(url, load(url) - 1);
  }
}

function load(url: string): number {
  return underWay.get(url) ?? 0;
}
