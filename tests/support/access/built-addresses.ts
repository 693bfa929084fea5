import { readFileSync } from 'node:fs';
import type { Address, Method } from '@/tests/support/e2e-routes';

const server = '.next/server';

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(`${server}/${file}`, 'utf8'));
}

/** Pages of Next's own, which answer when nothing else does. */
const ofNext = ['/_not-found', '/_global-error'];

/** Every address of the build, asked for its methods where it is a route. */
export async function listBuiltAddresses(portal: string): Promise<Address[]> {
  const entries = Object.keys(readJson('app-paths-manifest.json') as object);
  const addresses = await Promise.all(entries.map((entry) => addressesOf(portal, entry)));
  return addresses.flat().filter(({ template }) => !ofNext.includes(template));
}

/** «/(access)/sign-in/submit/route» → POST /sign-in/submit. */
async function addressesOf(portal: string, entry: string): Promise<Address[]> {
  const parts = entry.split('/').filter((part) => part !== '' && !part.startsWith('('));
  const kind = parts.pop();
  const template = `/${parts.join('/')}`;
  if (kind === 'page') return [{ template, method: 'PAGE' }];
  const answer = await fetch(new URL(template.replace(/\[\w+\]/g, 'x'), portal), { method: 'OPTIONS' });
  // HEAD comes with every GET, OPTIONS is this question itself.
  const methods = (answer.headers.get('allow') ?? '')
    .split(', ')
    .filter((method) => !['HEAD', 'OPTIONS'].includes(method));
  return methods.map((method) => ({ template, method: method as Method }));
}

/** Server actions of the build: POST endpoints that no address tells of. */
export function listServerActions(): string[] {
  const { node, edge } = readJson('server-reference-manifest.json') as Record<'node' | 'edge', object>;
  return [...Object.keys(node), ...Object.keys(edge)];
}

/** Addresses of the pages router, beside the ones Next makes for its errors. */
export function listOldPages(): string[] {
  return Object.keys(readJson('pages-manifest.json') as object).filter(
    (page) => !['/404', '/500', '/_app', '/_document', '/_error'].includes(page),
  );
}
