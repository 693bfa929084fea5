import { beforeAll, expect, test } from 'vitest';
import { POST as accept } from '@/app/(access)/invitation/[token]/save/route';
import { POST as invite } from '@/app/admin/municipalities/[municipalityId]/staff/invite/save/route';
import { POST as inviteAdmin } from '@/app/admin/region/staff/invite/save/route';
import { POST as block } from '@/app/admin/staff/[accountId]/block/save/route';
import { POST as endRole } from '@/app/admin/staff/[accountId]/roles/[grantId]/end/route';
import { POST as withdraw } from '@/app/admin/staff/invitations/[invitationId]/withdraw/route';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { givenStaff, unique } from '@/tests/support/given';
import { givenInvitation, invitationForm } from '@/tests/support/given/staff';
import { posted } from '@/tests/support/posted';
import { givenStaffedPlace, type StaffedPlace } from './given-staff-place';

const password = 'тихая река и три сосны';

let here: StaffedPlace;
let there: StaffedPlace;

beforeAll(async () => {
  [here, there] = [await givenStaffedPlace(), await givenStaffedPlace()];
});

function tokenOf(staff: { accountId: string; grantId: string }, role: Role): Promise<string> {
  const grant = { id: staff.grantId, accountId: staff.accountId, role };
  return inTransaction((tx) => openSession(tx, grant));
}

const adminToken = () => tokenOf(here.admin, 'municipal_admin');
const body = (fields: Record<string, string> = {}) => new URLSearchParams({ sent: 'yes', ...fields });
const params = <P>(values: P) => ({ params: Promise.resolve(values) });

async function draftOf(answer: Response, accountId: string | null, path: string) {
  const id = /draft=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  return findDraft(id, accountId, path);
}

test('the form of the own desk sends an invitation and leads to the list', async () => {
  const fields = invitationForm({ institutionId: here.institution.id });
  const path = `/admin/municipalities/${here.municipalityId}/staff/invite`;
  const request = posted(`${path}/save`, { token: await adminToken(), body: body(fields) });
  const answer = await invite(request, params({ municipalityId: here.municipalityId }));
  expect(answer.headers.get('location')).toBe(
    `/admin/municipalities/${here.municipalityId}/staff?done=invited`,
  );
  expect(await database().staffInvitation.count({ where: { email: fields.email } })).toBe(1);
});

test('what is wrong comes back at its field with what was typed', async () => {
  const path = `/admin/municipalities/${here.municipalityId}/staff/invite`;
  const fields = invitationForm({ surname: '', email: 'no address', role: 'parent' });
  const request = posted(`${path}/save`, { token: await adminToken(), body: body(fields) });
  const answer = await invite(request, params({ municipalityId: here.municipalityId }));
  const draft = await draftOf(answer, here.admin.accountId, path);
  expect(Object.keys(draft?.errors ?? {})).toEqual(['surname', 'email', 'role']);
  expect(draft?.values).toMatchObject({ givenName: 'Вера', email: 'no address' });
});

test('the desk of another municipality takes no invitation', async () => {
  const fields = invitationForm({ institutionId: there.institution.id });
  const path = `/admin/municipalities/${there.municipalityId}/staff/invite`;
  const request = posted(`${path}/save`, { token: await adminToken(), body: body(fields) });
  await invite(request, params({ municipalityId: there.municipalityId }));
  expect(await database().staffInvitation.count({ where: { email: fields.email } })).toBe(0);
});

test('the region’s form is closed to an admin of a municipality', async () => {
  const fields = invitationForm({ role: 'regional_admin' });
  const request = posted('/admin/region/staff/invite/save', {
    token: await adminToken(),
    body: body(fields),
  });
  const answer = await inviteAdmin(request, params(undefined));
  expect(answer.headers.get('location')).toBe('/admin/region/staff/invite');
  expect(await database().staffInvitation.count({ where: { email: fields.email } })).toBe(0);
});

test('block and end lead back to the card, a withdrawal to the invitation', async () => {
  const staff = await givenStaff({ role: 'operator', institutionId: here.institution.id });
  const { accountId, grantId } = staff;
  const card = `/admin/staff/${accountId}`;
  const token = await adminToken();
  const blocked = await block(posted(`${card}/block/save`, { token, body: body() }), params({ accountId }));
  expect(blocked.headers.get('location')).toBe(`${card}?done=blocked`);
  const ending = posted(`${card}/roles/${grantId}/end`, { token, body: body({ part: 'end' }) });
  const ended = await endRole(ending, params({ accountId, grantId }));
  expect(ended.headers.get('location')).toBe(`${card}?done=ended`);
  const { id: invitationId } = await givenInvitation(here.admin.actor, {
    institutionId: here.institution.id,
  });
  const path = `/admin/staff/invitations/${invitationId}`;
  const request = posted(`${path}/withdraw`, { token, body: body() });
  const answer = await withdraw(request, params({ invitationId }));
  expect(answer.headers.get('location')).toBe(`${path}?done=withdrawn`);
});

test('the letter’s form makes the account and lets the person in; the login is kept, the password is not', async () => {
  const { token } = await givenInvitation(here.admin.actor, { institutionId: here.institution.id });
  const path = `/invitation/${token}`;
  const login = `vera-${unique()}`;
  const send = (fields: Record<string, string>) =>
    accept(posted(`${path}/save`, { body: body(fields) }), { params: Promise.resolve({ token }) });
  const refused = await send({ login, password: 'коротко', repeatPassword: 'коротко' });
  expect(refused.headers.get('location')).toContain(`${path}?draft=`);
  const draft = await draftOf(refused, null, '/invitation');
  expect([draft?.values, Object.keys(draft?.errors ?? {})]).toEqual([{ login }, ['password']]);

  const answer = await send({ login, password, repeatPassword: password });
  expect(answer.headers.get('location')).toBe('/counter');
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName()}=`)) ?? '';
  expect(await findActor(/=([^;]*)/.exec(line)?.[1])).toMatchObject({ role: 'operator' });

  const again = await send({ login: `${login}-2`, password, repeatPassword: password });
  expect((await draftOf(again, null, '/invitation'))?.sentence).toContain('уже создана');
});
