const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** An address without port, zone and brackets; an IPv4 address inside IPv6 as itself. Null for what is no address. */
export function parseAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase();
  const inner = mapped.exec(bare)?.[1] ?? bare;
  if (ipv4.test(inner)) return inner.split('.').every((part) => Number(part) <= 255) ? inner : null;
  return groupsOf(inner) ? inner : null;
}

/** The neighbourhood an address belongs to: /24 of IPv4, /56 of IPv6, which is what one subscriber usually has. */
export function subnetOf(address: string): string {
  if (ipv4.test(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = groupsOf(address);
  if (!groups) return address;
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return `${[a, b, c, d & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

/** The eight numbers of an IPv6 address, or null. */
function groupsOf(address: string): number[] | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!parts.flat().every((part) => /^[0-9a-f]{1,4}$/.test(part))) return null;
  const [head = [], tail = []] = parts;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...head, ...Array<string>(missing).fill('0'), ...tail].map((part) => Number.parseInt(part, 16));
}

/**
 * Whose request it is. `peer` is who opened the connection; `forwarded` the list in which each proxy names whom it
 * heard, the last proxy last. Only as many entries are believed as there are proxies of our own: the rest anybody can write.
 */
export function clientAddress(peer: string | null, forwarded: string | null, proxies: number): string | null {
  const own = peer === null ? null : parseAddress(peer);
  if (proxies === 0) return own;
  const named = (forwarded ?? '').split(',').at(-proxies);
  return (named === undefined ? null : parseAddress(named)) ?? own;
}

/** Whether the address is this machine's own. */
export function isLoopback(address: string): boolean {
  const own = parseAddress(address);
  return own !== null && (own === '::1' || own.startsWith('127.'));
}
