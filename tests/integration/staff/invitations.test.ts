import { beforeAll, describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { enterCabinet } from '@/lib/accounts/enter-cabinet';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { acceptInvitation, describeInvitation } from '@/lib/staff/accept-invitation';
import { resendInvitation, withdrawInvitation } from '@/lib/staff/change-invitation';
import { invitationTokenHash } from '@/lib/staff/invitation-link';
import { inviteStaff, inviteStaffFields } from '@/lib/staff/invite-staff';
import { listOpenInvitations } from '@/lib/staff/list-invitations';
import { givenInstitution, givenMunicipality, givenStaff, unique } from '@/tests/support/given';
import { givenInvitation, invitationForm, tokenSentTo } from '@/tests/support/given/staff';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

const password = 'тихая река и три сосны';
const choice = () => ({ login: `vera-${unique()}`, password, repeatPassword: password });

async function givenPlace() {
  const municipality = await givenMunicipality();
  const institution = await givenInstitution({ municipalityId: municipality.id, accepts: 'everybody' });
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId: municipality.id });
  return { municipality, institution, admin };
}

let here: Awaited<ReturnType<typeof givenPlace>>;
let there: Awaited<ReturnType<typeof givenPlace>>;
let region: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  here = await givenPlace();
  there = await givenPlace();
  region = await givenStaff({ role: 'regional_admin' });
});

const read = (changes: Record<string, string>) => inviteStaffFields.parse(invitationForm(changes));
const atInstitution = () => ({ institutionId: here.institution.id });

describe('inviting', () => {
  test('sends a letter with a link of 72 hours; the table knows only its hash', async () => {
    const email = `vera-${unique()}@example.ru`;
    const traces = await tracesOf(() =>
      inviteStaff(here.admin.actor, null, read({ ...atInstitution(), email })),
    );
    const token = await tokenSentTo(email);
    const row = await database().staffInvitation.findUniqueOrThrow({
      where: { tokenHash: invitationTokenHash(token) },
    });
    expect(row).toMatchObject({
      email,
      staffName: 'Пробная Вера Павловна',
      role: 'operator',
      institutionId: here.institution.id,
      municipalityId: null,
      invitedById: here.admin.accountId,
      acceptedAt: null,
    });
    expect(row.expiresAt.getTime() - row.sentAt.getTime()).toBe(72 * 3_600_000);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(traces.letters).toMatchObject([
      {
        kind: 'staff_invited',
        to: email,
        accountId: null,
        payload: {
          role: 'Специалист уполномоченной организации',
          place: here.institution.shortName,
          staffName: 'Пробная Вера Павловна',
        },
      },
    ]);
    expect(traces.audit).toEqual([
      {
        event: 'staff_invited',
        by: here.admin.accountId,
        role: 'municipal_admin',
        institutionId: null,
        subject: ['staff_invitation', row.id],
        childId: null,
        details: { role: 'operator', municipalities: [here.municipality.id] },
      },
    ]);
    expect(traces.jobs).toMatchObject([{ name: 'send-letter' }]);
  });

  test.each([
    ['a role above the own', () => ({ role: 'regional_admin' }), 'role'],
    ['an institution elsewhere', () => ({ institutionId: there.institution.id }), 'institutionId'],
    ['no institution', () => ({}), 'institutionId'],
  ])('to %s is refused at its field and leaves nothing behind', async (_name, changes, field) => {
    const refused = await refusedWithoutTrace(() => inviteStaff(here.admin.actor, null, read(changes())));
    expect(refused).toMatchObject({ code: 'invalid', field });
  });

  test('as an admin is always to the own municipality, whatever was sent', async () => {
    const { id } = await givenInvitation(here.admin.actor, {
      role: 'municipal_admin',
      municipalityId: there.municipality.id,
    });
    const row = await database().staffInvitation.findUniqueOrThrow({ where: { id } });
    expect(row.municipalityId).toBe(here.municipality.id);
  });

  test('to an institution that is closed is refused', async () => {
    const closed = await givenInstitution({ municipalityId: here.municipality.id });
    await database().institution.update({
      where: { id: closed.id },
      data: { closedOn: new Date('2024-01-01') },
    });
    const invite = inviteStaff(here.admin.actor, null, read({ institutionId: closed.id }));
    expect(await refusalOf(invite)).toMatchObject({ field: 'institutionId' });
  });

  test('of the region gives every role, at a desk only those of its municipality', async () => {
    const desk = { municipalityId: here.municipality.id };
    const admin = await givenInvitation(region.actor, { role: 'regional_admin' });
    const row = await database().staffInvitation.findUniqueOrThrow({ where: { id: admin.id } });
    expect([row.role, row.municipalityId]).toEqual(['regional_admin', null]);
    const elsewhere = { institutionId: there.institution.id };
    expect(await refusalOf(inviteStaff(region.actor, desk, read(elsewhere)))).toMatchObject({
      field: 'institutionId',
    });
    expect(await refusalOf(inviteStaff(region.actor, desk, read({ role: 'regional_admin' })))).toMatchObject({
      field: 'role',
    });
  });

  test('twice says where the first letter is, also of two presses at once', async () => {
    const { email } = await givenInvitation(here.admin.actor, atInstitution());
    const again = read({
      ...atInstitution(),
      email: email.toUpperCase().replace('EXAMPLE.RU', 'example.ru'),
    });
    expect(await refusalOf(inviteStaff(here.admin.actor, null, again))).toMatchObject({
      sentence: saying('уже отправлено'),
      field: 'email',
    });
    const both = read({ ...atInstitution(), email: `dvazhdy-${unique()}@example.ru` });
    const results = await Promise.allSettled([1, 2].map(() => inviteStaff(here.admin.actor, null, both)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await database().staffInvitation.count({ where: { email: both.email } })).toBe(1);
  });

  test('of somebody who works here leads to the card; elsewhere it is told that they work, not where', async () => {
    const known = await givenStaff({ role: 'operator', institutionId: here.institution.id });
    const stranger = await givenStaff({ role: 'operator', institutionId: there.institution.id });
    const email = { known: `known-${unique()}@example.ru`, stranger: `stranger-${unique()}@example.ru` };
    await database().account.update({ where: { id: known.accountId }, data: { staffEmail: email.known } });
    await database().account.update({
      where: { id: stranger.accountId },
      data: { staffEmail: email.stranger },
    });
    const invite = (to: string) =>
      inviteStaff(here.admin.actor, null, read({ ...atInstitution(), email: to }));
    expect(await refusalOf(invite(email.known))).toMatchObject({ sentence: saying('добавьте ему роль') });
    const refused = await refusedWithoutTrace(() => invite(email.stranger.replace('stranger', 'STRANGER')));
    expect(refused).toMatchObject({ field: 'email', sentence: saying('администратор региона') });
    expect(refused.sentence).not.toContain(there.institution.shortName);
    // An address that only looks alike to a pattern, or of somebody who works nowhere now, is invited.
    expect(await invite(email.stranger.replace('stranger-', 'stranger_'))).toMatch(/^[0-9a-f-]{36}$/);
    await database().accountGrant.update({ where: { id: stranger.grantId }, data: { endedAt: now() } });
    expect(await invite(email.stranger)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('by two places makes one account of one person: the second letter says where to go', async () => {
    const email = `odna-${unique()}@example.ru`;
    await inviteStaff(here.admin.actor, null, read({ ...atInstitution(), email }));
    const first = await tokenSentTo(email);
    const upper = email.replace('odna', 'Odna');
    await inviteStaff(there.admin.actor, null, read({ institutionId: there.institution.id, email: upper }));
    const second = await tokenSentTo(upper);
    const results = await Promise.allSettled(
      [first, second].map((token) => acceptInvitation(token, choice())),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = results[0]?.status === 'rejected' ? first : second;
    expect(await describeInvitation(lost)).toEqual({ refusal: saying('уже есть учётная запись') });
  });
});

describe('taking an invitation up', () => {
  test('makes an account with the person’s own login and password, in the role of the invitation', async () => {
    const { token, email, id } = await givenInvitation(here.admin.actor, atInstitution());
    expect(await describeInvitation(token)).toEqual({
      refusal: null,
      staffName: 'Пробная Вера Павловна',
      role: 'operator',
      roleTitle: 'Специалист уполномоченной организации',
      place: here.institution.shortName,
    });
    const chosen = choice();
    const traces = await tracesOf(() => acceptInvitation(token, chosen));
    const account = await database().account.findUniqueOrThrow({
      where: { login: chosen.login },
      include: { grants: true },
    });
    expect(account).toMatchObject({
      staffName: 'Пробная Вера Павловна',
      staffEmail: email,
      mustChangePassword: false,
      issuedById: here.admin.accountId,
      grants: [{ role: 'operator', institutionId: here.institution.id, grantedById: here.admin.accountId }],
    });
    expect(traces.audit).toMatchObject([
      { event: 'staff_invitation_accepted', by: account.id, subject: ['account', account.id] },
    ]);
    const signedIn = await signIn(chosen, unknownVisitor);
    expect(await findActor(signedIn.token)).toMatchObject({
      role: 'operator',
      name: 'Пробная Вера Павловна',
    });
    expect(await describeInvitation(token)).toEqual({ refusal: saying('уже создана') });
    expect(await refusalOf(acceptInvitation(token, choice()))).toMatchObject({ code: 'conflict' });
    expect(await listOpenInvitations(here.admin.actor, null)).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });

  test('lets the person in at once', async () => {
    const { token } = await givenInvitation(here.admin.actor, atInstitution());
    const account = await acceptInvitation(token, choice());
    const { token: session } = await enterCabinet(account, unknownVisitor);
    expect(await findActor(session)).toMatchObject({ accountId: account.id, mustChangePassword: false });
  });

  test.each([
    ['a short password', { password: 'коротко' }, 'password', 'не меньше 15 знаков'],
    ['the own name in it', { password: 'пробная вера павловна 77' }, 'password', 'имени'],
  ])('with %s is refused, and the link still works', async (_name, typed, field, sentence) => {
    const { token } = await givenInvitation(here.admin.actor, atInstitution());
    const refused = await refusalOf(acceptInvitation(token, { ...choice(), ...typed }));
    expect(refused).toMatchObject({ code: 'invalid', field, sentence: saying(sentence) });
    expect(await acceptInvitation(token, choice())).toHaveProperty('id');
  });

  test('with a login somebody has is refused at the login', async () => {
    const { token } = await givenInvitation(here.admin.actor, atInstitution());
    const taken = acceptInvitation(token, { ...choice(), login: here.admin.login });
    expect(await refusalOf(taken)).toMatchObject({ code: 'invalid', field: 'login' });
  });

  test('of ten sendings at once makes one account', async () => {
    const { token, id } = await givenInvitation(here.admin.actor, atInstitution());
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => acceptInvitation(token, choice())),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { accountId } = await database().staffInvitation.findUniqueOrThrow({ where: { id } });
    expect(
      await database().account.count({ where: { issuedById: here.admin.accountId, id: accountId ?? '' } }),
    ).toBe(1);
  });

  test('ends with its hours, with a newer letter, with the withdrawal and with the admin who sent it', async () => {
    const expired = await givenInvitation(here.admin.actor, atInstitution());
    await database().staffInvitation.update({
      where: { id: expired.id },
      data: { sentAt: new Date('2020-01-01'), expiresAt: new Date('2020-01-04') },
    });
    expect(await describeInvitation(expired.token)).toEqual({ refusal: saying('больше не работает') });

    const resent = await givenInvitation(here.admin.actor, atInstitution());
    await resendInvitation(here.admin.actor, resent.id);
    expect(await describeInvitation(resent.token)).toEqual({ refusal: saying('более новое письмо') });
    expect(await describeInvitation(await tokenSentTo(resent.email))).toMatchObject({ refusal: null });

    await withdrawInvitation(here.admin.actor, resent.id);
    expect(await describeInvitation(await tokenSentTo(resent.email))).toEqual({
      refusal: saying('отозвано'),
    });
    expect(await refusalOf(resendInvitation(here.admin.actor, resent.id))).toMatchObject({
      code: 'conflict',
    });
    expect(await refusalOf(withdrawInvitation(here.admin.actor, resent.id))).toMatchObject({
      code: 'conflict',
    });

    const former = await givenStaff({ role: 'municipal_admin', municipalityId: here.municipality.id });
    const orphan = await givenInvitation(former.actor, atInstitution());
    await database().accountGrant.update({ where: { id: former.grantId }, data: { endedAt: now() } });
    expect(await describeInvitation(orphan.token)).toEqual({ refusal: saying('отозвано') });
    expect(await refusalOf(acceptInvitation(orphan.token, choice()))).toMatchObject({ code: 'conflict' });
  });

  test('by a link nobody has sent is refused', async () => {
    expect(await describeInvitation('no-such-token')).toEqual({ refusal: saying('Такой ссылки нет') });
  });
});

describe('an invitation of another municipality', () => {
  test('is neither listed, nor sent again, nor withdrawn', async () => {
    const { id } = await givenInvitation(there.admin.actor, { institutionId: there.institution.id });
    const missing = { code: 'not_found' };
    expect(await refusalOf(resendInvitation(here.admin.actor, id))).toMatchObject(missing);
    expect(await refusalOf(withdrawInvitation(here.admin.actor, id))).toMatchObject(missing);
    const listed = await listOpenInvitations(here.admin.actor, {
      ...there.municipality,
      id: there.municipality.id,
    });
    expect(listed).toEqual([]);
    const known = await listOpenInvitations(region.actor, there.municipality);
    expect(known.map((invitation) => invitation.id)).toContain(id);
  });
});
