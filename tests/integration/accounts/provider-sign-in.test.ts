import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeOffer } from '@/lib/accounts/provider/offer';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenSeenParent,
} from '@/tests/support/given';
import { signInAtProvider } from '@/tests/support/identity-provider/browser';
import { citizenOf } from '@/tests/support/identity-provider/citizen';
import { PortalBrowser, saidAt, whereTo } from '@/tests/support/identity-provider/portal-browser';
import {
  startIdentityProvider,
  type IdentityProviderForTests,
} from '@/tests/support/identity-provider/start';
import { fingerprint, tracesOf } from '@/tests/support/traces';

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

const notFound = 'По сведениям поставщика входа Ваш кабинет не найден.';
const cookie = () => browser.jar.get('portal-provider');

async function expectUnrecognised(answer: Response): Promise<void> {
  expect(await saidAt('/sign-in', answer)).toContain(notFound);
  expect(await browser.signedIn()).toBeNull();
}

describe('the first time', () => {
  test('asks whether to link, names the cabinet, and enters when it is confirmed', async () => {
    const email = 'vera@example.ru';
    const { accountId, personId, login } = await givenSeenParent({ email });
    await database().person.update({ where: { id: personId }, data: { emailConfirmedAt: now() } });
    const citizen = await citizenOf(personId);

    const asked = await browser.signInAs(citizen, { next: '/cabinet/children' });
    expect(whereTo(asked)).toBe('/sign-in/provider/link');
    expect(await browser.signedIn()).toBeNull();
    expect(await database().providerLink.count({ where: { accountId } })).toBe(0);
    expect(await describeOffer(cookie())).toEqual({
      label: 'Госуслуги',
      name: `${citizen.surname} ${citizen.givenName} ${citizen.patronymic}`,
      login: `${login.slice(0, 3)}…`,
    });

    const traces = await tracesOf(async () => {
      expect(whereTo(await browser.confirm())).toBe('/cabinet/children');
    });
    expect(await browser.signedIn()).toBe(accountId);
    expect(cookie()).toBeUndefined();
    const entry = { by: accountId, role: 'parent', subject: ['account', accountId] };
    expect(traces.audit).toMatchObject([
      { ...entry, event: 'provider_linked', details: {} },
      { ...entry, event: 'signed_in', details: { through: 'provider' } },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'provider_linked',
        to: email,
        accountId,
        personId,
        payload: { label: 'Госуслуги', link: 'http://portal.test/account/provider' },
      },
    ]);
    expect(await database().providerOffer.count({ where: { accountId } })).toBe(0);
  });

  test('the cookie is for this browser alone and lives ten minutes', async () => {
    const { personId } = await givenSeenParent();
    const asked = await browser.signInAs(await citizenOf(personId));
    expect(asked.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^portal-provider=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
      ) as string,
    ]);
  });

  test('the spelling of the name may differ as it does between registers', async () => {
    const name = { surname: 'Соловьёва-Орлова', givenName: 'Алёна', patronymic: 'Петровна' };
    const { personId } = await givenSeenParent({ name });
    const citizen = await citizenOf(personId);
    const answer = await browser.signInAs({
      ...citizen,
      surname: 'СОЛОВЬЕВА - ОРЛОВА',
      givenName: 'АЛЕНА',
      snils: citizen.snils.replace(/\D/g, ''),
    });
    expect(whereTo(answer)).toBe('/sign-in/provider/link');
  });

  test('a child with a sign-in of their own is found, too', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const { childId } = await givenChild({ municipalityId, age: 15 });
    const { accountId } = await givenChildAccount(childId);
    await expectUnrecognised(await browser.signInAs(await citizenOf(childId)));
    await givenCertificate({ childId, status: 'active' });
    await browser.signInAs(await citizenOf(childId));
    expect(whereTo(await browser.confirm())).toBe('/cabinet');
    expect(await browser.signedIn()).toBe(accountId);
  });

  test('«Не связывать» links nothing and the question is gone', async () => {
    const { personId, accountId } = await givenSeenParent();
    await browser.signInAs(await citizenOf(personId));
    const token = cookie();
    expect(whereTo(await browser.decline())).toBe('/sign-in');
    expect(await describeOffer(token)).toBeNull();
    expect(await saidAt('/sign-in', await browser.confirm())).toContain('Начните его заново');
    expect(await database().providerLink.count({ where: { accountId } })).toBe(0);
  });

  test('a question stands ten minutes, and only in this browser', async () => {
    const { personId, accountId } = await givenSeenParent();
    await browser.signInAs(await citizenOf(personId));
    const stranger = new PortalBrowser();
    expect(await saidAt('/sign-in', await stranger.confirm())).toContain('Начните его заново');
    const later = new Date(Date.now() + 10 * 60_000 + 1000);
    setClock(() => later);
    expect(await describeOffer(cookie())).toBeNull();
    expect(await saidAt('/sign-in', await browser.confirm())).toContain('больше 10 минут назад');
    setClock();
    expect(await database().providerLink.count({ where: { accountId } })).toBe(0);
  });

  test('of fifty confirmations at once one has an effect', async () => {
    const { personId, accountId } = await givenSeenParent();
    await browser.signInAs(await citizenOf(personId));
    const traces = await tracesOf(async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => browser.confirm()));
      expect(answers.filter((answer) => whereTo(answer) === '/cabinet')).toHaveLength(1);
      expect(answers.every(({ status }) => status === 303)).toBe(true);
    });
    expect(traces.audit.map(({ event }) => event)).toEqual(['provider_linked', 'signed_in']);
    expect(traces.letters).toHaveLength(1);
    expect(await database().providerLink.count({ where: { accountId } })).toBe(1);
  });

  test('what has changed since the question was asked counts', async () => {
    const { personId, accountId } = await givenSeenParent();
    await browser.signInAs(await citizenOf(personId));
    await database().account.update({ where: { id: accountId }, data: { blockedAt: now() } });
    await expectUnrecognised(await browser.confirm());
    expect(await database().providerLink.count({ where: { accountId } })).toBe(0);
  });
});

describe('whom staff has not seen, or who has no password of their own', () => {
  const close: Record<
    string,
    (of: { accountId: string; personId: string; operatorId: string }) => Promise<unknown>
  > = {
    'a tie nobody has proven': ({ personId: guardianId }) =>
      database().guardianship.updateMany({
        where: { guardianId },
        data: { provenAt: null, provenById: null },
      }),
    'a proven tie that has ended': ({ personId: guardianId, operatorId }) =>
      database().guardianship.updateMany({
        where: { guardianId },
        data: { endedAt: now(), endedById: operatorId, endGround: 'court' },
      }),
    'an account only a slip opens': ({ accountId: id }) =>
      database().account.update({ where: { id }, data: { passwordHash: null } }),
  };

  test('a parent without a child is not asked', async () => {
    const { personId, accountId } = await givenParent();
    await expectUnrecognised(await browser.signInAs(await citizenOf(personId)));
    expect(await database().providerOffer.count({ where: { accountId } })).toBe(0);
  });

  test('a child under 14 is not asked, for all the certificate', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const { childId } = await givenChild({ municipalityId, age: 12 });
    await givenChildAccount(childId);
    await givenCertificate({ childId, status: 'active' });
    await expectUnrecognised(await browser.signInAs(await citizenOf(childId)));
  });

  test.each(Object.entries(close))('is not asked: %s', async (_why, undo) => {
    const parent = await givenSeenParent();
    await undo(parent);
    await expectUnrecognised(await browser.signInAs(await citizenOf(parent.personId)));
    expect(await database().providerOffer.count({ where: { accountId: parent.accountId } })).toBe(0);
  });

  test.each(Object.entries(close))(
    'nor linked, if it has become so since the question: %s',
    async (_why, undo) => {
      const parent = await givenSeenParent();
      expect(whereTo(await browser.signInAs(await citizenOf(parent.personId)))).toBe(
        '/sign-in/provider/link',
      );
      await undo(parent);
      await expectUnrecognised(await browser.confirm());
      expect(await database().providerLink.count({ where: { accountId: parent.accountId } })).toBe(0);
    },
  );
});

describe('the second time', () => {
  async function givenLinked() {
    const parent = await givenSeenParent();
    const citizen = await citizenOf(parent.personId);
    await browser.signInAs(citizen);
    await browser.confirm();
    browser = new PortalBrowser();
    return { ...parent, citizen };
  }

  test('enters at once, to where one wanted to go on this site', async () => {
    const { accountId, citizen } = await givenLinked();
    const answer = await browser.signInAs({ subject: citizen.subject }, { next: '/cabinet/me' });
    expect(whereTo(answer)).toBe('/cabinet/me');
    expect(await browser.signedIn()).toBe(accountId);
    const other = await new PortalBrowser().signInAs(citizen, { next: 'https://evil.example/cabinet' });
    expect(whereTo(other)).toBe('/cabinet');
  });

  test('the first password still has to be replaced', async () => {
    const { accountId, citizen } = await givenLinked();
    await database().account.update({ where: { id: accountId }, data: { mustChangePassword: true } });
    expect(whereTo(await browser.signInAs(citizen))).toBe('/first-password');
  });

  test('a blocked account, one without a role and one that has become staff’s stay closed', async () => {
    for (const close of [
      (accountId: string) =>
        database().account.update({ where: { id: accountId }, data: { blockedAt: now() } }),
      (accountId: string) =>
        database().accountGrant.updateMany({ where: { accountId }, data: { endedAt: now() } }),
      (accountId: string) =>
        database().accountGrant.create({ data: grantRow(accountId, 'regional_admin', {}, now()) }),
    ]) {
      const { accountId, citizen } = await givenLinked();
      await close(accountId);
      const traces = await tracesOf(async () => expectUnrecognised(await browser.signInAs(citizen)));
      expect(traces.audit).toMatchObject([{ event: 'sign_in_refused', subject: ['account', accountId] }]);
    }
  });

  test('another person of the provider with the same name and SNILS is not asked whether to link', async () => {
    const { citizen } = await givenLinked();
    await expectUnrecognised(await browser.signInAs({ ...citizen, subject: `${citizen.subject}-other` }));
  });
});

describe('who is not recognised', () => {
  test('gets one and the same answer, whatever the reason, and nothing is kept', async () => {
    const { personId } = await givenSeenParent();
    const citizen = await citizenOf(personId);
    const blocked = await givenSeenParent();
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
    const { id: municipalityId } = await givenMunicipality();
    const { childId } = await givenChild({ municipalityId });
    const sentences = new Set<string | null>();
    for (const one of [
      { ...citizen, surname: 'Чужова' },
      { ...citizen, patronymic: '' },
      { ...citizen, snils: '' },
      { ...citizen, snils: '112-233-445 95' },
      { ...citizen, snils: '111-111-111 11' },
      { subject: citizen.subject },
      await citizenOf(blocked.personId),
      // In the register, without a sign-in of their own.
      await citizenOf(childId),
    ]) {
      browser = new PortalBrowser();
      const answer = await browser.signInAs(one);
      sentences.add(await saidAt('/sign-in', answer));
      expect(await browser.signedIn()).toBeNull();
    }
    expect([...sentences]).toEqual([expect.stringContaining(notFound)]);
    expect(await database().providerTrip.count()).toBe(0);
    expect(await database().providerOffer.count({ where: { account: { personId } } })).toBe(0);
  });
});

describe('the way back', () => {
  const again = 'Начните его заново';

  test('works once', async () => {
    const { personId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const token = cookie() ?? '';
    expect(whereTo(await browser.comeBack(address))).toBe('/sign-in/provider/link');
    const second = new PortalBrowser();
    second.jar.take(new Response(null, { headers: { 'set-cookie': `portal-provider=${token}` } }));
    expect(await saidAt('/sign-in', await second.comeBack(address))).toContain(again);
  });

  test('of ten at once one arrives', async () => {
    const { personId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.comeBack(address)));
    const arrived = answers.filter((answer) => whereTo(answer) === '/sign-in/provider/link');
    expect(arrived).toHaveLength(1);
  });

  test('is closed to another browser, also to one on a journey of its own', async () => {
    const { personId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const stranger = new PortalBrowser();
    expect(await saidAt('/sign-in', await stranger.comeBack(address))).toContain(again);
    await stranger.depart();
    expect(await saidAt('/sign-in', await stranger.comeBack(address))).toContain(again);
    expect(whereTo(await browser.comeBack(address))).toBe('/sign-in/provider/link');
  });

  test('with another state, or without one, leaves the journey as it is', async () => {
    const { personId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    for (const state of ['another', '']) {
      const forged = new URL(address);
      forged.searchParams.set('state', state);
      expect(await saidAt('/sign-in', await browser.comeBack(forged))).toContain(again);
    }
    expect(whereTo(await browser.comeBack(address))).toBe('/sign-in/provider/link');
  });

  test('is closed after ten minutes', async () => {
    const { personId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const later = new Date(Date.now() + 10 * 60_000 + 1000);
    setClock(() => later);
    expect(await saidAt('/sign-in', await browser.comeBack(address))).toContain('больше 10 минут назад');
  });

  test('of who changed their mind says so', async () => {
    const address = await signInAtProvider(await browser.depart(), {}, 'no');
    expect(await saidAt('/sign-in', await browser.comeBack(address))).toBe(
      'Вы отменили вход. Повторите его или войдите с логином и паролем.',
    );
  });

  test.each([
    'another_key',
    'unsigned',
    'another_nonce',
    'another_audience',
    'another_issuer',
    'expired',
  ] as const)('with a token spoilt on the way (%s) is closed', async (how) => {
    const { personId, accountId } = await givenSeenParent();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    provider.tamper(how);
    const answer = await browser.comeBack(address);
    provider.tamper(null);
    expect(await saidAt('/sign-in', answer)).toContain('сейчас не отвечает');
    expect(await database().providerOffer.count({ where: { accountId } })).toBe(0);
  });

  test('with a code of another journey is closed: it fits neither nonce nor verifier', async () => {
    const { personId } = await givenSeenParent();
    const mine = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const stranger = new PortalBrowser();
    const theirs = await signInAtProvider(
      await stranger.depart(),
      await citizenOf((await givenSeenParent()).personId),
    );
    mine.searchParams.set('code', theirs.searchParams.get('code') ?? '');
    expect(await saidAt('/sign-in', await browser.comeBack(mine))).toContain('сейчас не отвечает');
  });
});

test('the question to the provider asks for no more than is needed, and its answer is bound to it', async () => {
  const departure = new URL(await browser.depart());
  const { searchParams } = departure;
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid fullname snils',
    redirect_uri: 'http://portal.test/sign-in/provider/return',
    code_challenge_method: 'S256',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  }
  expect(departure.href).not.toContain(cookie());
});

test('the provider is asked for its addresses once, however many sign in', async () => {
  await browser.depart();
  const before = provider.asked.length;
  await new PortalBrowser().depart();
  await new PortalBrowser().depart();
  expect(provider.asked.slice(before)).toEqual([]);
});

test('a form of another site begins nothing', async () => {
  const { POST } = await import('@/app/(access)/sign-in/provider/route');
  const before = await fingerprint();
  const answer = await POST(
    new Request(environment().APP_URL, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }),
  );
  expect(answer.status).toBe(403);
  expect(await fingerprint()).toEqual(before);
});

test('what the tables keep on the way tells neither SNILS nor name nor who may go on', async () => {
  const { personId } = await givenSeenParent();
  const citizen = await citizenOf(personId);
  await browser.depart();
  await browser.signInAs(citizen);
  const kept = JSON.stringify([
    await database().$queryRaw`select t::text from provider_trip t`,
    await database().$queryRaw`select t::text from provider_offer t`,
    await database().$queryRaw`select t::text from provider_link t`,
  ]);
  const digits = citizen.snils.replace(/\D/g, '');
  for (const secret of [citizen.snils, digits, citizen.surname, citizen.subject, cookie() ?? '?']) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
  }
});
