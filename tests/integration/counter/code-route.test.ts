import { beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/c/[code]/route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { database, inTransaction } from '@/lib/platform/database';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord, type GivenRecord } from '@/tests/support/register';

type Account = { accountId: string; grantId: string };

let municipalityId: string;
let record: GivenRecord;
let operator: Account;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  record = await givenRecord({ municipalityId });
  operator = await givenStaff({ role: 'operator', municipalityId });
});

async function visit(code: string, as?: { account: Account; role: Role }): Promise<Response> {
  const headers = new Headers();
  if (as) {
    const grant = { id: as.account.grantId, accountId: as.account.accountId, role: as.role };
    const token = await inTransaction((tx) => openSession(tx, grant));
    headers.set('cookie', `${sessionCookieName()}=${token}`);
  }
  return GET(new Request(`http://portal.test/c/${code}`, { headers }), { params: Promise.resolve({ code }) });
}

test('the operator is led to the record, however the code is written', async () => {
  for (const code of [record.paperCode, formatPaperCode(record.paperCode).toLowerCase()]) {
    const answer = await visit(code, { account: operator, role: 'operator' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/counter/certificates/${record.certificateId}`);
  }
});

test('a visitor is asked to sign in and comes back, whether there is such a code or not', async () => {
  for (const code of [record.paperCode, '000000000000', 'да&next=//evil.example']) {
    const answer = await visit(code);
    expect(answer.status).toBe(303);
    const location = new URL(answer.headers.get('location') ?? '', 'http://portal.test');
    expect(location.pathname).toBe('/sign-in');
    expect([...location.searchParams.keys()]).toEqual(['next']);
    expect(location.searchParams.get('next')).toBe(`/c/${encodeURIComponent(code)}`);
  }
});

test('everybody else gets the one answer that tells nothing', async () => {
  const foreign = await givenStaff({ role: 'operator' });
  const issuer = await givenStaff({ role: 'login_issuer', municipalityId });
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
  const answers = [
    await visit('000000000000', { account: operator, role: 'operator' }),
    await visit('x', { account: operator, role: 'operator' }),
    await visit(record.paperCode, { account: foreign, role: 'operator' }),
    await visit(record.paperCode, { account: record.parent, role: 'parent' }),
    await visit(record.paperCode, { account: issuer, role: 'login_issuer' }),
    await visit(record.paperCode, { account: admin, role: 'municipal_admin' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).not.toContain(record.number);
});

test('whoever has still to choose a password does that first', async () => {
  const fresh = await givenStaff({ role: 'operator', municipalityId });
  await database().account.update({ where: { id: fresh.accountId }, data: { mustChangePassword: true } });
  const answer = await visit(record.paperCode, { account: fresh, role: 'operator' });
  expect(answer.headers.get('location')).toBe('/first-password');
});
