const window = 1_000_000;

/** A PDF closes with this mark; one that was broken off in copying has none near its end. */
export function isWholePdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(-window)).includes('%%EOF');
}

/**
 * How many pages a PDF says it has, where that can be read without unpacking anything; null where it is packed. Of a
 * file that was added to, the last word counts.
 */
export function pagesToldBy(bytes: Uint8Array): number | null {
  const objects = new Map<string, number>();
  const text = latin1(bytes);
  for (const [, number = '', body = ''] of text.matchAll(
    /(?:^|[\r\n ])(\d{1,10}) \d{1,5} obj(.{0,20000}?)endobj/gs,
  )) {
    objects.delete(number);
    const count = /\/Count\s+(\d{1,9})/.exec(body)?.[1];
    if (count !== undefined && /\/Type\s*\/Pages\b/.test(body) && !/\/Parent\b/.test(body)) {
      objects.set(number, Number(count));
    }
  }
  return objects.size === 0 ? null : Math.max(...objects.values());
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
