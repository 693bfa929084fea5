import fc from 'fast-check';
import { sessionCookieName } from '@/lib/access/session';
import { environment } from '@/lib/platform/environment';
import type { AskedRoute, World } from './asked-routes';
import { parametersOf } from '@/tests/support/e2e-routes';
import type { Who } from '@/tests/support/access/table';
import { fieldsFor, strangeText } from './strange-text';

type Pairs = [string, string][];
type Body = { type: string | null; bytes: Uint8Array };

/** What stands for a request until it is sent: printed as it is when it has broken something. */
export type Strange = {
  who: Who | 'nobody known';
  params: Record<string, string>;
  query: Pairs;
  headers: Pairs;
  body: Body | null;
};

const utf8 = new TextEncoder();
const boundary = 'boundary-of-a-form';

/** A value a header can carry at all; servers refuse the others before any route sees them. */
const headerText = strangeText.map((text) => text.replace(/[^\t\x20-\x7e]/g, '').trim());

function urlEncoded(fields: Pairs): Body {
  // Lone surrogates and bytes that are no UTF-8 come as they are typed by somebody's own program.
  const escaped = (text: string) => text.replace(/[%&+=#\u0000]/g, (sign) => `%${hex(sign)}`);
  const text = fields.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  return { type: 'application/x-www-form-urlencoded', bytes: utf8.encode(text) };
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(2, '0');
}

function multipart(fields: Pairs, file: { name: string; bytes: Uint8Array } | null): Body {
  const quoted = (text: string) => text.replace(/["\r\n]/g, '_');
  const parts = fields.flatMap(([name, value]) => [
    utf8.encode(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
    ),
  ]);
  if (file) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="scan"; filename="${quoted(file.name)}"\r\nContent-Type: image/jpeg\r\n\r\n`;
    parts.push(utf8.encode(head), Uint8Array.from(file.bytes), utf8.encode('\r\n'));
  }
  parts.push(utf8.encode(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: joined(parts) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function bodies(fields: fc.Arbitrary<Pairs>, picture: Uint8Array): fc.Arbitrary<Body> {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const files = fc.record({
    name: strangeText,
    bytes: fc.oneof(bytes, fc.constant(picture), fc.constant(picture.subarray(0, 500))),
  });
  const whole = fc.tuple(fields, fc.option(files)).map(([pairs, file]) => multipart(pairs, file));
  return fc.oneof(
    { weight: 6, arbitrary: fields.map(urlEncoded) },
    { weight: 3, arbitrary: whole },
    { weight: 1, arbitrary: cutShort(whole) },
    { weight: 1, arbitrary: fields.map((pairs) => urlEncoded([...pairs, ['comment', 'ю'.repeat(150_000)]])) },
    { weight: 1, arbitrary: fc.record({ type: wrongType, bytes }) },
    {
      weight: 1,
      arbitrary: fields.map((pairs) => ({ ...multipart(pairs, null), type: 'multipart/form-data' })),
    },
    { weight: 1, arbitrary: bytes.map((raw) => ({ ...urlEncoded([]), bytes: raw })) },
  );
}

function cutShort(whole: fc.Arbitrary<Body>): fc.Arbitrary<Body> {
  return fc
    .tuple(whole, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([{ type, bytes }, part]) => ({ type, bytes: bytes.subarray(0, Math.floor(bytes.length * part)) }));
}

const wrongType = fc.constantFrom(
  null,
  '',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary="',
  `multipart/form-data; boundary=${'x'.repeat(300)}`,
  'application/x-www-form-urlencoded; charset=koi8-r',
);

/** Requests to this route: by its owners mostly, about records there are and there are not, with any form at all. */
export function strangeRequests(
  { template, method }: AskedRoute,
  owners: readonly Who[],
  names: readonly string[],
  { values, chosen, files }: World,
): fc.Arbitrary<Strange> {
  const params = parametersOf(template).map((name) => {
    const known = values[name];
    // Whatever stands in an address, it is decoded from UTF-8 before a route sees it.
    const strange = fc.oneof(
      strangeText.map((text) => text.toWellFormed()),
      fc.uuid(),
    );
    return fc.tuple(
      fc.constant(name),
      known
        ? fc.oneof({ weight: 4, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: strange })
        : strange,
    );
  });
  const fields = fieldsFor(names).map((pairs): Pairs =>
    // A choice among records is mostly one of those there are.
    pairs.map(([name, value]) => [
      name,
      value.length % 4 === 0 || !Object.hasOwn(chosen, name) ? value : (chosen[name] ?? value),
    ]),
  );
  return fc.record({
    who: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Who[]>(...owners) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<(Who | 'nobody known')[]>('visitor', 'nobody known', 'operator'),
      },
    ),
    params: fc.tuple(...params).map((pairs) => Object.fromEntries(pairs)),
    query: fc.array(fc.tuple(fc.constantFrom('next', 'draft', 'number', 'x'), strangeText), { maxLength: 2 }),
    headers: fc.array(fc.tuple(fc.constantFrom(...sentHeaders), headerText), { maxLength: 3 }),
    body: method === 'POST' ? bodies(fields, files.picture) : fc.constant(null),
  });
}

const sentHeaders = [
  'user-agent',
  'x-forwarded-for',
  'x-portal-peer',
  'referer',
  'accept-language',
  'cookie',
];

/** The request as the route gets it. */
export function requestOf({ template, method }: AskedRoute, strange: Strange, token: string | null): Request {
  const { APP_URL } = environment();
  const path = template.replace(/\[(\w+)\]/g, (_whole, name: string) =>
    encodePart(strange.params[name] ?? ''),
  );
  const query = new URLSearchParams(strange.query.map(([name, value]) => [name, value.toWellFormed()]));
  const headers = new Headers({ 'sec-fetch-site': 'same-origin' });
  for (const [name, value] of strange.headers) headers.set(name, value);
  const session = strange.who === 'nobody known' ? 'x.y.z' : token;
  if (session) headers.append('cookie', `${sessionCookieName()}=${session}`);
  const { body } = strange;
  if (body?.type) headers.set('content-type', body.type);
  return new Request(new URL(`${path}?${query}`, APP_URL), {
    method,
    headers,
    ...(body ? { body: Uint8Array.from(body.bytes) } : {}),
  });
}

function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed()) || '-';
}
