import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { findDraft, findLastDraft, keepDraft } from '@/lib/platform/drafts';
import { givenParent } from '@/tests/support/given';

const page = '/cabinet/me';
const form = {
  values: { surname: 'Сёмина-Заречная' },
  errors: { phone: 'Введите номер телефона' },
  sentence: null,
};

let mine: string;
let other: string;

beforeAll(async () => {
  mine = (await givenParent()).accountId;
  other = (await givenParent()).accountId;
});

test('a draft comes back to its account and its page as it was', async () => {
  const id = await keepDraft(mine, page, form);
  expect(await findDraft(id, mine, page)).toEqual(form);
  // Reloading the page shows it again.
  expect(await findDraft(id, mine, page)).toEqual(form);
});

test('nobody else and no other page sees it', async () => {
  const id = await keepDraft(mine, page, form);
  expect(await findDraft(id, other, page)).toBeNull();
  expect(await findDraft(id, null, page)).toBeNull();
  expect(await findDraft(id, mine, '/cabinet/children/new')).toBeNull();
  expect(await findDraft('11111111-1111-4111-8111-111111111111', mine, page)).toBeNull();
});

test('a draft from before signing in is nobody’s but the visitor’s who holds its id', async () => {
  const id = await keepDraft(null, '/sign-in', form);
  expect(await findDraft(id, null, '/sign-in')).toEqual(form);
  expect(await findDraft(id, mine, '/sign-in')).toBeNull();
});

test('after a day it is gone', async () => {
  const id = await keepDraft(mine, page, form);
  const kept = now().getTime();
  setClock(() => new Date(kept + 24 * 3_600_000 - 60_000));
  expect(await findDraft(id, mine, page)).toEqual(form);
  setClock(() => new Date(kept + 24 * 3_600_000 + 60_000));
  expect(await findDraft(id, mine, page)).toBeNull();
});

test('who reads the table reads nothing, and moving a draft to another id opens nothing', async () => {
  const id = await keepDraft(mine, page, form);
  const row = await database().formDraft.findUniqueOrThrow({ where: { id } });
  const raw = Buffer.from(row.content);
  for (const plain of ['Сёмина-Заречная', 'surname', 'телефона']) expect(raw.includes(plain)).toBe(false);
  const moved = await keepDraft(other, page, form);
  await database().formDraft.update({ where: { id: moved }, data: { content: row.content } });
  await expect(findDraft(moved, other, page)).rejects.toThrow();
});

test('the last draft of a page is found without its id, by its account alone', async () => {
  const detour = `/cabinet/children/${randomUUID()}/apply/change`;
  expect(await findLastDraft(mine, detour)).toBeNull();
  const start = now().getTime();
  for (const [seconds, surname] of [
    [0, 'Сёмина'],
    [1, 'Заречная'],
  ] as const) {
    const id = await keepDraft(mine, detour, { ...form, values: { surname } });
    const createdAt = new Date(start + seconds * 1000);
    await database().formDraft.update({ where: { id }, data: { createdAt } });
  }
  expect((await findLastDraft(mine, detour))?.values).toEqual({ surname: 'Заречная' });
  expect(await findLastDraft(other, detour)).toBeNull();
});
