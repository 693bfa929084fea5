import { expect, test } from 'vitest';
import { GET as printList } from '@/app/counter/print/route';
import { printedSheet } from '@/app/_server/printed-sheet';
import { openSession, sessionCookieName } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

type Account = { accountId: string; grantId: string };

async function print({ accountId, grantId }: Account, role: Role, query: string): Promise<Response> {
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
  const request = new Request(`${environment().APP_URL}/counter/print${query}`, {
    headers: { cookie: `${sessionCookieName()}=${token}` },
  });
  return printList(request, { params: Promise.resolve(undefined) });
}

test('a whole list on one sheet: every family of the scope once, the institution, and an entry without names', async () => {
  const municipalityId = (await givenMunicipality()).id;
  const operator = await givenStaff({ role: 'operator', municipalityId });
  const records = [];
  for (let at = 0; at < 23; at += 1) records.push(await givenRecord({ municipalityId }));
  const stranger = await givenRecord({ municipalityId: (await givenMunicipality()).id });
  const answer = await print(operator, 'operator', '?list=others');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('content-length')).toBeNull();
  const html = await answer.text();
  for (const { number } of records) expect(html.split(formatCertificateNumber(number))).toHaveLength(2);
  expect(html).not.toContain(formatCertificateNumber(stranger.number));
  expect(html).toContain('Всего: 23.');
  const { shortName } = await database().institution.findUniqueOrThrow({
    where: { id: operator.actor.institutionId },
  });
  expect(html).toContain(shortName);
  const entries = await database().auditEntry.findMany({
    where: { event: 'list_printed', accountId: operator.accountId },
  });
  expect(entries.map(({ details }) => details)).toEqual([
    { list: 'others', count: 23, sheet: expect.any(String) as string },
  ]);
});

test('every tab of the queue has its sheet, those with pages of their own too', async () => {
  const operator = await givenStaff({ role: 'operator' });
  for (const list of ['chose_us', 'others', 'deadline', 'returned', 'today', 'links', 'corrections']) {
    const answer = await print(operator, 'operator', `?list=${list}`);
    expect([list, answer.status]).toEqual([list, 200]);
    expect(await answer.text()).toContain('Всего: 0.');
  }
});

test('no such list, and nobody but operators', async () => {
  const operator = await givenStaff({ role: 'operator' });
  expect((await print(operator, 'operator', '?list=everything')).status).toBe(404);
  expect((await print(operator, 'operator', '?list=toString')).status).toBe(404);
  const issuer = await givenStaff({ role: 'login_issuer' });
  expect((await print(issuer, 'login_issuer', '?list=others')).status).toBe(404);
});

test('what breaks half-way is said on the sheet, and names are no markup', async () => {
  async function* broken() {
    yield [['<b>Ли</b>']];
    await Promise.reject(new Error('the database went away'));
    yield [];
  }
  const sheet = { title: 'Ждут', lines: [], columns: ['Ребёнок'], ending: 'Всего: 2.', batches: broken() };
  const html = await new Response(printedSheet(sheet, '/counter/print')).text();
  expect(html).toContain('&#60;b&#62;Ли');
  expect(html).toContain('Список не полон');
  expect(html).not.toContain('Всего: 2.');
});
