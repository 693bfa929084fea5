import { createHash, createVerify } from 'node:crypto';

type Signature = Readonly<Record<string, string>>;

/**
 * Checks the DKIM-Signature of a message as it came (RFC 6376, rsa-sha256, relaxed/relaxed) against a public key in PEM.
 * Written for these tests from the standard alone. Returns the tags and whether both hashes hold.
 */
export function checkSignature(raw: string, publicKey: string): { tags: Signature; holds: boolean } {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const own = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = tagsOf(own);
  const body = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)), 'latin1')
    .digest('base64');
  const signed = [...namedFields(fields, tags.h ?? ''), withoutSignature(own)].map(relaxedField).join('\r\n');
  const verifier = createVerify('RSA-SHA256').update(signed, 'latin1');
  return { tags, holds: body === tags.bh && verifier.verify(publicKey, tags.b ?? '', 'base64') };
}

function tagsOf(field: string): Signature {
  const list = field.slice(field.indexOf(':') + 1).split(';');
  return Object.fromEntries(
    list.map((tag) => {
      const [name = '', ...value] = tag.split('=');
      return [name.trim(), value.join('=').replace(/\s+/g, '')];
    }),
  );
}

/** In the order of the signature; of a field that stands twice the lower one first. */
function namedFields(fields: readonly string[], names: string): string[] {
  const left = [...fields].reverse();
  return names.split(':').flatMap((name) => {
    const at = left.findIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at === -1 ? [] : left.splice(at, 1);
  });
}

function withoutSignature(field: string): string {
  return field.replace(/([;\s]b=)[^;]*/, '$1');
}

function relaxedField(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).toLowerCase().trim()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+(?=\r\n)/g, '').replace(/[ \t]+/g, ' ');
  return `${lines.replace(/(\r\n)*$/, '')}\r\n`;
}
