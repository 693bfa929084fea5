import { expect, test, type Page } from '@playwright/test';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { errorSummary, signInOnly } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, expectObstacle } from '@/tests/support/e2e-counter';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

// Seven people look at once: without scripts a page is what the server says of this day, and nothing more.
test.use({ javaScriptEnabled: false });

const [orionName, schoolName] = ['ДЮЦ «Орион»', 'СОШ № 7'];

/** A municipality of its own whose family is to come to «Орион», which has accepted everybody for years. */
async function givenEvening() {
  const { id: municipalityId, slug } = await givenMunicipality();
  const orion = await givenInstitution({ municipalityId, accepts: 'everybody', name: orionName });
  const school = await givenInstitution({ municipalityId, kind: 'school', name: schoolName });
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, chosenInstitutionId: orion.id });
  return { municipalityId, slug, orion, school, parent, certificateId };
}

type Evening = Awaited<ReturnType<typeof givenEvening>>;

/** Everybody who looks at the list, each in a browser of their own and on the page where they look. */
async function openEverybody(open: () => Promise<Page>, evening: Evening) {
  const { municipalityId, slug, orion, school, parent, certificateId } = evening;
  const enter = async (person: { login: string } | null, path: string) => {
    const page = await open();
    if (person) await signInOnly(page, person.login);
    await page.goto(path);
    return page;
  };
  const operatorAt = (institutionId: string) => givenStaff({ role: 'operator', institutionId });
  const issuerAt = (institutionId: string) => givenStaff({ role: 'login_issuer', institutionId });
  const record = `/counter/certificates/${certificateId}`;
  return {
    visitor: await enter(null, `/institutions/${slug}`),
    family: await enter(parent, `/cabinet/certificates/${certificateId}/institutions`),
    atOrion: await enter(await operatorAt(orion.id), record),
    atSchool: await enter(await operatorAt(school.id), record),
    issuer: await enter(await issuerAt(school.id), '/counter/logins'),
    regional: await enter(
      await givenStaff({ role: 'regional_admin' }),
      `/admin/municipalities/${municipalityId}`,
    ),
  };
}

/**
 * The night before the prepared day, for one municipality. The clock of a portal that runs is nobody's to move; but all
 * that any page asks of a right is where its days lie beside today, so that rights a day earlier are the same rights a
 * day later. They are written anew, with every trigger and constraint in force: a row that stands keeps its first day.
 */
async function nightPasses(municipalityId: string): Promise<void> {
  const earlier = (day: Date) => dbDate(plainDate(day).subtract({ days: 1 }));
  await inTransaction(async (tx) => {
    const where = { institution: { municipalityId } };
    const rights = await tx.institutionRight.findMany({ where });
    await tx.institutionRight.deleteMany({ where });
    await tx.institutionRight.createMany({
      data: rights.map(({ validFrom, validTo, ...right }) => ({
        ...right,
        validFrom: earlier(validFrom),
        validTo: validTo && earlier(validTo),
      })),
    });
  });
}

async function prepare(page: Page, choice: string, from: string): Promise<void> {
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByLabel('С какого дня').fill(from);
  await page.getByRole('button', { name: 'Назначить', exact: true }).click();
  await expect(page.getByText('Полномочие назначено')).toBeVisible();
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const listed = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: `${name}, ул.` });

test('подготовленная перемена списка наступает в свой день для всех, кто на неё смотрит', async ({
  page: municipal,
  browser,
}) => {
  const evening = await givenEvening();
  const { municipalityId, orion, school, certificateId } = evening;
  const desk = `/admin/municipalities/${municipalityId}`;
  const lastDay = formatDate(today());
  const firstDay = formatDate(today().add({ days: 1 }));

  await test.step('накануне администратор муниципалитета готовит перемену', async () => {
    await signInOnly(municipal, (await givenStaff({ role: 'municipal_admin', municipalityId })).login);
    await municipal.goto(`${desk}/institutions/${school.id}/rights`);
    await prepare(municipal, 'Принимает заявления от всех семей муниципалитета', firstDay);
    await prepare(municipal, 'Выдаёт логины', firstDay);
    await municipal.goto(`${desk}/institutions/${orion.id}/rights`);
    await prepare(municipal, 'Не принимает заявления', firstDay);
    await municipal.goto(`${desk}/institutions`);
    await expect(row(municipal, schoolName).getByText('Ещё не началось')).toHaveCount(2);
    await expect(listed(municipal, orionName)).toBeVisible();
    await expect(listed(municipal, schoolName)).toHaveCount(0);
  });

  const people = await openEverybody(() => browser.newPage(), evening);
  const { visitor, family, atOrion, atSchool, issuer, regional } = people;

  await test.step('накануне у всех ещё прежний список, и перемена объявлена', async () => {
    await expect(visitor.getByRole('main')).toContainText(
      `После ${lastDay} для активации необходимо обратиться в ${schoolName} (ул. Пробная, 1).`,
    );
    await expect(visitor.getByRole('region', { name: 'Принимают документы' })).toContainText(orionName);
    await expect(visitor.getByRole('region', { name: 'Начнут принимать позже' })).toContainText(schoolName);

    // Both are left open till the morning: the choice made, every paper seen.
    await expect(family.getByRole('radio', { name: orionName })).toBeChecked();
    await expect(family.getByText(`Принимает документы до ${lastDay} включительно`)).toBeVisible();
    await expect(family.getByRole('radio', { name: schoolName })).toHaveCount(0);
    await checkAllPapers(atOrion);

    await expectObstacle(atSchool, `Ваше учреждение сможет принимать заявления с ${firstDay}.`);
    await expect(issuer.getByText(`Ваше учреждение сможет выдавать логины с ${firstDay}.`)).toBeVisible();
    await expect(issuer.getByRole('link', { name: 'Записать семью' })).toHaveCount(0);

    await expect(row(regional, schoolName).getByText('Ещё не началось')).toHaveCount(2);
    await expect(row(regional, orionName)).toContainText('Действует');
  });

  await nightPasses(municipalityId);

  await test.step('утром гость видит новый список без объявления', async () => {
    await visitor.reload();
    await expect(visitor.getByRole('region', { name: 'Принимают документы' })).toContainText(schoolName);
    await expect(visitor.getByRole('main')).not.toContainText(orionName);
    await expect(visitor.getByText('Список учреждений изменится')).toHaveCount(0);
  });

  await test.step('утром семье и её учреждению отказывают и по странице, открытой накануне', async () => {
    await family.getByRole('button', { name: 'Выбрать это учреждение' }).click();
    await expect(errorSummary(family)).toContainText('Это учреждение сегодня не принимает заявления');
    await expect(family.getByRole('radio', { name: orionName })).toHaveCount(0);
    await family.getByRole('radio', { name: schoolName }).check();
    await family.getByRole('button', { name: 'Выбрать это учреждение' }).click();
    await expect(family.getByText('Вы выбрали', { exact: true }).locator('..')).toContainText(schoolName);

    await atOrion.getByRole('button', { name: 'Активировать' }).click();
    await expectObstacle(atOrion, /^Ваше учреждение сегодня не принимает заявления/);
  });

  await test.step('утром школа принимает семью и выдаёт логины', async () => {
    await atSchool.reload();
    await atSchool.getByRole('button', { name: 'Забрать запись себе' }).click();
    await checkAllPapers(atSchool);
    await activate(atSchool);
    await issuer.reload();
    await expect(issuer.getByRole('link', { name: 'Записать семью' })).toBeVisible();
    await expect(issuer.getByText('сможет выдавать логины')).toHaveCount(0);
  });

  await test.step('утром администраторы видят новый список, а вчерашний — каким он был', async () => {
    await municipal.reload();
    await expect(row(municipal, schoolName).getByText('Действует')).toHaveCount(2);
    await expect(row(municipal, orionName)).toContainText('Полномочий нет');
    await expect(listed(municipal, schoolName)).toBeVisible();
    await expect(listed(municipal, orionName)).toHaveCount(0);

    await regional.reload();
    await expect(row(regional, schoolName).getByText('Действует')).toHaveCount(2);
    await expect(row(regional, orionName)).toContainText('Закончилось');
    await regional.goto(`${desk}/institutions?day=${formatDate(today().subtract({ days: 1 }))}`);
    await expect(listed(regional, orionName)).toBeVisible();
    await expect(listed(regional, schoolName)).toHaveCount(0);
  });

  const { activatedAtInstitutionId } = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
  });
  expect(activatedAtInstitutionId).toBe(school.id);
  await Promise.all(Object.values(people).map((page) => page.close()));
});
