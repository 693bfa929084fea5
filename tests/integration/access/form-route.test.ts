import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { openSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { givenParent, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';

const childId = '11111111-1111-4111-8111-111111111111';
const page = `/cabinet/children/${childId}/edit`;

/** What the verb below was called with. */
let performed: unknown[] = [];
let fails: Error | null = null;

const route = formRoute({
  roles: ['parent'],
  fields: z.object({
    surname: z.string().min(1, 'Введите фамилию'),
    phone: z.string().min(5, 'Введите телефон').max(20, 'Слишком длинно'),
    password: z.string().optional(),
    scanId: z.string().optional(),
  }),
  page: ({ childId: id }: { childId: string }) => `/cabinet/children/${id}/edit`,
  perform: (actor, input, params) => {
    performed.push({ accountId: actor.accountId, input, params });
    return fails ? Promise.reject(fails) : Promise.resolve('/cabinet/children');
  },
  keepFile: (_actor, { name, bytes }) =>
    bytes.length > 3
      ? Promise.resolve({ scanId: name })
      : Promise.reject(new Refusal('invalid', 'Файл пустой.')),
  fileField: 'scan',
});

type Known = { accountId: string; token: string };

let parent: Known;

beforeAll(async () => {
  const { accountId, grantId } = await givenParent();
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
  parent = { accountId, token };
});

beforeEach(() => {
  performed = [];
  fails = null;
});

const good = { surname: 'Сёмина', phone: '+79131234567' };

function send(
  fields: Record<string, string>,
  sent: { token?: string; headers?: Record<string, string>; id?: string } = {},
) {
  const { token = parent.token, headers, id = childId } = sent;
  const request = posted(`${page}/save`, { token, headers, body: new URLSearchParams(fields) });
  return route(request, { params: Promise.resolve({ childId: id }) });
}

function sendFile(fields: Record<string, string>, bytes: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('scan', new File([bytes], 'скан.jpg'));
  return route(posted(`${page}/save`, { token: parent.token, body: form }), {
    params: Promise.resolve({ childId }),
  });
}

/** The draft a redirect points at, as the account's page finds it. */
async function draftOf(answer: Response, accountId: string | null = parent.accountId) {
  expect(answer.status).toBe(303);
  const location = new URL(answer.headers.get('location') ?? '', 'http://portal.test');
  expect(location.pathname).toBe(page);
  return findDraft(location.searchParams.get('draft') ?? '', accountId, page);
}

describe('a form that is in order', () => {
  test('calls the verb once and answers with the next page', async () => {
    const answer = await send(good);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cabinet/children']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(performed).toEqual([{ accountId: parent.accountId, input: good, params: { childId } }]);
  });

  test('with a file: what stands for it reaches the verb', async () => {
    await sendFile(good, 'картинка');
    expect(performed).toMatchObject([{ input: { ...good, scanId: 'скан.jpg' } }]);
  });
});

describe('a form with faults comes back with everything typed', () => {
  test('each message at its field, the first one of a field only', async () => {
    const draft = await draftOf(await send({ surname: '', phone: '1', comment: 'как есть' }));
    expect(draft).toEqual({
      values: { surname: '', phone: '1', comment: 'как есть' },
      errors: { surname: 'Введите фамилию', phone: 'Введите телефон' },
      sentence: null,
    });
    expect(performed).toEqual([]);
  });

  test('a password never does, and is never kept', async () => {
    const secret = 'очень-тайный-пароль';
    const draft = await draftOf(
      await send({ surname: '', phone: '1', password: secret, repeatPassword: secret }),
    );
    expect(draft?.values).toEqual({ surname: '', phone: '1' });
    expect(JSON.stringify(draft)).not.toContain(secret);
  });

  test('a refusal of the verb stands at its field or over the form', async () => {
    fails = new Refusal('conflict', 'Этот СНИЛС уже указан.', 'snils');
    expect(await draftOf(await send(good))).toEqual({
      values: good,
      errors: { snils: 'Этот СНИЛС уже указан.' },
      sentence: null,
    });
    fails = new Refusal('conflict', 'Заявка уже закрыта.');
    expect(await draftOf(await send(good))).toEqual({
      values: good,
      errors: {},
      sentence: 'Заявка уже закрыта.',
    });
  });

  test('an unexpected error shows a number and nothing of itself', async () => {
    fails = new Error('relation "person" does not exist at /srv/portal/lib');
    const draft = await draftOf(await send(good));
    expect(draft?.values).toEqual(good);
    expect(draft?.sentence).toMatch(/^Не получилось из-за ошибки на нашей стороне.* номер [0-9a-f]{8}\.$/);
    expect(JSON.stringify(draft)).not.toMatch(/relation|srv/);
  });

  test('a file that is refused stands at its field, beside the other faults', async () => {
    const draft = await draftOf(await sendFile({ surname: '', phone: '1' }, ''));
    expect(draft?.errors).toEqual({
      scan: 'Файл пустой.',
      surname: 'Введите фамилию',
      phone: 'Введите телефон',
    });
  });

  test('a file that was taken is kept with the draft', async () => {
    const draft = await draftOf(await sendFile({ surname: '', phone: '1' }, 'картинка'));
    expect(draft?.values).toMatchObject({ scanId: 'скан.jpg' });
  });

  test('a form that is too long is told so', async () => {
    const draft = await draftOf(await send({ ...good, comment: 'ю'.repeat(200_000) }));
    expect(draft?.sentence).toContain('слишком длинный');
    expect(performed).toEqual([]);
  });
});

describe('who asks', () => {
  test('a visitor is sent to sign in and led back; nothing of theirs is kept', async () => {
    const drafts = await database().formDraft.count();
    const answer = await send(good, { token: 'x' });
    expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(page)}`);
    expect(await database().formDraft.count()).toBe(drafts);
    expect(performed).toEqual([]);
  });

  test('whose session ended while typing finds it all after signing in again', async () => {
    const later = new Date(now().getTime() + 3 * 3_600_000);
    setClock(() => later);
    const answer = await send({ ...good, password: 'тайна' });
    const signIn = new URL(answer.headers.get('location') ?? '', 'http://portal.test');
    expect([answer.status, signIn.pathname]).toEqual([303, '/sign-in']);
    const next = new URL(signIn.searchParams.get('next') ?? '', 'http://portal.test');
    expect(next.pathname).toBe(page);
    const draft = await findDraft(next.searchParams.get('draft') ?? '', parent.accountId, page);
    expect(draft?.values).toEqual(good);
    expect(draft?.sentence).toContain('сеанс закончился');
    expect(performed).toEqual([]);
  });

  test('somebody in another role is led to the page, which decides what they see', async () => {
    const { accountId, grantId } = await givenStaff({ role: 'operator' });
    const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'operator' }));
    expect((await send(good, { token })).headers.get('location')).toBe(page);
    expect(performed).toEqual([]);
  });

  test('who still has the first password sets their own before anything else', async () => {
    const { accountId, grantId } = await givenParent();
    await database().account.update({ where: { id: accountId }, data: { mustChangePassword: true } });
    const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
    expect((await send(good, { token })).headers.get('location')).toBe('/first-password');
    expect(performed).toEqual([]);
  });

  test('a page of another site changes nothing, even with the cookie', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await send(good, { headers });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Форма отправлена не с этого сайта');
    }
    expect(performed).toEqual([]);
  });
});

test('an id that is none is a page that does not exist', async () => {
  for (const id of ['1', '../me', "' or 1=1 --", `${childId}x`]) {
    const answer = await send(good, { id });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Страница не найдена');
  }
  expect(performed).toEqual([]);
});
