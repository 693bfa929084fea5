import { beforeAll, expect, test } from 'vitest';
import { GET as exportList } from '@/app/admin/municipalities/[municipalityId]/institutions/export/route';
import { POST as checkFile } from '@/app/admin/municipalities/[municipalityId]/institutions/import/check/route';
import { POST as addOne } from '@/app/admin/municipalities/[municipalityId]/institutions/new/save/route';
import { POST as move } from '@/app/admin/municipalities/[municipalityId]/institutions/[institutionId]/move/route';
import { openSession } from '@/lib/access/session';
import { findListFile } from '@/lib/directory/list-file/keep-file';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { asked, posted } from '@/tests/support/posted';

async function givenDesk() {
  const { id: municipalityId } = await givenMunicipality();
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
  const { grantId: id, accountId } = admin;
  const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'municipal_admin' }));
  const desk = `/admin/municipalities/${municipalityId}`;
  return { municipalityId, token, desk, actor: admin.actor, params: Promise.resolve({ municipalityId }) };
}

let desk: Awaited<ReturnType<typeof givenDesk>>;
let other: Awaited<ReturnType<typeof givenDesk>>;

beforeAll(async () => {
  desk = await givenDesk();
  other = await givenDesk();
});

const school = {
  kind: 'school',
  name: 'Средняя школа № 7',
  shortName: 'СОШ № 7',
  address: 'ул. Новая, 1',
  version: '1',
};

function draftIn(answer: Response): string {
  return /draft=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}

test('a form leads to the new card', async () => {
  const path = `${desk.desk}/institutions/new/save`;
  const answer = await addOne(posted(path, { token: desk.token, body: new URLSearchParams(school) }), desk);
  const { id } = await database().institution.findFirstOrThrow({
    where: { municipalityId: desk.municipalityId },
  });
  expect(answer.headers.get('location')).toBe(`${desk.desk}/institutions/${id}?done=added`);
});

test("the form of another municipality's desk does nothing", async () => {
  const path = `${other.desk}/institutions/new/save`;
  await addOne(posted(path, { token: desk.token, body: new URLSearchParams(school) }), other);
  expect(await database().institution.count({ where: { municipalityId: other.municipalityId } })).toBe(0);
});

test("an institution of another municipality is moved from nobody's own desk", async () => {
  const { municipalityId } = other;
  const [first, second] = [
    await givenInstitution({ municipalityId }),
    await givenInstitution({ municipalityId }),
  ];
  const before = await database().institution.findMany({ where: { municipalityId }, orderBy: { id: 'asc' } });
  const answer = await move(
    posted(`${desk.desk}/institutions/${first.id}/move`, {
      token: desk.token,
      body: new URLSearchParams({ direction: 'up', past: second.id }),
    }),
    { params: Promise.resolve({ municipalityId: desk.municipalityId, institutionId: first.id }) },
  );
  expect(await findDraft(draftIn(answer), desk.actor.accountId, `${desk.desk}/institutions`)).toMatchObject({
    sentence: expect.stringContaining('Такой записи нет') as string,
  });
  const after = await database().institution.findMany({ where: { municipalityId }, orderBy: { id: 'asc' } });
  expect(after).toEqual(before);
});

test('a sent file waits under the id in the address; without one that is told at its field', async () => {
  const path = `${desk.desk}/institutions/import/check`;
  const body = new FormData();
  body.set('file', new File(['Полное название\r\nШкола № 1'], 'список.csv', { type: 'text/csv' }));
  const answer = await checkFile(posted(path, { token: desk.token, body }), desk);
  const [, plan = ''] = /plan=([0-9a-f-]{36})$/.exec(answer.headers.get('location') ?? '') ?? [];
  expect(await findListFile(desk.actor, plan)).toEqual([['Полное название'], ['Школа № 1']]);

  const none = await checkFile(posted(path, { token: desk.token, body: new URLSearchParams() }), desk);
  const page = `${desk.desk}/institutions/import`;
  expect((await findDraft(draftIn(none), desk.actor.accountId, page))?.errors).toEqual({
    file: 'Выберите файл со списком',
  });
});

test('the list is taken out by its own desk only', async () => {
  const path = `${desk.desk}/institutions/export?kind=csv`;
  const own = await exportList(asked(path, { token: desk.token }), desk);
  expect([own.status, await own.text()]).toEqual([200, expect.stringContaining('СОШ № 7')]);
  const foreign = await exportList(asked(path, { token: other.token }), desk);
  expect(foreign.status).toBe(404);
});
