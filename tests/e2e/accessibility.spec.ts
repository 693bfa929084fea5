import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { homePages } from '@/lib/access/actor';
import type { Role } from '@/lib/domain/roles';
import { database } from '@/lib/platform/database';
import { post } from '@/tests/support/e2e-answers';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenChildWithAccount, givenFamily, givenLogin } from '@/tests/support/e2e-family';
import { addressOf, givenRecords } from '@/tests/support/e2e-records';
import { listAddresses } from '@/tests/support/e2e-routes';
import { givenCertificate } from '@/tests/support/given';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const phone = { width: 360, height: 740 };

test.use({ colorScheme: 'light' });

/** On a phone of 360 px: nothing axe objects to, nothing wider than the screen, a title and one heading of its own. */
async function expectUsable(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect.soft(answer?.status(), address).toBe(200);
  await expect.soft(heading(page), address).toHaveCount(1);
  await expect.soft(page, address).toHaveTitle(/\S/);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${address}: шире экрана`).toBeLessThanOrEqual(phone.width);
  const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, address).toEqual([]);
}

function pagesOf(...rooms: readonly string[]): string[] {
  return listAddresses(...rooms)
    .filter(({ method }) => method === 'PAGE')
    .map(({ template }) => template);
}

test.describe('каждая страница на телефоне 360 px и по WCAG 2.2 AA', () => {
  test.use({ viewport: phone });

  test('открытые страницы', async ({ page }) => {
    test.slow();
    const { slug } = await database().municipality.findFirstOrThrow({
      where: { texts: { some: { kind: 'legal_act' } } },
    });
    for (const address of [
      '/',
      '/sign-in',
      '/sign-in?next=%2Fcabinet',
      '/institutions',
      '/support',
      `/municipalities/${slug}/legal-act`,
      `/municipalities/${slug}/funding-rules`,
      '/confirm-email/no-such-token/press',
    ]) {
      await expectUsable(page, address);
    }
    const wrong = await post(page, '/sign-in/submit', { login: '', password: '' });
    await expectUsable(page, wrong.headers()['location'] ?? '');
  });

  test('кабинет родителя, с формами, которые вернулись с ошибками', async ({ page }) => {
    test.slow();
    const records = await givenRecords();
    await signIn(page, records.parent.login);
    for (const template of pagesOf('/cabinet')) await expectUsable(page, addressOf(records, template));
    for (const { template } of listAddresses('/cabinet').filter(({ method }) => method === 'POST')) {
      const back = await post(page, addressOf(records, template), {});
      const location = back.headers()['location'] ?? '';
      if (location.includes('draft=')) await expectUsable(page, location);
    }
  });

  for (const status of ['active', 'returned', 'suspended', 'terminated', 'expired'] as const) {
    test(`карточка в состоянии ${status}`, async ({ page }) => {
      const family = await givenFamily({ document: true });
      const { certificateId } = await givenCertificate({
        childId: family.child.id,
        groupId: family.town.group.id,
        status,
      });
      await signIn(page, family.parent.login);
      await expectUsable(page, `/cabinet/certificates/${certificateId}`);
      await expectUsable(page, `/cabinet/certificates/${certificateId}/institutions`);
      await expectUsable(page, '/cabinet/certificate');
    });
  }

  test('кабинет ребёнка', async ({ page }) => {
    const { account, child } = await givenChildWithAccount();
    await signIn(page, account.login);
    for (const address of [
      '/cabinet',
      '/cabinet/certificate',
      '/cabinet/certificate/apply',
      '/cabinet/me',
      `/cabinet/children/${child.id}`,
      `/cabinet/children/${child.id}/edit`,
      `/cabinet/children/${child.id}/document`,
    ]) {
      await expectUsable(page, address);
    }
  });

  test('приём: начало, запись с дубликатом, поиск и ошибки', async ({ page }) => {
    test.slow();
    const records = await givenRecords();
    await signIn(page, records.operator.login);
    for (const template of pagesOf('/counter').filter((page) => page !== '/counter/logins')) {
      await expectUsable(page, addressOf(records, template));
    }
    const wrong = await post(page, '/counter/search/save', { query: '12', birthDate: '31.02.2020' });
    await expectUsable(page, wrong.headers()['location'] ?? '');
    const activate = addressOf(records, '/counter/certificates/[certificateId]/activate');
    await database().duplicateSuspicion.updateMany({
      where: { id: records.values.suspicionId },
      data: {
        decision: 'different_children',
        decidedAt: new Date(),
        decidedById: records.operator.accountId,
      },
    });
    const back = await post(page, activate, { part: 'activation' });
    await expectUsable(page, back.headers()['location'] ?? '');
  });

  for (const role of ['login_issuer', 'municipal_admin', 'regional_admin'] as const satisfies Role[]) {
    test(`начальная страница роли ${role}`, async ({ page }) => {
      await signIn(page, await givenLogin(role));
      await expectUsable(page, homePages[role]);
    });
  }

  test('сравнение похожих детей у администратора региона', async ({ page }) => {
    const records = await givenRecords();
    await signIn(page, await givenLogin('regional_admin'));
    await expectUsable(page, addressOf(records, '/admin/region/duplicates/[suspicionId]'));
  });
});
