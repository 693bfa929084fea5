import { describe, expect, test } from 'vitest';
import { POST as saveChoice } from '@/app/(access)/choose-role/save/route';
import { POST as saveFirst } from '@/app/(access)/first-password/save/route';
import { POST as saveRecovered } from '@/app/(access)/recover/[token]/save/route';
import { POST as askForLink } from '@/app/(access)/sign-in/forgotten/save/route';
import { POST as submit } from '@/app/(access)/sign-in/submit/route';
import { peerHeader } from '@/app/_server/request-start';
import { POST as endAll } from '@/app/account/sessions/end-all/route';
import { POST as endOne } from '@/app/account/sessions/[sessionId]/end/route';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { hashPassword } from '@/lib/platform/passwords';
import { givenMunicipality, givenParent, givenPassword, givenStaff, unique } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { tracesOf } from '@/tests/support/traces';

const own = 'тихая река и три сосны';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const noParams = { params: Promise.resolve(undefined) };

/** From an address of its own, as the server tells it. */
function signInForm(login: string, password: string, address: string): Promise<Response> {
  return submit(
    posted('/sign-in/submit', { headers: { [peerHeader]: address }, body: form({ login, password }) }),
  );
}

function cookieIn(answer: Response): string {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName()}=`)) ?? '';
  return /=([^;]*)/.exec(line)?.[1] ?? '';
}

async function keptBehind(page: string, path: string): Promise<Record<string, string>> {
  const draft = /draft=([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
  return (await findDraft(draft, null, path))?.values ?? {};
}

async function tokenFor(parent: { accountId: string; grantId: string }): Promise<string> {
  const { accountId, grantId: id } = parent;
  return inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
}

describe('signing in', () => {
  test('after too many attempts answers 429 with the time to wait; the login is kept, the password not', async () => {
    const { login } = await givenParent();
    for (let n = 0; n < 5; n += 1) {
      expect((await signInForm(login, 'не тот пароль', '192.0.2.7')).status).toBe(303);
    }
    const answer = await signInForm(login, givenPassword, '192.0.2.7');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const page = await answer.text();
    expect(page).toContain('<title>Ошибка: слишком много попыток</title>');
    expect(page).toContain('Войти можно через 15');
    expect(page).toContain('href="/sign-in/forgotten"');
    expect(page).not.toContain(givenPassword);
    expect(await keptBehind(page, '/sign-in')).toEqual({ login });
    expect((await signInForm(login, givenPassword, '198.51.100.7')).headers.get('location')).toBe('/cabinet');
  });

  test('of too many at once answers 503 with the time to wait and counts nothing', async () => {
    const { login } = await givenParent();
    let signingIn = true;
    // Who is served makes room for the next at once: however fast the machine, all places stay taken.
    const crowd = Promise.all(
      Array.from({ length: 42 }, async (_, n) => {
        while (signingIn) await hashPassword(`пароль ${n}`);
      }),
    );
    const before = await database().rateLimit.count();
    const answer = await signInForm(login, givenPassword, '192.0.2.9');
    signingIn = false;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await keptBehind(await answer.text(), '/sign-in')).toEqual({ login });
    expect(await database().rateLimit.count()).toBe(before);
    await crowd;
    expect((await signInForm(login, givenPassword, '192.0.2.9')).status).toBe(303);
  });

  test('a login with a sign that the database refuses is a wrong login and no error of ours', async () => {
    const answer = await signInForm('family\u00007', givenPassword, '192.0.2.13');
    const draft = /draft=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    expect((await findDraft(draft, null, '/sign-in'))?.sentence).not.toContain('на нашей стороне');
  });

  test('marks the browser, apart from the session', async () => {
    const { login } = await givenParent();
    const cookies = (await signInForm(login, givenPassword, '192.0.2.11')).headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[1]).toMatch(/^portal-device=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=15552000$/);
  });
});

test('the first password leads on under a new session', async () => {
  const parent = await givenParent();
  await database().account.update({ where: { id: parent.accountId }, data: { mustChangePassword: true } });
  const token = await tokenFor(parent);
  const answer = await saveFirst(
    posted('/first-password/save', { token, body: form({ password: own, repeatPassword: own }) }),
    noParams,
  );
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cabinet']);
  expect(await findActor(token)).toBeNull();
  expect(await findActor(cookieIn(answer))).toMatchObject({ mustChangePassword: false });
});

describe('recovery', () => {
  async function givenLink(): Promise<{ token: string; accountId: string }> {
    const email = `vera-${unique()}@example.ru`;
    const { login, accountId } = await givenParent({ email });
    const { jobs } = await tracesOf(async () => {
      const answer = await askForLink(posted('/sign-in/forgotten/save', { body: form({ login, email }) }));
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/forgotten/sent']);
    });
    const { letters } = await tracesOf(() => sendRecoveryLink(jobs[0]?.data as { recoveryId: string }));
    const { link } = letters[0]?.payload as { link: string };
    return { token: new URL(link).pathname.replace('/recover/', ''), accountId };
  }

  const send = (token: string, password: string) =>
    saveRecovered(posted(`/recover/${token}/save`, { body: form({ password, repeatPassword: password }) }), {
      params: Promise.resolve({ token }),
    });

  test('leads to signing in; a weak password returns to the page and the table never holds the token', async () => {
    const { token } = await givenLink();
    const weak = await send(token, 'пароль123456');
    expect(weak.headers.get('location')).toMatch(new RegExp(`^/recover/${token}\\?draft=`));
    const drafts = await database().formDraft.findMany({ select: { path: true } });
    expect(drafts.filter(({ path }) => path.includes(token))).toEqual([]);

    const answer = await send(token, own);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?password=set']);
    expect(cookieIn(answer)).toBe('');
  });

  test('a login or address that fits nothing is answered alike; a damaged address is told', async () => {
    const answer = await askForLink(
      posted('/sign-in/forgotten/save', {
        body: form({ login: `nobody-${unique()}`, email: 'a@example.ru' }),
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/forgotten/sent']);
    const damaged = await askForLink(
      posted('/sign-in/forgotten/save', { body: form({ login: 'x', email: 'нет' }) }),
    );
    expect(damaged.headers.get('location')).toContain('/sign-in/forgotten?draft=');
  });
});

describe('sessions', () => {
  test('everywhere: the cookie goes and the way leads to signing in', async () => {
    const token = await tokenFor(await givenParent());
    const answer = await endAll(posted('/account/sessions/end-all', { token, body: form({}) }), noParams);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?ended=everywhere']);
    expect(cookieIn(answer)).toBe('');
    expect(await findActor(token)).toBeNull();
  });

  test('one elsewhere, and a stranger’s returns with the words of a missing one', async () => {
    const parent = await givenParent();
    const token = await tokenFor(parent);
    const end = (sessionId: string) =>
      endOne(posted(`/account/sessions/${sessionId}/end`, { token, body: form({}) }), {
        params: Promise.resolve({ sessionId }),
      });
    const { sessionId } = parent.actor;
    expect((await end(sessionId)).headers.get('location')).toBe('/account/password?done=session');
    const stranger = await givenParent();
    expect((await end(stranger.actor.sessionId)).headers.get('location')).toContain('?draft=');
    expect(
      (await database().session.findUniqueOrThrow({ where: { id: stranger.actor.sessionId } })).endedAt,
    ).toBeNull();
  });
});

test('a chosen role leads where one wanted to go only within its own room', async () => {
  const { id: municipalityId } = await givenMunicipality();
  const staff = await givenStaff({ role: 'operator', municipalityId });
  const admin = grantRow(staff.accountId, 'municipal_admin', { municipalityId }, now());
  await database().accountGrant.create({ data: admin });
  const choose = async (grantId: string, next: string) => {
    const { accountId, grantId: id } = staff;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'operator' }));
    const answer = await saveChoice(
      posted('/choose-role/save', { token, body: form({ grantId, next }) }),
      noParams,
    );
    expect(await findActor(cookieIn(answer))).not.toBeNull();
    return answer.headers.get('location');
  };
  expect(await choose(staff.grantId, '/counter/search?x=1')).toBe('/counter/search?x=1');
  expect(await choose(admin.id, '/counter/search?x=1')).toBe('/admin/municipality');
  expect(await choose(admin.id, 'https://evil.example/admin')).toBe('/admin/municipality');
});
