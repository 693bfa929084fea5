import { beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/admin/audit/save/route';
import type { MunicipalActor } from '@/lib/access/actor';
import { openSession } from '@/lib/access/session';
import { readAuditFilters } from '@/lib/audit/search-fields';
import { findDraft } from '@/lib/platform/drafts';
import { inTransaction } from '@/lib/platform/database';
import type { Role } from '@/lib/domain/roles';
import { givenMunicipality, givenParent, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { posted } from '@/tests/support/posted';

let admin: Awaited<ReturnType<typeof signedIn>> & { actor: MunicipalActor };
let municipalityId: string;

async function signedIn(account: { accountId: string; grantId: string }, role: Role) {
  const token = await inTransaction((tx) =>
    openSession(tx, { id: account.grantId, accountId: account.accountId, role }),
  );
  return { accountId: account.accountId, token };
}

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  const account = await givenStaff({ role: 'municipal_admin', municipalityId });
  admin = { ...(await signedIn(account, 'municipal_admin')), actor: account.actor };
});

async function send(fields: Record<string, string>, token: string): Promise<URL> {
  const answer = await POST(posted('/admin/audit/save', { token, body: new URLSearchParams(fields) }), {
    params: Promise.resolve(undefined),
  });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '', 'http://portal.test');
}

/** What the page finds again, by the address it was led to. */
async function kept(address: URL) {
  expect(address.pathname).toBe('/admin/audit');
  return findDraft(address.searchParams.get('draft') ?? '', admin.accountId, '/admin/audit');
}

test('a search is kept on the server, and no login stands in the address', async () => {
  const address = await send(
    { from: '1.11.2026', to: '20.11.2026', event: 'scan_viewed', accountLogin: 'ivanova-olga' },
    admin.token,
  );
  expect(address.href).not.toContain('ivanova');
  const form = await kept(address);
  expect(form?.errors).toEqual({});
  const filters = await readAuditFilters(admin.actor, form?.values ?? {});
  expect({ ...filters, from: String(filters?.from), to: String(filters?.to) }).toEqual({
    from: '2026-11-01',
    to: '2026-11-20',
    event: 'scan_viewed',
    accountLogin: 'ivanova-olga',
    childId: null,
  });
});

test('an empty form searches for everything, and an event nobody knows counts as none', async () => {
  const everything = { from: null, to: null, event: null, accountLogin: null, childId: null };
  const address = await send({ from: '', to: '', event: 'toString', accountLogin: '' }, admin.token);
  expect(await readAuditFilters(admin.actor, (await kept(address))?.values ?? {})).toEqual(everything);
  expect(await readAuditFilters(admin.actor, {})).toEqual(everything);
});

test('days in the wrong order come back with a message, and nothing is searched', async () => {
  const form = await kept(await send({ from: '20.11.2026', to: '19.11.2026' }, admin.token));
  expect(form?.errors).toEqual({ to: 'Последний день раньше первого: поменяйте их местами' });
  expect(await readAuditFilters(admin.actor, form?.values ?? {})).toBeNull();
});

test('a certificate of the municipality leads to its child, any other is none', async () => {
  const own = await givenRecord({ municipalityId });
  const address = await send({ number: own.number.replace(/^(..)(..)/, '$1 $2 ') }, admin.token);
  expect(address.href).not.toContain(own.number);
  const form = await kept(address);
  expect(await readAuditFilters(admin.actor, form?.values ?? {})).toMatchObject({ childId: own.childId });
  const foreign = await givenRecord({ municipalityId: (await givenMunicipality()).id });
  for (const [number, sentence] of [
    [foreign.number, 'Сертификата с таким номером нет: проверьте номер'],
    ['4200000000', 'Сертификата с таким номером нет: проверьте номер'],
    ['42', 'Номер сертификата состоит из 10 цифр, например 42 07 000 002'],
  ] as const) {
    const refused = await kept(await send({ number }, admin.token));
    expect(refused?.errors).toEqual({ number: sentence });
    expect(await readAuditFilters(admin.actor, refused?.values ?? {})).toBeNull();
  }
});

test('nobody else may search', async () => {
  const parent = await signedIn(await givenParent(), 'parent');
  const operator = await signedIn(await givenStaff({ role: 'operator' }), 'operator');
  for (const { token } of [parent, operator]) {
    const address = await send({ from: '', to: '' }, token);
    expect(address.searchParams.get('draft')).toBeNull();
  }
});
