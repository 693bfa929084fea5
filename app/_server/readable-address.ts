/** Whether the path of an address can be decoded («/c/%ff» is no UTF-8), and nothing in it is a sign no database takes. */
export function isReadable(address: string): boolean {
  if (address.includes('%00')) return false;
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
