import { describe, expect, test } from 'vitest';
import { POST as askFor } from '@/app/(access)/sign-in/passkey/options/route';
import { POST as submit } from '@/app/(access)/sign-in/passkey/submit/route';
import { POST as remove } from '@/app/account/passkeys/[passkeyId]/remove/route';
import { POST as save } from '@/app/account/passkeys/save/route';
import { POST as start } from '@/app/account/passkeys/start/route';
import { peerHeader } from '@/app/_server/request-start';
import type { Actor } from '@/lib/access/actor';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import { listPasskeys } from '@/lib/accounts/passkeys/own-passkeys';
import { getPasskeyOptions } from '@/lib/accounts/passkeys/start-passkey';
import { database, inTransaction } from '@/lib/platform/database';
import { givenParent, givenPassword } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { valueOf } from '@/tests/support/second-step';
import { SoftwareAuthenticator } from '@/tests/support/software-authenticator';
import { saying } from '@/tests/support/traces';
import { givenDevice, here } from '@/tests/support/given-passkey';

const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const noParams = { params: Promise.resolve(undefined) };

describe('the routes', () => {
  async function tokenFor({
    accountId,
    grantId: id,
  }: {
    accountId: string;
    grantId: string;
  }): Promise<string> {
    return inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
  }

  /** The way of the button from one address. */
  async function asked(address: string) {
    const answer = await askFor(
      posted('/sign-in/passkey/options', { headers: { [peerHeader]: address }, body: form({}) }),
    );
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    return { answer, cookie: `portal-challenge=${valueOf('challenge', cookie)}` };
  }

  test('add, sign in where one wanted to go, and remove', async () => {
    const parent = await givenParent();
    const token = await tokenFor(parent);
    const begun = await start(
      posted('/account/passkeys/start', {
        token,
        body: form({ name: ' Мой   телефон ', presentPassword: givenPassword }),
      }),
      noParams,
    );
    const challengeId = /\?add=(.+)$/.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
    const actor = (await findActor(token)) as Actor;
    const { options } = (await getPasskeyOptions(actor, challengeId)) ?? {};
    if (!options) throw new Error('No options');
    const device = new SoftwareAuthenticator();
    const response = device.create(options, here);
    const added = await save(
      posted('/account/passkeys/save', { token, body: form({ challengeId, response }) }),
      noParams,
    );
    expect(added.headers.get('location')).toBe('/account/passkeys?done=added');

    const { answer, cookie } = await asked('192.0.2.31');
    const body = form({
      response: device.get((await answer.json()) as { challenge: string }, here),
      next: '/cabinet/children',
    });
    const entered = await submit(posted('/sign-in/passkey/submit', { headers: { cookie }, body }));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/cabinet/children']);
    const cookies = entered.headers.getSetCookie();
    expect(cookies[0]).toContain(sessionCookieName());
    expect(cookies.at(-1)).toMatch(/^portal-challenge=; .*Max-Age=0/);
    const again = await submit(posted('/sign-in/passkey/submit', { headers: { cookie }, body }));
    expect(again.headers.get('location')).toMatch(/^\/sign-in\?next=%2Fcabinet%2Fchildren&draft=/);

    const passkeyId = (await listPasskeys(actor))[0]?.id ?? '';
    const removed = await remove(posted(`/account/passkeys/${passkeyId}/remove`, { token, body: form({}) }), {
      params: Promise.resolve({ passkeyId }),
    });
    expect(removed.headers.get('location')).toBe('/account/passkeys?done=removed');
  });

  test('the first password still comes first', async () => {
    const parent = await givenParent();
    const device = await givenDevice(parent.actor);
    await database().account.update({ where: { id: parent.accountId }, data: { mustChangePassword: true } });
    const { answer, cookie } = await asked('192.0.2.33');
    const response = device.get((await answer.json()) as { challenge: string }, here);
    const entered = await submit(
      posted('/sign-in/passkey/submit', { headers: { cookie }, body: form({ response }) }),
    );
    expect(entered.headers.get('location')).toBe('/first-password');
  });

  test('sixty tries from one address in a quarter of an hour, and from there no more', async () => {
    for (let n = 0; n < 60; n += 1) expect((await asked('192.0.2.37')).answer.status).toBe(200);
    const { answer } = await asked('192.0.2.37');
    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual({ error: saying('Слишком много попыток') });
    expect((await asked('192.0.2.38')).answer.status).toBe(200);
  });

  test('nothing is given to another site', async () => {
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' }, body: form({}) };
    expect((await askFor(posted('/sign-in/passkey/options', foreign))).status).toBe(403);
    expect((await submit(posted('/sign-in/passkey/submit', foreign))).status).toBe(403);
  });
});
