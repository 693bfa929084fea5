import { expect, test } from '@playwright/test';
import { plainDate } from '@/lib/domain/dates';
import { demoPassword } from '@/lib/local/demo-accounts';
import { MailServer } from '@/tests/integration/letters/mail-server';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { attachPhoto, field, typeDocument } from '@/tests/support/e2e-journey';
import { confirmationSubject, newAddress } from '@/tests/support/e2e-mail';
import { startPortalWithoutMail, type SecondPortal } from '@/tests/support/e2e-second-portal';
import { documentOfAge } from '@/tests/support/given';

// One after the other on one portal: a portal of one's own costs more than both tests.
test.describe.configure({ mode: 'default' });

let portal: SecondPortal;
let mail: MailServer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  portal = await startPortalWithoutMail();
  mail = new MailServer(portal.smtpPort);
});

test.afterAll(async () => {
  await mail.stop();
  await portal.stop();
});

test('почтовый сервер не работает: заявка принята, письмо приходит, когда он заработал', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await browser.newPage({ baseURL: portal.url, locale: 'ru-RU' });
  await signIn(page, 'demo-parent', demoPassword);
  const [child] = await portal.query<{ id: string; birth_date: string }>(
    `select p.id, p.birth_date::text from person p join guardianship g on g.child_id = p.id
       join account a on a.person_id = g.guardian_id
      where a.login = 'demo-parent' order by p.birth_date desc limit 1`,
  );
  if (!child) throw new Error('demo-parent has children');

  await page.goto(`/cabinet/children/${child.id}/document`);
  await typeDocument(page, documentOfAge(plainDate(new Date(`${child.birth_date}T00:00:00Z`))));
  await attachPhoto(page);
  await page.getByRole('button', { name: 'Добавить' }).click();
  await page.getByRole('link', { name: 'Подать заявление на получение сертификата' }).click();
  const email = newAddress();
  await field(page, 'Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');

  const letter = async () =>
    portal.query<{ delivery: string; attempts: number; last_error: string | null }>(
      'select delivery, attempts, last_error from letter where email_to = $1',
      [email],
    );
  await expect.poll(async () => (await letter())[0]?.attempts, { timeout: 30_000 }).toBeGreaterThan(0);
  const [delayed] = await letter();
  expect(delayed?.delivery).toBe('queued');
  expect(delayed?.last_error).not.toContain(email);

  await mail.start();
  // What the demonstration families were told meanwhile comes as well.
  const mine = () => mail.received.filter(({ recipients }) => recipients.includes(email));
  await expect.poll(() => mine().length, { timeout: 150_000 }).toBe(1);
  const [received] = mine();
  expect(received).toMatchObject({ subject: confirmationSubject, recipients: [email] });
  const link = /https?:\/\/\S+\/confirm-email\/\S+/.exec(received?.parts.get('text/plain') ?? '')?.[0];
  await page.goto(link ?? '');
  await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  await expect.poll(async () => (await letter())[0]?.delivery).toBe('sent');
  await page.close();
});

test('технические работы: семьи и специалисты читают сообщение, администратор региона работает и открывает портал', async ({
  browser,
}) => {
  const message = 'Обновляем портал. Подождите, пожалуйста, полчаса.';
  const newPage = () => browser.newPage({ baseURL: portal.url, locale: 'ru-RU' });
  const [page, family] = [await newPage(), await newPage()];
  await signIn(family, 'demo-parent', demoPassword);
  await signIn(page, 'demo-region', demoPassword);
  await page.getByRole('link', { name: 'Технические работы' }).click();
  await page.getByRole('radio', { name: 'Закрыт на технические работы' }).check();
  await page.getByLabel('Сообщение для семей и специалистов').fill(message);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Портал закрыт на технические работы')).toBeVisible();

  for (const address of ['/', '/cabinet', '/institutions']) {
    expect((await family.goto(address))?.status()).toBe(503);
    await expect(heading(family)).toHaveText('Технические работы');
    await expect(family.getByText(message)).toBeVisible();
  }
  expect((await page.goto('/admin/region/municipalities'))?.status()).toBe(200);

  await page.goto('/admin/region/maintenance');
  await page.getByRole('radio', { name: 'Открыт', exact: true }).check();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Портал открыт')).toBeVisible();
  expect((await family.goto('/cabinet'))?.status()).toBe(200);
  await Promise.all([page.close(), family.close()]);
});
