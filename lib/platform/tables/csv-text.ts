const part = 64 * 1024;

type Encoding = 'utf-8' | 'windows-1251' | 'utf-16le';

/** By the mark at its beginning; without one it is UTF-8 if every byte of it is, else Windows-1251 as Excel saves it. */
export function encodingOf(file: Uint8Array): Encoding {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.length; at += part) {
      decoder.decode(file.subarray(at, at + part), { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** The text part by part; the mark at its beginning is left out. */
export function* decodeCsv(file: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(file));
  for (let at = 0; at < file.length; at += part) {
    yield decoder.decode(file.subarray(at, at + part), { stream: true });
  }
  yield decoder.decode();
}

export const separators = [';', ',', '\t'] as const;

export type Separator = (typeof separators)[number];

/** The sign that most often stands between cells in the first lines, outside of quotes; of equals the one Excel writes here. */
export function separatorOf(file: Uint8Array): Separator {
  const [beginning = ''] = decodeCsv(file.subarray(0, part));
  const counts = new Map<string, number>(separators.map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of beginning) {
    if (sign === '"') quoted = !quoted;
    const count = quoted ? undefined : counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  // A cell often holds commas, hardly ever a semicolon or a tab: the comma has to stand out.
  const often = (sign: Separator) => (counts.get(sign) ?? 0) * (sign === ',' ? 1 : 2);
  return separators.reduce((best, sign) => (often(sign) > often(best) ? sign : best));
}
