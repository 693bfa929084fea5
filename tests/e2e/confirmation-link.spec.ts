import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { errorSummary, heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { fileApplication } from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, waitForLetter } from '@/tests/support/e2e-mail';

test.describe('ссылка из письма', () => {
  test('использованная ведёт заявителя к заявке, а постороннему говорит, что подтверждено', async ({
    page,
    browser,
  }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');
    await page.goto(link);
    await page.goto(link);
    await expect(page).toHaveURL(/\/cabinet\/applications\//);
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
    const visitor = await browser.newPage();
    await visitor.goto(link);
    await expect(heading(visitor)).toHaveText('Заявка на сертификат подтверждена');
    await expect(visitor.getByRole('button', { name: 'Подтвердить' })).toHaveCount(0);
    await visitor.close();
  });

  test('просроченная говорит об этом, и письмо можно отправить снова', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    const application = page.url();
    const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');
    await database().emailConfirmation.updateMany({
      where: { email },
      data: { createdAt: new Date(Date.now() - 48 * 3_600_000) },
    });
    await page.goto(link);
    await expect(page.getByText('Ссылка действовала 48 часов и больше не работает')).toBeVisible();
    await page.goto(application);
    await expect(page.getByText('Ссылка из письма больше не работает')).toBeVisible();
    await page.getByRole('button', { name: 'Отправить письмо ещё раз' }).click();
    await expect(page.getByText('Письмо отправлено ещё раз')).toBeVisible();
    const fresh = await waitForLetter(email, confirmationSubject, { count: 2 });
    await page.goto(linkIn(fresh, '/confirm-email/'));
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  });

  test('которой никогда не было', async ({ page }) => {
    await page.goto('/confirm-email/no-such-token');
    await expect(page.getByText('Такой ссылки нет')).toBeVisible();
  });

  test('повторное письмо на тот же адрес раньше чем через минуту не отправляется', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    await fileApplication(page);
    await page.getByRole('button', { name: 'Отправить письмо ещё раз' }).click();
    await expect(errorSummary(page)).toContainText('Письмо только что отправлено. Подождите минуту');
  });
});
