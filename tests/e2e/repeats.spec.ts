import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { expectAccepted, post } from '@/tests/support/e2e-answers';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { field, getCertificate } from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { givenApplication } from '@/tests/support/given';

test('две вкладки с одной заявкой: обе приводят к ней', async ({ page, context }) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  const second = await context.newPage();
  const form = `/cabinet/children/${family.child.id}/apply`;
  await Promise.all([page.goto(form), second.goto(form)]);
  for (const tab of [page, second]) {
    await field(tab, 'Электронная почта').fill(newAddress());
    await tab.getByRole('button', { name: 'Отправить заявку' }).click();
    await expect(heading(tab)).toHaveText('Заявка на сертификат не подтверждена');
  }
  expect(second.url()).toBe(page.url());
  expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);
  expect(await database().letter.count({ where: { personId: family.parent.personId } })).toBe(1);
});

test('«Назад» и повторная отправка, обновление страницы и закладки ничего не повторяют', async ({ page }) => {
  test.slow();
  const family = await givenFamily({ document: true });
  const childId = family.child.id;
  await signIn(page, family.parent.login);
  const bookmarks = ['/cabinet', '/cabinet/certificate', '/cabinet/certificate/apply'];

  await page.goto(`/cabinet/children/${childId}/apply`);
  bookmarks.push(new URL(page.url()).pathname);
  const email = newAddress();
  await field(page, 'Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
  const application = new URL(page.url()).pathname;
  bookmarks.push(application);
  await page.reload();
  await expect(page).toHaveURL(application);
  await page.goBack();
  await expect(page).toHaveURL(application);

  const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');
  await page.goto(link);
  await page.reload();
  await page.getByRole('link', { name: 'Получить сертификат' }).click();
  await expect(heading(page)).toHaveText('Получение сертификата ПДО');
  bookmarks.push(new URL(page.url()).pathname);
  await page.goBack();
  await getCertificate(page, family.town);
  const card = new URL(page.url()).pathname;
  await page.reload();
  await expect(page).toHaveURL(card);
  await page.goBack();
  await expect(page).toHaveURL(card);

  for (const address of [...bookmarks, new URL(link).pathname, `${card}/institutions`]) {
    expect((await page.goto(address))?.status(), address).toBe(200);
    await expect(page.getByRole('main'), address).not.toBeEmpty();
  }
  for (const address of [application, `${application}/certificate`, `/cabinet/children/${childId}/apply`]) {
    await page.goto(address);
    await expect(page).toHaveURL(card);
  }
  expect(await database().application.count({ where: { childId } })).toBe(1);
  expect(await database().certificate.count({ where: { childId } })).toBe(1);
  expect(await database().letter.count({ where: { personId: family.parent.personId } })).toBe(2);
});

test('форма, отправленная ещё раз после выдачи номера, приводит к той же карточке', async ({ page }) => {
  const family = await givenFamily({ document: true });
  const { applicationId } = await givenApplication({
    childId: family.child.id,
    applicantId: family.parent.personId,
    status: 'confirmed',
  });
  await signIn(page, family.parent.login);
  const save = `/cabinet/applications/${applicationId}/certificate/save`;
  const fields = { groupId: family.town.group.id, documentId: family.child.documentId ?? '' };
  const card = expectAccepted(await post(page, save, fields));
  expect(expectAccepted(await post(page, save, fields))).toBe(card);
  expect(await database().certificate.count({ where: { childId: family.child.id } })).toBe(1);
});
