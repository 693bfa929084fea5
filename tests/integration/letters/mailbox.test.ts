import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import type { LetterDeed } from '@/lib/domain/mailbox';
import { fileLetter } from '@/lib/letters/file-letter';
import { countUnread, listLetters } from '@/lib/letters/mailbox';
import { openLetter } from '@/lib/letters/open-letter';
import { readAll } from '@/lib/letters/read-all';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { recipientsOf } from '@/lib/record-changes/recipients';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenPlainLetter } from '@/tests/support/given/letters';
import { givenTown, type Town } from '@/tests/support/town';
import { refusalOf } from '@/tests/support/refusal-of';

const opened = { onlyFetched: false };
const start = Date.UTC(2026, 4, 1);

let town: Town;
let parent: Awaited<ReturnType<typeof givenParent>>;
let stranger: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  town = await givenTown();
  [parent, stranger] = [await givenParent(), await givenParent()];
});

/** So many letters, the oldest first. */
async function givenLetters(to: Parameters<typeof givenPlainLetter>[0], count: number): Promise<string[]> {
  const letters: string[] = [];
  for (let n = 0; n < count; n += 1) {
    letters.push(await givenPlainLetter(to, new Date(start + Math.floor(n / 2) * 60_000)));
  }
  return letters;
}

async function listed(actor: Actor, folder: Parameters<typeof listLetters>[1] = 'inbox'): Promise<string[]> {
  return (await listLetters(actor, folder, null)).rows.map(({ id }) => id);
}

function rowOf(id: string) {
  return database().letter.findUniqueOrThrow({ where: { id }, select: { readAt: true, archivedAt: true } });
}

describe('the list', () => {
  test('goes on part by part, the newest first, and loses none of one moment', async () => {
    const reader = await givenParent();
    const letters = await givenLetters(reader, 45);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const part: Awaited<ReturnType<typeof listLetters>> = await listLetters(reader.actor, 'inbox', after);
      seen.push(...part.rows.map(({ id }) => id));
      after = part.next;
      if (after === null) break;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen)).toEqual(new Set(letters));
    const times = await Promise.all(
      seen.map((id) => database().letter.findUniqueOrThrow({ where: { id }, select: { createdAt: true } })),
    );
    expect(times).toEqual(times.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()));
  });

  test('says what each letter is called and about whom it is', async () => {
    const { childId } = await givenChild({ parent, municipalityId: town.municipality.id });
    const id = await givenPlainLetter(parent, now(), childId);
    const row = (await listLetters(parent.actor, 'inbox', null)).rows.find((one) => one.id === id);
    expect(row).toMatchObject({ unread: true, subject: expect.stringMatching(/[а-я]{4}/) as string });
    expect(row?.about).toMatch(/^[А-ЯЁ]/);
    expect(await countUnread(parent.actor)).toBe((await listed(parent.actor, 'unread')).length);
  });

  test('begins anew after a letter of somebody else', async () => {
    const foreign = await givenPlainLetter(stranger);
    const mine = await givenPlainLetter(parent);
    const { rows } = await listLetters(parent.actor, 'inbox', foreign);
    expect(rows.map(({ id }) => id)).toContain(mine);
    expect(rows.map(({ id }) => id)).not.toContain(foreign);
  });
});

describe('a letter', () => {
  test('is read once it is opened, in two windows at the same moment too', async () => {
    const id = await givenPlainLetter(parent);
    await Promise.all([openLetter(parent.actor, id, opened), openLetter(parent.actor, id, opened)]);
    const { readAt } = await rowOf(id);
    expect(readAt).not.toBeNull();
    await openLetter(parent.actor, id, opened);
    expect(await rowOf(id)).toEqual({ readAt, archivedAt: null });
  });

  test('that the browser only fetched ahead is not read', async () => {
    const id = await givenPlainLetter(parent);
    await openLetter(parent.actor, id, { onlyFetched: true });
    expect((await rowOf(id)).readAt).toBeNull();
  });

  test('is put back among the unread, into the archive and out of it, each once', async () => {
    const reader = await givenParent();
    const id = await givenPlainLetter(reader);
    await openLetter(reader.actor, id, opened);
    expect(await countUnread(reader.actor)).toBe(0);
    await fileLetter(reader.actor, id, 'unread');
    expect([await countUnread(reader.actor), await listed(reader.actor, 'unread')]).toEqual([1, [id]]);
    await fileLetter(reader.actor, id, 'archive');
    const { archivedAt } = await rowOf(id);
    await fileLetter(reader.actor, id, 'archive');
    expect((await rowOf(id)).archivedAt).toEqual(archivedAt);
    expect([
      await countUnread(reader.actor),
      await listed(reader.actor),
      await listed(reader.actor, 'archive'),
    ]).toEqual([0, [], [id]]);
    await fileLetter(reader.actor, id, 'restore');
    expect(await listed(reader.actor)).toEqual([id]);
  });

  test('of somebody else is one that does not exist, whatever is done with it', async () => {
    const id = await givenPlainLetter(stranger);
    const deeds: LetterDeed[] = ['unread', 'archive', 'restore'];
    const tried = [
      () => openLetter(parent.actor, id, opened),
      () => readAll(parent.actor, id),
      ...deeds.map((deed) => () => fileLetter(parent.actor, id, deed)),
    ];
    for (const attempt of tried) expect(await refusalOf(attempt())).toMatchObject({ code: 'not_found' });
    expect(await rowOf(id)).toEqual({ readAt: null, archivedAt: null });
  });
});

test('«Отметить все прочитанными» leaves what has come since the list was shown, and what is somebody else’s', async () => {
  const reader = await givenParent();
  const foreign = await givenPlainLetter(stranger, new Date(start));
  const letters = await givenLetters(reader, 3);
  const [newest = ''] = await listed(reader.actor);
  const late = await givenPlainLetter(reader);
  await readAll(reader.actor, newest);
  expect(await listed(reader.actor, 'unread')).toEqual([late]);
  expect(letters).toContain(newest);
  expect((await rowOf(foreign)).readAt).toBeNull();
});

describe('a letter about a child', () => {
  async function givenTold() {
    const guardian = await givenParent();
    const { childId } = await givenChild({ parent: guardian, municipalityId: town.municipality.id });
    const about = await givenPlainLetter(guardian, now(), childId);
    const own = await givenPlainLetter(guardian);
    return { guardian, childId, about, own };
  }

  test('is gone at once when the tie to the child has ended, from list, count and page', async () => {
    const { guardian, childId, about, own } = await givenTold();
    expect(await countUnread(guardian.actor)).toBe(2);
    await database().guardianship.updateMany({
      where: { childId },
      data: { endedAt: now(), endedById: guardian.accountId, endGround: 'court' },
    });
    expect([await countUnread(guardian.actor), await listed(guardian.actor)]).toEqual([1, [own]]);
    expect(await refusalOf(openLetter(guardian.actor, about, opened))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(fileLetter(guardian.actor, about, 'archive'))).toMatchObject({
      code: 'not_found',
    });
    await readAll(guardian.actor, own);
    expect((await rowOf(about)).readAt).toBeNull();
  });

  test('of before that does not say which one stays out', async () => {
    const { guardian, about, own } = await givenTold();
    await database().letter.update({ where: { id: about }, data: { childId: null } });
    expect(await listed(guardian.actor)).toEqual([own]);
  });

  test('is read by the child itself, of any age', async () => {
    const { childId } = await givenTold();
    await database().person.update({
      where: { id: childId },
      data: { birthDate: new Date(Date.UTC(2016, 5, 1)) },
    });
    const child = await givenChildAccount(childId);
    const id = await givenPlainLetter({ personId: childId, accountId: child.accountId }, now(), childId);
    expect(await listed(child.actor)).toEqual([id]);
  });

  test('names its child by itself wherever a family is told of a certificate', async () => {
    const { childId } = await givenChild({ parent, document: true, municipalityId: town.municipality.id });
    const { certificateId } = await givenCertificate({ childId, groupId: town.group.id });
    const recipients = await inTransaction((tx) => recipientsOf(tx, certificateId));
    expect(recipients.map((to) => to.childId)).toEqual([childId]);
  });
});

test('a member of staff has letters of their own', async () => {
  const operator = await givenStaff({ role: 'regional_admin' });
  const id = await givenPlainLetter({ personId: null, accountId: operator.accountId });
  expect([await countUnread(operator.actor), await listed(operator.actor)]).toEqual([1, [id]]);
  await openLetter(operator.actor, id, opened);
  expect(await countUnread(operator.actor)).toBe(0);
});

test('the number beside «Почта» is counted from its own small index', async () => {
  const plan = await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT count(*) FROM letter l
      WHERE l.account_id = ${parent.accountId}::uuid AND l.read_at IS NULL AND l.archived_at IS NULL
        AND (l.child_id IS NULL AND l.kind NOT IN ('certificate_received') OR l.child_id IN (SELECT g.child_id FROM guardianship g))`;
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Only Scan using letter_unread/);
});
