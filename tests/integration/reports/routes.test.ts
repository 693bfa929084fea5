import { beforeAll, describe, expect, test } from 'vitest';
import { GET as municipalFile } from '@/app/admin/municipalities/[municipalityId]/reports/file/route';
import { POST as choosePeriod } from '@/app/admin/municipalities/[municipalityId]/reports/period/route';
import { GET as regionFile } from '@/app/admin/region/reports/file/route';
import { openSession } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { inTransaction } from '@/lib/platform/database';
import { countReports } from '@/lib/reports/count-reports';
import { reportKeys } from '@/lib/reports/section';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { asked, posted } from '@/tests/support/posted';

type Account = { accountId: string; grantId: string };

let municipalityId: string;
let own: Account;
let foreign: Account;
let region: Account;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  await givenGroup({ municipalityId, title: '=1+1;"дети"' });
  own = await givenStaff({ role: 'municipal_admin', municipalityId });
  foreign = await givenStaff({ role: 'municipal_admin' });
  region = await givenStaff({ role: 'regional_admin' });
  await countReports();
});

async function tokenOf({ accountId, grantId: id }: Account, role: Role): Promise<string> {
  return inTransaction((tx) => openSession(tx, { id, accountId, role }));
}

async function ask(account: Account, role: Role, query: string): Promise<Response> {
  const token = await tokenOf(account, role);
  const path = `/admin/municipalities/${municipalityId}/reports/file?${query}`;
  return municipalFile(asked(path, { token }), { params: Promise.resolve({ municipalityId }) });
}

describe('the file of a section', () => {
  test.each(reportKeys)('%s is a table a program for tables opens', async (key) => {
    const answer = await ask(own, 'municipal_admin', `section=${key}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    const widths = new Set(lines.map((line) => line.split('";"').length));
    expect(widths.size).toBe(1);
  });

  test('no title of a group becomes a formula', async () => {
    const text = await (await ask(own, 'municipal_admin', 'section=group')).text();
    expect(text).toContain(`"'=1+1;""дети"""`);
  });

  test('of another municipality, of no section and for other roles there is none', async () => {
    expect((await ask(foreign, 'municipal_admin', 'section=status')).status).toBe(404);
    expect((await ask(own, 'municipal_admin', 'section=nothing')).status).toBe(404);
    const operator = await givenStaff({ role: 'operator' });
    expect((await ask(operator, 'operator', 'section=status')).status).toBe(404);
    const path = '/admin/region/reports/file?section=status';
    const noParams = { params: Promise.resolve(undefined) };
    const municipal = await tokenOf(own, 'municipal_admin');
    expect((await regionFile(asked(path, { token: municipal }), noParams)).status).toBe(404);
    const regional = await tokenOf(region, 'regional_admin');
    expect((await regionFile(asked(path, { token: regional }), noParams)).status).toBe(200);
  });
});

describe('the period', () => {
  async function choose(account: Account, fields: Record<string, string>): Promise<string> {
    const token = await tokenOf(account, 'municipal_admin');
    const path = `/admin/municipalities/${municipalityId}/reports/period`;
    const answer = await choosePeriod(posted(path, { token, body: new URLSearchParams(fields) }), {
      params: Promise.resolve({ municipalityId }),
    });
    return answer.headers.get('location') ?? '';
  }

  test('goes into the address; what cannot be one comes back', async () => {
    expect(await choose(own, { from: '01.02.2026', to: '05.02.2026' })).toContain(
      '?from=2026-02-01&to=2026-02-05',
    );
    for (const fields of [
      { from: '05.02.2026', to: '01.02.2026' },
      { from: '01.02.2000', to: '01.02.2026' },
      { from: '', to: '01.02.2026' },
    ]) {
      expect(await choose(own, fields)).toContain('draft=');
    }
    expect(await choose(foreign, { from: '01.02.2026', to: '05.02.2026' })).not.toContain('?from=');
  });
});
