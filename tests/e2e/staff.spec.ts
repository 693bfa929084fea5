import { expect, test } from '@playwright/test';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { waitForLetter } from '@/tests/support/e2e-mail';
import { givenInstitution, givenMunicipality, givenStaff, unique } from '@/tests/support/given';

test('администратор приглашает специалиста, тот сам создаёт учётную запись, блокировка выводит его сразу', async ({
  page,
  browser,
}) => {
  // A municipality of its own: the list of its staff is one page.
  const { id: municipalityId } = await givenMunicipality();
  const desk = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
  await givenStaff({ role: 'municipal_admin', municipalityId });
  const email = `spec-${unique()}@example.ru`;
  await signIn(page, admin.login);
  await page.getByRole('link', { name: 'Сотрудники' }).click();
  await page.getByRole('link', { name: 'Пригласить сотрудника' }).click();
  await page.getByLabel('Фамилия').fill('Снегирёва');
  await page.getByLabel('Имя').fill('Майя');
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByRole('radio', { name: 'Специалист уполномоченной организации' }).check();
  await page.getByLabel('Учреждение').selectOption(desk.id);
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(page.getByText('Приглашение отправлено')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Снегирёва Майя' })).toBeVisible();

  const letter = await waitForLetter(email, /Приглашение/);
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec(letter.text)?.[0] ?? '';
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await guest.getByLabel('Логин').fill(`snegireva-${unique()}`);
  await guest.getByLabel('Новый пароль').fill('тихая река и три сосны');
  await guest.getByLabel('Ещё раз').fill('тихая река и три сосны');
  await guest.getByRole('button', { name: 'Создать учётную запись' }).click();
  await expect(guest).toHaveURL('/counter');

  await page.reload();
  await page.getByRole('link', { name: 'Снегирёва Майя' }).click();
  await page.getByRole('link', { name: 'Заблокировать вход' }).click();
  await page.getByRole('button', { name: 'Заблокировать вход' }).click();
  await expect(page.getByText('Вход заблокирован, все сеансы завершены')).toBeVisible();
  await guest.reload();
  await expect(heading(guest)).toHaveText('Вход в личный кабинет');
  await guest.context().close();
});
