import { beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/(access)/confirm-email/[token]/route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import { database, inTransaction } from '@/lib/platform/database';
import { givenMunicipality, givenParent, unique } from '@/tests/support/given';
import { fileWithToken, givenReadyFamily } from '@/tests/support/ready-family';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

async function givenFiled() {
  const family = await givenReadyFamily({ municipalityId });
  return {
    ...family,
    ...(await fileWithToken(family.actor, family.childId, `semya-${unique()}@example.ru`)),
  };
}

/** Opens the link of the letter; returns where it leads. */
async function open(token: string, account?: { grantId: string; accountId: string }) {
  const session =
    account &&
    (await inTransaction((tx) =>
      openSession(tx, { id: account.grantId, accountId: account.accountId, role: 'parent' }),
    ));
  const headers: Record<string, string> = session ? { cookie: `${sessionCookieName()}=${session}` } : {};
  const request = new Request(`http://portal.test/confirm-email/${token}`, { headers });
  return (await GET(request, { params: Promise.resolve({ token }) })).headers.get('location');
}

async function statusOf(id: string): Promise<string> {
  return (await database().application.findUniqueOrThrow({ where: { id } })).status;
}

test('the signed-in applicant confirms by opening, and opening again comes to the application', async () => {
  const family = await givenFiled();
  const application = `/cabinet/applications/${family.applicationId}`;
  expect(await open(family.token, family)).toBe(application);
  expect(await statusOf(family.applicationId)).toBe('confirmed');
  expect(await open(family.token, family)).toBe(application);
});

test('a mail scanner, a visitor and another parent only come to the button', async () => {
  const { token, applicationId } = await givenFiled();
  const stranger = await givenParent();
  for (const account of [undefined, undefined, stranger]) {
    expect(await open(token, account)).toBe(`/confirm-email/${token}/press`);
  }
  expect(await statusOf(applicationId)).toBe('awaiting_confirmation');
});

test('a link of nobody comes to the page that says so', async () => {
  expect(await open('no-such-link')).toBe('/confirm-email/no-such-link/press');
});
