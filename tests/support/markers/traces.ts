/** What is looked for: one person's value, under the name of what it is. */
export type Marker = { name: string; values: readonly string[] };

type Pattern = { marker: string; found: (haystack: string) => boolean };

/** Bytes as a string of one sign each, so that files and texts are searched alike. */
function bytes(text: string, encoding: BufferEncoding = 'utf8'): string {
  return Buffer.from(text, encoding).toString('latin1');
}

function escapedUnicode(text: string): string {
  return [...text]
    .map((sign) => (sign > '~' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign))
    .join('');
}

/** The ways in which a text may lie somewhere: as it is, in an address, in JSON, in base64, in hex, in two bytes a sign. */
function disguises(text: string): string[] {
  const inner = [0, 1, 2].map((shift) =>
    // Signs at the edges of base64 hang on the neighbours: what is between them does not.
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -4),
  );
  const plain = [text, text.toLowerCase(), text.toUpperCase(), encodeURIComponent(text)];
  const others = [escapedUnicode(text), Buffer.from(text).toString('hex'), ...inner];
  return [...plain, ...others, encodeURIComponent(text).toLowerCase()]
    .map((form) => bytes(form))
    .concat(Buffer.from(text, 'utf16le').toString('latin1'));
}

function patternsOf({ name, values }: Marker): Pattern[] {
  return values.flatMap((value) => {
    // A short number must stand alone: long ones hold every short one.
    if (/^\d{1,11}$/.test(value)) {
      const alone = new RegExp(`(?<![0-9A-Za-z])${value}(?![0-9A-Za-z])`);
      return [{ marker: name, found: (haystack: string) => alone.test(haystack) }];
    }
    const forms = [...new Set(disguises(value))].filter((form) => form.length > 5);
    return [{ marker: name, found: (haystack: string) => forms.some((form) => haystack.includes(form)) }];
  });
}

/** Finds markers in whatever it is given. */
export class Search {
  readonly #patterns: readonly Pattern[];

  constructor(markers: readonly Marker[]) {
    this.#patterns = markers.flatMap(patternsOf);
  }

  /** Names of the markers that lie in it. */
  in(content: string | Buffer): string[] {
    const haystack = typeof content === 'string' ? bytes(content) : content.toString('latin1');
    return [...new Set(this.#patterns.filter(({ found }) => found(haystack)).map(({ marker }) => marker))];
  }
}
