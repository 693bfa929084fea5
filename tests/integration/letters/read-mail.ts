export type ReceivedMail = {
  /** As it came over the wire, bytes as latin1. */
  raw: string;
  recipients: string[];
  /** Names in small letters; a repeated header has several values. */
  headers: ReadonlyMap<string, string[]>;
  subject: string;
  /** By media type. */
  parts: ReadonlyMap<string, string>;
};

/** Reads a message as it came over the wire (bytes as latin1): headers, subject, decoded parts. */
export function readMail(raw: string, recipients: string[]): ReceivedMail {
  const { headers, body } = splitEntity(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type')?.[0] ?? '')?.[1];
  const entities = boundary ? body.split(`--${boundary}`).slice(1, -1) : [raw];
  return {
    raw,
    recipients,
    headers,
    subject: decodeWords(headers.get('subject')?.[0] ?? ''),
    parts: new Map(entities.map((entity) => decodePart(entity.replace(/^\r?\n/, '')))),
  };
}

function splitEntity(raw: string): { headers: Map<string, string[]>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return { headers, body: raw.slice(end + 4) };
}

function decodePart(raw: string): [mediaType: string, content: string] {
  const { headers, body } = splitEntity(raw);
  const mediaType = headers.get('content-type')?.[0]?.split(';')[0] ?? 'text/plain';
  const encoding = headers.get('content-transfer-encoding')?.[0]?.toLowerCase();
  const decoders = { base64: decodeBase64, 'quoted-printable': decodeQuotedPrintable };
  const decode = encoding === 'base64' || encoding === 'quoted-printable' ? decoders[encoding] : null;
  const bytes = decode ? decode(body) : Buffer.from(body, 'latin1');
  return [mediaType, bytes.toString('utf8').replaceAll('\r\n', '\n')];
}

function decodeBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => latin1(hex)),
    'latin1',
  );
}

function latin1(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** RFC 2047: =?UTF-8?B?…?= and =?UTF-8?Q?…?=, neighbours joined. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) => {
    const bytes =
      kind.toLowerCase() === 'b' ? decodeBase64(word) : decodeQuotedPrintable(word.replaceAll('_', ' '));
    return bytes.toString('utf8');
  });
}
