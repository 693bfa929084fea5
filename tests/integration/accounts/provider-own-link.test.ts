import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession, sessionCookie } from '@/lib/access/session';
import { getOwnLink } from '@/lib/accounts/provider/link-own-account';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { givenParent, givenStaff } from '@/tests/support/given';
import { signInAtProvider } from '@/tests/support/identity-provider/browser';
import { citizenOf } from '@/tests/support/identity-provider/citizen';
import { PortalBrowser, saidAt, whereTo } from '@/tests/support/identity-provider/portal-browser';
import {
  startIdentityProvider,
  type IdentityProviderForTests,
} from '@/tests/support/identity-provider/start';
import { tracesOf } from '@/tests/support/traces';

let provider: IdentityProviderForTests;
let browser: PortalBrowser;

beforeAll(async () => {
  provider = await startIdentityProvider(environment().APP_URL);
  Object.assign(process.env, provider.settings);
  readSettingsAnew();
});

afterAll(() => provider.stop());

beforeEach(() => {
  browser = new PortalBrowser();
});

const page = '/account/provider' as const;

/** Signs the account in in this browser. */
async function enter({ accountId, grantId: id }: { accountId: string; grantId: string }): Promise<void> {
  const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
  browser.jar.take(new Response(null, { headers: { 'set-cookie': sessionCookie(token) } }));
}

async function givenSignedIn(options: Parameters<typeof givenParent>[0] = {}) {
  const parent = await givenParent(options);
  await enter(parent);
  return { ...parent, citizen: await citizenOf(parent.personId) };
}

function linksOf(accountId: string): Promise<number> {
  return database().providerLink.count({ where: { accountId } });
}

describe('«Связать» in the cabinet', () => {
  test('links the account one is signed in to, and the sign-in works from then on', async () => {
    const { accountId, actor, citizen } = await givenSignedIn();
    const traces = await tracesOf(async () => {
      expect(whereTo(await browser.linkAs(citizen))).toBe(`${page}?done=linked`);
    });
    expect(traces.audit).toMatchObject([
      { event: 'provider_linked', by: accountId, subject: ['account', accountId], details: {} },
    ]);
    // No address is confirmed: the letter waits in «Почта».
    expect(traces.letters).toMatchObject([
      { kind: 'provider_linked', accountId, to: null, delivery: 'cabinet_only' },
    ]);
    expect(await getOwnLink(actor)).toBeInstanceOf(Date);
    const elsewhere = new PortalBrowser();
    expect(whereTo(await elsewhere.signInAs({ subject: citizen.subject }))).toBe('/cabinet');
    expect(await elsewhere.signedIn()).toBe(accountId);
  });

  test('twice is once', async () => {
    const { accountId, citizen } = await givenSignedIn();
    await browser.linkAs(citizen);
    const traces = await tracesOf(async () => {
      expect(whereTo(await browser.linkAs(citizen))).toBe(`${page}?done=linked`);
    });
    expect([traces.audit, traces.letters]).toEqual([[], []]);
    expect(await linksOf(accountId)).toBe(1);
  });

  test('without a SNILS in the register the full name decides', async () => {
    const { accountId, citizen } = await givenSignedIn({ complete: false });
    expect(citizen.snils).toBe('');
    const named = { ...citizen, snils: '112-233-445 95' };
    expect(whereTo(await browser.linkAs(named))).toBe(`${page}?done=linked`);
    expect(await linksOf(accountId)).toBe(1);
  });

  test('somebody with another name or SNILS, or with that of another record, is not linked', async () => {
    const { accountId, citizen } = await givenSignedIn();
    const namesake = await givenSignedIn({ complete: false });
    const settled = await citizenOf((await givenParent()).personId);
    await enter({ accountId, grantId: (await grantOf(accountId)).id });
    const sentences = new Set<string | null>();
    for (const one of [
      { ...citizen, givenName: 'Чужая' },
      { ...citizen, snils: settled.snils },
      { ...citizen, snils: '' },
      settled,
    ]) {
      sentences.add(await saidAt(page, await browser.linkAs(one), accountId));
    }
    await enter(namesake);
    const theirs = { ...namesake.citizen, snils: settled.snils };
    sentences.add(await saidAt(page, await browser.linkAs(theirs), namesake.accountId));
    expect([...sentences]).toEqual([expect.stringContaining('не совпадают с Вашими')]);
    expect(await linksOf(accountId)).toBe(0);
    expect(await linksOf(namesake.accountId)).toBe(0);
  });

  test('a person of the provider opens one account, and an account is opened by one', async () => {
    const name = { surname: 'Двойникова', givenName: 'Анна', patronymic: null };
    const first = await givenSignedIn({ complete: false, name });
    await browser.linkAs(first.citizen);
    expect(
      await saidAt(
        page,
        await browser.linkAs({ ...first.citizen, subject: `${first.citizen.subject}-2` }),
        first.accountId,
      ),
    ).toContain('уже связан другой вход через Госуслуги');
    const second = await givenSignedIn({ complete: false, name });
    expect(await saidAt(page, await browser.linkAs(first.citizen), second.accountId)).toContain(
      'не совпадают',
    );
    expect(await linksOf(second.accountId)).toBe(0);
  });

  test('of ten returns at once one links', async () => {
    const { accountId, citizen } = await givenSignedIn();
    const address = await signInAtProvider(await browser.departToLink(), citizen);
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.comeBack(address)));
    expect(answers.filter((answer) => whereTo(answer) === `${page}?done=linked`)).toHaveLength(1);
    expect(await linksOf(accountId)).toBe(1);
  });

  test('wants the password: an open browser is not enough', async () => {
    const { accountId } = await givenSignedIn();
    const { POST } = await import('@/app/account/provider/link/save/route');
    for (const presentPassword of ['', 'не тот пароль']) {
      const answer = await browser.post(POST, { presentPassword });
      expect(whereTo(answer)).toContain(`${page}?draft=`);
    }
    expect(await database().providerTrip.count({ where: { accountId } })).toBe(0);
  });

  test('a session that ended on the way links nothing, nor does another account in the same browser', async () => {
    const { accountId, citizen } = await givenSignedIn();
    const first = await signInAtProvider(await browser.departToLink(), citizen);
    await database().session.updateMany({ where: { accountId }, data: { endedAt: now() } });
    expect(await saidAt('/sign-in', await browser.comeBack(first))).toContain('сеанс закончился');

    const again = await givenSignedIn();
    const second = await signInAtProvider(await browser.departToLink(), again.citizen);
    const other = await givenSignedIn();
    expect(await saidAt(page, await browser.comeBack(second), other.accountId)).toContain('сеанс закончился');
    expect(await linksOf(accountId)).toBe(0);
    expect(await linksOf(again.accountId)).toBe(0);
    expect(await linksOf(other.accountId)).toBe(0);
  });

  test('is not for staff, alone or beside being a parent', async () => {
    const { POST } = await import('@/app/account/provider/link/save/route');
    const staff = await givenStaff({ role: 'regional_admin' });
    const token = await inTransaction((tx) =>
      openSession(tx, { id: staff.grantId, accountId: staff.accountId, role: 'regional_admin' }),
    );
    browser.jar.take(new Response(null, { headers: { 'set-cookie': sessionCookie(token) } }));
    expect(whereTo(await browser.post(POST, { presentPassword: 'x' }))).toBe(page);

    browser = new PortalBrowser();
    const both = await givenSignedIn();
    await database().accountGrant.create({ data: grantRow(both.accountId, 'regional_admin', {}, now()) });
    const answer = await browser.post(POST, { presentPassword: 'x' });
    expect(await saidAt(page, answer, both.accountId)).toContain('Так входят только семьи');
    expect(await database().providerTrip.count({ where: { accountId: both.accountId } })).toBe(0);
  });
});

describe('«Отвязать»', () => {
  test('ends the sign-in through the provider', async () => {
    const { accountId, actor, citizen } = await givenSignedIn();
    await browser.linkAs(citizen);
    const traces = await tracesOf(async () => {
      expect(whereTo(await browser.unlink())).toBe(`${page}?done=unlinked`);
    });
    expect(traces.audit).toMatchObject([{ event: 'provider_unlinked', by: accountId }]);
    expect(await getOwnLink(actor)).toBeNull();
    // Staff has never seen this parent: without the link the provider's word opens nothing.
    const elsewhere = new PortalBrowser();
    expect(await saidAt('/sign-in', await elsewhere.signInAs(citizen))).toContain('Ваш кабинет не найден');
    expect(await elsewhere.signedIn()).toBeNull();
  });

  test('wants the password, and happens once', async () => {
    const { accountId, citizen } = await givenSignedIn();
    await browser.linkAs(citizen);
    expect(whereTo(await browser.unlink('не тот пароль'))).toContain('?draft=');
    expect(await linksOf(accountId)).toBe(1);
    await browser.unlink();
    expect(await saidAt(page, await browser.unlink(), accountId)).toBe('Этот вход уже отвязан.');
  });

  test('leaves the links of others alone', async () => {
    const other = await givenSignedIn();
    await browser.linkAs(other.citizen);
    const mine = await givenSignedIn();
    await browser.linkAs(mine.citizen);
    await browser.unlink();
    expect([await linksOf(mine.accountId), await linksOf(other.accountId)]).toEqual([0, 1]);
  });
});

function grantOf(accountId: string): Promise<{ id: string }> {
  return database().accountGrant.findFirstOrThrow({ where: { accountId }, select: { id: true } });
}
