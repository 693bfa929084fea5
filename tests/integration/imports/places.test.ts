import { beforeEach, describe, expect, test } from 'vitest';
import { POST as save } from '@/app/counter/logins/import/save/route';
import { POST as confirmAtDesk } from '@/app/admin/municipalities/[municipalityId]/imports/[importId]/confirm/route';
import { POST as cancel } from '@/app/counter/logins/import/[importId]/cancel/route';
import { POST as choose } from '@/app/counter/logins/import/[importId]/columns/route';
import { GET as progress } from '@/app/counter/logins/import/[importId]/progress/route';
import { GET as result } from '@/app/counter/logins/import/[importId]/result/route';
import { GET as sample } from '@/app/counter/logins/import/sample/route';
import { openSession } from '@/lib/access/session';
import { formatDate } from '@/lib/domain/dates';
import { tableRefusals } from '@/lib/domain/table-files';
import { isCancellable } from '@/lib/domain/table-import';
import { checkImport } from '@/lib/imports/check-import';
import { chooseColumns } from '@/lib/imports/choose-columns';
import { confirmImport } from '@/lib/imports/confirm-import';
import { cancelImport, sweepImports } from '@/lib/imports/destroy-imports';
import { importPlace } from '@/lib/imports/import-place';
import { getImport, listImportRows, listImports } from '@/lib/imports/queries';
import { writeImport } from '@/lib/imports/write-import';
import { setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { readStoredFile } from '@/lib/platform/storage';
import { readTable } from '@/lib/platform/tables/read-table';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenCheckedImport, givenReceivedImport, tableOf } from '@/tests/support/given/imports';
import { asked, posted } from '@/tests/support/posted';
import { refusalOf } from '@/tests/support/traces';
import { gathered } from '@/tests/support/gathered';

const path = '/counter/logins/import';
const born = (years: number) => formatDate(today().subtract({ years }));
const list = () =>
  tableOf([
    ['ФИО ребёнка', 'Дата рождения', 'Родитель'],
    ['Лесков Анатолий', born(8), 'Лескова Вера'],
  ]);

type School = Awaited<ReturnType<typeof givenSchool>>;
let school: School;

async function givenSchool(municipalityId: string) {
  const { id } = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
  const staff = await givenStaff({ role: 'login_issuer', institutionId: id });
  return { id, municipalityId, ...staff };
}

beforeEach(async () => {
  school = await givenSchool((await givenMunicipality()).id);
});

function tokenOf({ accountId, grantId }: School): Promise<string> {
  return inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'login_issuer' }));
}

async function send(bytes: Uint8Array, kind = 'families'): Promise<string> {
  const body = new FormData();
  body.set('kind', kind);
  body.set('file', new File([Uint8Array.from(bytes)], 'список.csv'));
  const request = posted(`${path}/save`, { token: await tokenOf(school), body });
  const answer = await save(request, { params: Promise.resolve(undefined) });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function errorsBehind(location: string): Promise<Readonly<Record<string, string>>> {
  const draft = /draft=([0-9a-f-]{36})/.exec(location)?.[1] ?? '';
  return (await findDraft(draft, school.accountId, location.split('?')[0] ?? ''))?.errors ?? {};
}

describe('sending a file', () => {
  test('keeps it sealed and leads to its columns, which are chosen already', async () => {
    const location = await send(list());
    const importId = location.split('/').at(-1) ?? '';
    const place = await importPlace(school.actor, null);
    const shown = await getImport(school.actor, place, importId);
    expect([shown.stage, shown.columns]).toEqual([
      'matching',
      { childName: 0, childBirthDate: 1, parentName: 2 },
    ]);
    const row = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
    expect((await readStoredFile(row.fileKey ?? '')).equals(list())).toBe(true);
    expect(Buffer.from(row.headSealed ?? []).includes('Лесков')).toBe(false);
  });

  test('what is no table, and nothing at all, come back with what to do', async () => {
    expect(await errorsBehind(await send(Buffer.from('%PDF-1.7 x')))).toEqual({
      file: tableRefusals.not_a_table,
    });
    expect(await errorsBehind(await send(Buffer.alloc(0)))).toEqual({ file: tableRefusals.empty });
    expect(await errorsBehind(await send(Buffer.alloc(20 * 1024 * 1024 + 2, 65)))).toEqual({
      file: tableRefusals.too_large,
    });
  });

  test('the sample is understood by itself', async () => {
    const answer = await sample(asked(`${path}/sample?kind=families`, { token: await tokenOf(school) }), {
      params: Promise.resolve(undefined),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { importId, place } = await givenCheckedImport(school.actor, bytes);
    expect((await getImport(school.actor, place, importId)).counts).toMatchObject({ waiting: 1, refused: 0 });
    expect(await gathered(readTable(bytes, { kind: 'xlsx' }))).toHaveLength(2);
  });
});

describe('columns', () => {
  test('each missing one is told at its field', async () => {
    const location = await send(list());
    const importId = location.split('/').at(-1) ?? '';
    const body = new URLSearchParams({ headerLine: '1', 'column.groupName': '0', 'column.childSnils': '0' });
    const answer = await choose(posted(`${location}/columns`, { token: await tokenOf(school), body }), {
      params: Promise.resolve({ importId }),
    });
    expect(Object.keys(await errorsBehind(answer.headers.get('location') ?? '')).toSorted()).toEqual([
      'column.childBirthDate',
      'column.childName',
      'column.childSnils',
      'column.parentName',
    ]);
  });

  test('sent twice they begin one check; a list that has gone on says so', async () => {
    const { importId, place } = await givenCheckedImport(school.actor, list());
    const choice = {
      headerLine: 1,
      columns: { childName: 0, childBirthDate: 1, parentName: 2 },
      sameNames: false,
    };
    const jobs = () =>
      database().$queryRaw<unknown[]>`
        SELECT 1 FROM pgboss.job WHERE name = 'check-import' AND data->>'importId' = ${importId}`;
    await chooseColumns(school.actor, place, importId, choice);
    const queued = (await jobs()).length;
    await chooseColumns(school.actor, place, importId, choice);
    expect((await jobs()).length).toBe(queued);
    await checkImport({ importId });
    await confirmImport(school.actor, place, importId);
    await writeImport({ importId });
    const late = await refusalOf(chooseColumns(school.actor, place, importId, choice));
    expect([late.code, late.sentence]).toEqual(['conflict', expect.stringContaining('«Загружен»')]);
    expect((await refusalOf(cancelImport(school.actor, place, importId))).code).toBe('conflict');
    expect((await getImport(school.actor, place, importId)).counts.done).toBe(1);
  });

  test('chosen once, they are offered for the next list of the same headings', async () => {
    const file = tableOf([
      ['Кто', 'Когда', 'Чей'],
      ['Лесков Анатолий', born(8), 'Лескова Вера'],
    ]);
    const columns = { childName: 0, childBirthDate: 1, parentName: 2 };
    await givenCheckedImport(school.actor, file, { columns });
    const place = await importPlace(school.actor, null);
    const next = await givenReceivedImport(school.actor, place, file);
    expect((await getImport(school.actor, place, next)).columns).toEqual(columns);
    const other = await givenSchool(school.municipalityId);
    const elsewhere = await importPlace(other.actor, null);
    const theirs = await givenReceivedImport(other.actor, elsewhere, file);
    expect((await getImport(other.actor, elsewhere, theirs)).columns).toEqual({});
  });
});

test('while it is being checked a list can be given up, and its check stops', async () => {
  const { importId, place } = await givenCheckedImport(school.actor, list());
  await database().tableImport.update({
    where: { id: importId },
    data: { stage: 'checking', linesChecked: 0 },
  });
  expect(isCancellable('checking')).toBe(true);
  await cancelImport(school.actor, place, importId);
  await checkImport({ importId });
  const row = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
  expect([row.stage, row.fileKey]).toEqual(['cancelled', null]);
  expect(await database().importRow.count({ where: { importId } })).toBe(0);
});

describe('whose list it is', () => {
  test('another school, the desk and another municipality find nothing', async () => {
    const { importId } = await givenCheckedImport(school.actor, list());
    const neighbour = await givenSchool(school.municipalityId);
    const token = await tokenOf(neighbour);
    const params = { params: Promise.resolve({ importId }) };
    for (const route of [progress, result]) {
      expect((await route(asked(`${path}/${importId}`, { token }), params)).status).toBe(404);
    }
    await cancel(posted(`${path}/${importId}/cancel`, { token, body: new URLSearchParams() }), params);
    const { municipalityId } = school;
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
    const desk = await importPlace(admin.actor, municipalityId);
    expect(await listImports(admin.actor, desk)).toEqual([]);
    expect((await refusalOf(getImport(admin.actor, desk, importId))).code).toBe('not_found');
    const shown = { filter: null, after: 0 };
    expect((await listImportRows(admin.actor, desk, importId, shown)).rows).toEqual([]);
    const elsewhere = (await givenMunicipality()).id;
    expect((await refusalOf(importPlace(admin.actor, elsewhere))).code).toBe('not_found');
    const confirmed = await confirmAtDesk(
      posted(`/admin/municipalities/${municipalityId}/imports/${importId}/confirm`, {
        token: await inTransaction((tx) =>
          openSession(tx, { id: admin.grantId, accountId: admin.accountId, role: 'municipal_admin' }),
        ),
        body: new URLSearchParams(),
      }),
      { params: Promise.resolve({ municipalityId, importId }) },
    );
    expect(confirmed.status).toBe(303);
    const row = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
    expect(row.stage).toBe('checked');
  });
});

describe('what is kept', () => {
  test('a list given up is gone at once, one past its month by the next sweep; its counts stay', async () => {
    const first = await givenCheckedImport(school.actor, list());
    const answer = await cancel(
      posted(`${path}/${first.importId}/cancel`, {
        token: await tokenOf(school),
        body: new URLSearchParams(),
      }),
      { params: Promise.resolve({ importId: first.importId }) },
    );
    expect(answer.headers.get('location')).toBe(`${path}?done=cancelled`);
    await cancelImport(school.actor, first.place, first.importId);
    const cancelled = { event: 'import_cancelled', subjectId: first.importId };
    expect(await database().auditEntry.findMany({ where: cancelled })).toMatchObject([
      { accountId: school.accountId, subjectKind: 'table_import' },
    ]);
    const second = await givenCheckedImport(school.actor, list());
    const { fileKey } = await database().tableImport.findUniqueOrThrow({ where: { id: second.importId } });
    const later = new Date(Date.now() + 31 * 86_400_000);
    setClock(() => later);
    try {
      await sweepImports();
    } finally {
      setClock();
    }
    for (const { importId } of [first, second]) {
      const row = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
      expect([row.fileKey, row.headSealed, row.rowsTotal]).toEqual([null, null, 1]);
      expect(await database().importRow.count({ where: { importId } })).toBe(0);
    }
    await expect(readStoredFile(fileKey ?? '')).rejects.toThrow();
  });
});
