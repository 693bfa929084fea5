import { randomUUID } from 'node:crypto';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { fullName } from '@/lib/domain/names';
import { formatDate } from '@/lib/domain/dates';
import { checkImport } from '@/lib/imports/check-import';
import { chooseColumns, columnInput } from '@/lib/imports/choose-columns';
import { confirmImport } from '@/lib/imports/confirm-import';
import { importPlace, type ImportActor } from '@/lib/imports/import-place';
import { sealHead } from '@/lib/imports/table-head';
import { writeImport } from '@/lib/imports/write-import';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { storeFile } from '@/lib/platform/storage';
import type { Fields } from '@/tests/support/e2e-answers';
import type { Town } from '@/tests/support/e2e-town';
import { givenStaff, unique } from '@/tests/support/given';
import { tableOf } from '@/tests/support/given/imports';

/** The pages of a school's lists and of a desk's. */
export const importPages = {
  school: '/counter/logins/import/[importId]',
  desk: '/admin/municipalities/[municipalityId]/imports/[importId]',
} as const;

const columns = {
  institution: 0,
  groupName: 1,
  childName: 2,
  childBirthDate: 3,
  parentName: 4,
  parentBirthDate: 5,
} as const;
const fields = { headerLine: 1, sameNames: false };
const headings = ['Школа', 'Класс', 'ФИО ребёнка', 'Дата рождения', 'Родитель', 'Дата рождения родителя'];

const columnFields: Fields = {
  headerLine: '1',
  ...Object.fromEntries(
    Object.entries(columns).map(([field, place]) => [
      columnInput(field as keyof typeof columns),
      String(place),
    ]),
  ),
};

type Options = { schoolName: string; municipalityId: string };

/** A list whose columns wait to be chosen, kept past the limit of unfinished ones: the schools of the tests are shared. */
async function givenUnmatched(actor: ImportActor, { schoolName, municipalityId }: Options): Promise<string> {
  const n = unique();
  const { mother, child } = inventedFamily(n);
  // Names come again; with the birth dates nobody is anybody else of another list.
  const born = (years: number) => formatDate(today().subtract({ years, days: n % 360 }));
  const family = [schoolName, '2А', fullName(child(0)), born(8), fullName(mother), born(35)];
  const lines = [headings, family, family, [schoolName, '2А', 'Smith John', '31.02.2018', '', '']];
  const id = randomUUID();
  await database().tableImport.create({
    data: {
      id,
      ...(await importPlace(actor, municipalityId)),
      stage: 'matching',
      accountId: actor.accountId,
      sessionId: actor.sessionId,
      fileKind: 'csv',
      fileKey: await storeFile(tableOf(lines)),
      headSealed: sealHead(id, { fileName: 'список.csv', lines }),
      createdAt: now(),
    },
  });
  return id;
}

/** The same checked: a family to be written, one that is repeated, and one that does not do. */
async function givenChecked(actor: ImportActor, options: Options): Promise<string> {
  const importId = await givenUnmatched(actor, options);
  await chooseColumns(actor, await importPlace(actor, options.municipalityId), importId, {
    ...fields,
    columns,
  });
  await checkImport({ importId });
  return importId;
}

/** The same loaded. */
async function givenWritten(actor: ImportActor, options: Options): Promise<string> {
  const importId = await givenChecked(actor, options);
  await confirmImport(actor, await importPlace(actor, options.municipalityId), importId);
  await writeImport({ importId });
  return importId;
}

async function placesOf({ municipality, school }: Town) {
  const { actor: issuer } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
  const { actor: admin } = await givenStaff({ role: 'municipal_admin', municipalityId: municipality.id });
  return { issuer, admin, options: { schoolName: school.shortName, municipalityId: municipality.id } };
}

/** Lists of the town's school and of its desk, one for each form: what one of them does must not be in another's way. */
export async function givenImports(town: Town) {
  const { issuer, admin, options } = await placesOf(town);
  const addresses: Record<string, Fields> = {};
  const forms: Record<string, Fields> = {
    '/admin/municipalities/[municipalityId]/imports/save': { kind: 'families', file: randomUUID() },
  };
  for (const [actor, page] of [
    [issuer, importPages.school],
    [admin, importPages.desk],
  ] as const) {
    const checked = { importId: await givenChecked(actor, options) };
    for (const part of ['', '/result', '/progress', '/confirm']) addresses[`${page}${part}`] = checked;
    addresses[`${page}/columns`] = { importId: await givenUnmatched(actor, options) };
    addresses[`${page}/cancel`] = { importId: await givenUnmatched(actor, options) };
    Object.assign(forms, {
      [`${page}/columns`]: columnFields,
      [`${page}/confirm`]: {},
      [`${page}/cancel`]: {},
    });
  }
  return { importId: addresses[importPages.desk]?.importId ?? '', addresses, forms };
}

/** Lists of the town's school, one in every stage that looks different. */
export async function givenImportsOfEveryStage(town: Town): Promise<string[]> {
  const { issuer, options } = await placesOf(town);
  const failed = await givenUnmatched(issuer, options);
  await database().tableImport.update({
    where: { id: failed },
    data: { stage: 'failed', failure: 'Файла больше нет. Загрузите его ещё раз.' },
  });
  return [
    failed,
    await givenUnmatched(issuer, options),
    await givenChecked(issuer, options),
    await givenWritten(issuer, options),
  ];
}
