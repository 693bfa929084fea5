import { expect, test } from '@playwright/test';
import { birthdayAt, formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { post } from '@/tests/support/e2e-answers';
import { expectFieldError, signIn } from '@/tests/support/e2e-browser';
import { givenChildWithAccount, givenFamily } from '@/tests/support/e2e-family';
import { confirmEmail, field, fileApplication } from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, waitForLetter } from '@/tests/support/e2e-mail';
import { givenCertificate } from '@/tests/support/given';
import { sixDigits } from '@/tests/support/six-digits';

test.describe('возраст', () => {
  test('младше 5 лет: готовится всё, а номер ждёт дня рождения, и день назван', async ({ page }) => {
    const birthDate = today().subtract({ years: 5 }).add({ days: 10 });
    const opensOn = formatDate(birthdayAt(birthDate, 5));
    const family = await givenFamily({ birthDate, document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    await page.goto(linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/'));
    await expect(page.getByRole('main')).toContainText(opensOn);
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toHaveCount(0);

    const { id } = await database().application.findFirstOrThrow({ where: { childId: family.child.id } });
    const { town, child } = family;
    const answer = await post(page, `/cabinet/applications/${id}/certificate/save`, {
      groupId: town.group.id,
      documentId: child.documentId ?? '',
    });
    const where = answer.headers()['location'] ?? '';
    expect(where).toContain('draft=');
    expect(await database().certificate.count({ where: { childId: child.id } })).toBe(0);
    await page.goto(`/cabinet/applications/${id}/certificate`);
    await expect(page.getByRole('main')).toContainText(opensOn);
    await expect(page.getByRole('button', { name: 'Получить сертификат' })).toHaveCount(0);
  });

  test('ровно в пятый день рождения номер выдаётся', async ({ page }) => {
    const family = await givenFamily({ birthDate: today().subtract({ years: 5 }), document: true });
    await signIn(page, family.parent.login);
    await confirmEmail(page, await fileApplication(page));
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  });

  test('18 лет: подать заявку нельзя, и сказано почему', async ({ page }) => {
    const birthDate = today().subtract({ years: 18 });
    const { account, child } = await givenChildWithAccount({ birthDate, document: true });
    await signIn(page, account.login);
    await page.goto('/cabinet/certificate/apply');
    await expect(page.getByRole('main')).toContainText('Сертификат выдаётся и действует до 18 лет.');
    await expect(page.getByRole('link', { name: /Подать заявление/ })).toHaveCount(0);
    await page.goto(`/cabinet/children/${child.id}/apply`);
    await expect(page.getByRole('button', { name: 'Отправить заявку' })).toHaveCount(0);
    const answer = await post(page, `/cabinet/children/${child.id}/apply/save`, {
      email: 'late@example.com',
    });
    await page.goto(answer.headers()['location'] ?? '');
    await expect(page.getByRole('main')).toContainText('до 18 лет');
    expect(await database().application.count({ where: { childId: child.id } })).toBe(0);
  });

  test('18-летнего не добавить и в «Дети»', async ({ page }) => {
    const { parent } = await givenFamily();
    await signIn(page, parent.login);
    await page.goto('/cabinet/children/new');
    await field(page, 'Фамилия').fill('Взрослова');
    await field(page, 'Имя').fill('Вера');
    await field(page, 'Дата рождения').fill(formatDate(today().subtract({ years: 18 })));
    await page.getByRole('button', { name: 'Добавить ребёнка' }).click();
    await expectFieldError(
      page,
      field(page, 'Дата рождения'),
      'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.',
    );
  });

  test('в день 18-летия сертификат истекает, а родителю он больше не виден', async ({ page, browser }) => {
    const birthDate = today().subtract({ years: 18 });
    const { account, parent, child } = await givenChildWithAccount({ birthDate, document: true });
    const { certificateId } = await givenCertificate({ childId: child.id, status: 'active' });
    const card = `/cabinet/certificates/${certificateId}`;
    await signIn(page, account.login);
    await page.goto(card);
    await expect(page.getByText('Истёк').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Открыть Навигатор' })).toHaveCount(0);

    const parentsPage = await browser.newPage();
    await signIn(parentsPage, parent.login);
    await expect(parentsPage.getByRole('main')).not.toContainText(child.givenName);
    expect((await parentsPage.goto(card))?.status()).toBe(404);
    await parentsPage.close();
  });

  test('исполнилось 14: свидетельства больше мало, просят паспорт', async ({ page }) => {
    const birthDate = today().subtract({ years: 14 });
    const family = await givenFamily({
      birthDate,
      document: {
        kind: 'birth_certificate',
        series: 'X-ЛО',
        number: sixDigits(),
        issuedOn: null,
        issuedBy: null,
      },
    });
    await signIn(page, family.parent.login);
    await page.goto('/cabinet/certificate/apply');
    await expect(page.getByRole('link', { name: /^Предоставить документ/ })).toBeVisible();
  });
});
