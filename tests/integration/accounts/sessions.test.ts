import { describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { listSessions } from '@/lib/access/session-list';
import { chooseRole, listRoles } from '@/lib/accounts/choose-role';
import { endOwnSession, signOutEverywhere } from '@/lib/accounts/end-sessions';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenMunicipality, givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function signedIn(login: string, userAgent: string | null = null) {
  const { token } = await signIn({ login, password: givenPassword }, { ...unknownVisitor, userAgent });
  const actor = await findActor(token);
  if (!actor) throw new Error('Not signed in');
  return { token, actor };
}

describe('the list of sessions', () => {
  test('names one’s own live ones, this one first, by device and never by address', async () => {
    const parent = await givenParent();
    await database().session.updateMany({ where: { accountId: parent.accountId }, data: { endedAt: now() } });
    const first = await signedIn(parent.login, firefox);
    const second = await signedIn(parent.login);
    await signedIn((await givenParent()).login);
    const listed = await listSessions(first.actor);
    expect(listed.map(({ id, device, current }) => [id, device, current])).toEqual([
      [first.actor.sessionId, 'Firefox, Linux', true],
      [second.actor.sessionId, null, false],
    ]);
    const row = await database().session.findUniqueOrThrow({ where: { id: first.actor.sessionId } });
    expect(JSON.stringify(row)).not.toContain('Gecko');
  });

  test('leaves out what has ended by itself', async () => {
    const { login } = await givenParent();
    const { actor } = await signedIn(login);
    setClock(() => new Date(Date.now() + 3 * 3_600_000));
    const later = await signedIn(login);
    expect((await listSessions(later.actor)).map(({ id }) => id)).toEqual([later.actor.sessionId]);
    expect(actor.sessionId).not.toBe(later.actor.sessionId);
  });
});

describe('ending', () => {
  test('one session elsewhere shuts it on the next request', async () => {
    const { login, accountId } = await givenParent();
    const [mine, other] = [await signedIn(login), await signedIn(login)];
    const traces = await tracesOf(() => endOwnSession(mine.actor, other.actor.sessionId));
    expect(traces.audit).toMatchObject([{ event: 'session_ended', by: accountId }]);
    expect(await findActor(other.token)).toBeNull();
    expect(await findActor(mine.token)).not.toBeNull();
    expect((await tracesOf(() => endOwnSession(mine.actor, other.actor.sessionId))).audit).toEqual([]);
  });

  test('a stranger’s session is answered as a missing one', async () => {
    const { actor } = await givenParent();
    const stranger = await givenParent();
    const ofStranger = () => endOwnSession(actor, stranger.actor.sessionId);
    const missing = () => endOwnSession(actor, '11111111-1111-4111-8111-111111111111');
    expect(await refusedWithoutTrace(ofStranger)).toEqual(await refusedWithoutTrace(missing));
  });

  test('everywhere ends this one, too', async () => {
    const { login } = await givenParent();
    const [mine, other] = [await signedIn(login), await signedIn(login)];
    const { audit } = await tracesOf(() => signOutEverywhere(mine.actor));
    // The account was made with a session of its own.
    expect(audit).toMatchObject([{ event: 'every_session_ended', details: { sessions: 3 } }]);
    expect(await findActor(mine.token)).toBeNull();
    expect(await findActor(other.token)).toBeNull();
  });
});

describe('several roles', () => {
  async function givenTwoRoles() {
    const { id: municipalityId } = await givenMunicipality();
    const staff = await givenStaff({ role: 'operator', municipalityId });
    const second = grantRow(staff.accountId, 'municipal_admin', { municipalityId }, now());
    await database().accountGrant.create({ data: second });
    return { ...staff, municipalityId, secondId: second.id };
  }

  test('are offered with their places, and another session is opened for the chosen one', async () => {
    const { login, grantId, secondId } = await givenTwoRoles();
    const { token, severalRoles } = await signIn(
      { login, password: givenPassword },
      { ...unknownVisitor, userAgent: firefox },
    );
    expect(severalRoles).toBe(true);
    const actor = await findActor(token);
    if (!actor) throw new Error('Not signed in');
    expect(actor).toMatchObject({ role: 'operator', severalRoles: true });
    expect((await listRoles(actor)).map((choice) => [choice.grantId, choice.current])).toEqual([
      [grantId, true],
      [secondId, false],
    ]);
    let chosen = { token: '', role: 'operator' };
    const { audit } = await tracesOf(async () => {
      chosen = await chooseRole(actor, { grantId: secondId });
    });
    expect(audit).toMatchObject([{ event: 'role_chosen', details: { role: 'municipal_admin' } }]);
    expect(chosen.role).toBe('municipal_admin');
    expect(await findActor(token)).toBeNull();
    const next = await findActor(chosen.token);
    expect(next).toMatchObject({ role: 'municipal_admin' });
    const [before, after] = await Promise.all(
      [actor, next].map((one) =>
        database().session.findUniqueOrThrow({ where: { id: one?.sessionId ?? '' } }),
      ),
    );
    // Changing to and fro is no way to stay signed in for ever.
    expect(after?.expiresAt.getTime()).toBeLessThanOrEqual(before?.expiresAt.getTime() ?? 0);
    expect(after?.device).toBe('Firefox, Linux');
  });

  test('a role that has ended or is somebody else’s cannot be chosen', async () => {
    const { actor, municipalityId, secondId } = await givenTwoRoles();
    const other = await givenTwoRoles();
    // The last admin of a municipality stays one.
    await givenStaff({ role: 'municipal_admin', municipalityId });
    await database().accountGrant.update({ where: { id: secondId }, data: { endedAt: now() } });
    for (const grantId of [secondId, other.secondId]) {
      expect(await refusedWithoutTrace(() => chooseRole(actor, { grantId }))).toMatchObject({
        code: 'invalid',
        field: 'grantId',
      });
    }
  });
});
