import { beforeAll, describe, expect, test } from 'vitest';
import { POST } from '@/app/cabinet/scans/save/route';
import { openSession } from '@/lib/access/session';
import { scanRefusals, scanSizeLimit } from '@/lib/domain/scan-files';
import { database, inTransaction } from '@/lib/platform/database';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { notPictures, twoHalves } from '@/tests/support/pictures';
import { posted } from '@/tests/support/posted';
import { storedFiles } from '@/tests/support/stored-files';

let parent: Awaited<ReturnType<typeof givenParent>>;
let token: string;
let picture: Buffer;

type Account = { accountId: string; grantId: string };

function signedIn({ accountId, grantId }: Account, role: 'parent' | 'child' | 'operator'): Promise<string> {
  return inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
}

beforeAll(async () => {
  parent = await givenParent();
  token = await signedIn(parent, 'parent');
  picture = await twoHalves(40, 20).jpeg().toBuffer();
});

type Sent = {
  bytes?: Uint8Array | null;
  replaces?: string;
  token?: string;
  headers?: Record<string, string>;
};

async function send({ bytes = picture, replaces, headers, ...sent }: Sent = {}) {
  const body = new FormData();
  if (replaces !== undefined) body.set('replaces', replaces);
  if (bytes) body.set('scan', new File([Uint8Array.from(bytes)], 'снимок.jpg'));
  const request = posted('/cabinet/scans/save', {
    token: 'token' in sent ? sent.token : token,
    headers,
    body,
  });
  const answer = await POST(request);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const waiting = (ownerId = parent.accountId) => database().scan.count({ where: { ownerId } });

describe('a picture sent ahead of its form', () => {
  test('is kept for the form, which gets its id', async () => {
    const { status, body } = await send();
    expect(status).toBe(200);
    expect(body).toEqual({ scanId: expect.any(String) as string, name: 'снимок.jpg', size: picture.length });
    const scan = await database().scan.findUniqueOrThrow({ where: { id: String(body.scanId) } });
    expect(scan).toMatchObject({ ownerId: parent.accountId, documentId: null, status: 'received' });
  });

  test('may take the place of an earlier one', async () => {
    const first = await send();
    const before = await waiting();
    const second = await send({ replaces: String(first.body.scanId) });
    expect(second.status).toBe(200);
    expect(await waiting()).toBe(before);
    expect(await database().scan.count({ where: { id: String(first.body.scanId) } })).toBe(0);
  });

  test('takes no other’s place for a name that is none', async () => {
    expect((await send({ replaces: 'не номер' })).status).toBe(200);
  });

  test('of a child of 14 and older is kept too; of a younger one it is not', async () => {
    const { id: municipalityId } = await givenMunicipality();
    for (const [age, status] of [
      [15, 200],
      [10, 403],
    ] as const) {
      const { childId } = await givenChild({ municipalityId, age });
      const account = await givenChildAccount(childId);
      expect((await send({ token: await signedIn(account, 'child') })).status).toBe(status);
    }
  });
});

describe('what is not kept is answered in words', () => {
  test.each([
    ['a text', notPictures.text, scanRefusals.not_a_picture],
    ['an empty file', Buffer.alloc(0), scanRefusals.empty],
    ['a cut picture', notPictures.cutJpeg, scanRefusals.unreadable],
    ['more than 15 MB', Buffer.alloc(scanSizeLimit + 1), scanRefusals.too_large],
    ['no file at all', null, scanRefusals.absent],
  ])('%s', async (_title, bytes, sentence) => {
    const [files, before] = [await storedFiles(), await waiting()];
    expect(await send({ bytes })).toEqual({ status: 422, body: { error: sentence } });
    expect([await storedFiles(), await waiting()]).toEqual([files, before]);
  });

  test('something that is no form', async () => {
    const answer = await POST(posted('/cabinet/scans/save', { token, body: 'текст' }));
    expect(answer.status).toBe(422);
  });
});

describe('nothing is kept', () => {
  test('of a visitor, and of one whose session has ended', async () => {
    const ended = await signedIn(parent, 'parent');
    await database().session.updateMany({
      where: { accountId: parent.accountId },
      data: { endedAt: new Date() },
    });
    const files = await storedFiles();
    for (const of of [undefined, ended]) {
      expect((await send({ token: of })).status).toBe(401);
    }
    expect(await storedFiles()).toEqual(files);
    token = await signedIn(parent, 'parent');
  });

  test('of somebody who has not yet chosen a password', async () => {
    const fresh = await givenParent();
    const freshToken = await signedIn(fresh, 'parent');
    await database().account.update({ where: { id: fresh.accountId }, data: { mustChangePassword: true } });
    expect((await send({ token: freshToken })).status).toBe(401);
    expect(await waiting(fresh.accountId)).toBe(0);
  });

  test('of staff: there is no such address for them', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const operator = await givenStaff({ role: 'operator', municipalityId });
    expect((await send({ token: await signedIn(operator, 'operator') })).status).toBe(404);
    expect(await waiting(operator.accountId)).toBe(0);
  });

  test('of what another site sends', async () => {
    const before = await waiting();
    expect((await send({ headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await send({ headers: { origin: 'https://other.example' } })).status).toBe(403);
    expect(await waiting()).toBe(before);
  });
});
