/** What a report of non-delivery says of one letter (RFC 3464): where it says that the letter was given up. */
export type DeliveryReport = {
  /** Ids by which the letter can be known, printable and without angle brackets: of its envelope and of its returned headers. */
  ids: string[];
  /** «5.1.1»; «5.0.0» where the server did not say more. */
  status: string;
};

type Headers = ReadonlyMap<string, string>;
type Entity = { headers: Headers; body: string };

/**
 * Reads a message as it came (RFC 5322). Null: it is no report of a failure, as a report of a delay and an automatic answer
 * are not. Only ids are taken from it: addresses anybody can write there.
 */
export function readDeliveryReport(message: string): DeliveryReport | null {
  const report = readEntity(message.replace(/\r\n?/g, '\n'));
  if (!/^multipart\/report\b/i.test(typeOf(report))) return null;
  const parts = partsOf(report);
  const delivery = parts.find((part) => /^message\/(global-)?delivery-status\b/i.test(typeOf(part)));
  if (!delivery) return null;
  const [ofMessage, ...ofRecipients] = groupsOf(contentOf(delivery));
  const failed = ofRecipients.find((fields) => /^failed\b/i.test(fields.get('action') ?? ''));
  const status = failed && statusOf(failed);
  if (!ofMessage || !status) return null;
  const returned = parts.find((part) =>
    /^(text\/rfc822-headers|message\/(rfc822|global|global-headers))\b/i.test(typeOf(part)),
  );
  const messageId = returned && readEntity(contentOf(returned)).headers.get('message-id');
  const ids = [ofMessage.get('original-envelope-id'), messageId]
    .flatMap((id) => (id ? [bare(id)] : []))
    .filter((id) => /^[\x21-\x7e]+$/.test(id));
  return ids.length === 0 ? null : { ids: [...new Set(ids)], status };
}

/** Exim writes «5.0.0» into every report: what the server said stands beside it, of which the digits alone are taken. */
function statusOf(failed: Headers): string | undefined {
  const status = /^[45]\.\d{1,3}\.\d{1,3}\b/.exec(failed.get('status') ?? '')?.[0];
  if (!status?.endsWith('.0.0')) return status;
  const said = /^smtp *; *[45]\d\d[ -]#?([45]\.\d{1,3}\.\d{1,3})\b/i.exec(
    failed.get('diagnostic-code') ?? '',
  );
  return said?.[1] ?? status;
}

function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '');
}

function typeOf({ headers }: Entity): string {
  return headers.get('content-type') ?? 'text/plain';
}

function readEntity(text: string): Entity {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  return end === -1
    ? { headers: fieldsOf(text), body: '' }
    : { headers: fieldsOf(text.slice(0, end)), body: text.slice(end).replace(/^\n{1,2}/, '') };
}

/** Fields by their names in small letters, folded lines joined; of a repeated one the first counts. */
function fieldsOf(text: string): Headers {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function groupsOf(text: string): Headers[] {
  return text
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function partsOf(entity: Entity): Entity[] {
  const boundary = /\bboundary="?([^";]+)"?/i.exec(typeOf(entity))?.[1];
  if (boundary === undefined) return [];
  const [, ...parts] = `\n${entity.body}`.split(`\n--${boundary}`);
  return parts
    .filter((part) => !part.startsWith('--'))
    .map((part) => readEntity(part.slice(part.indexOf('\n') + 1)));
}

function contentOf({ headers, body }: Entity): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1').replace(/\r\n?/g, '\n');
  if (encoding === 'quoted-printable') return unquoted(body);
  return body;
}

/** RFC 2045, 6.7: a soft line break joins two lines, «=3D» is a byte. */
function unquoted(body: string): string {
  return body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
