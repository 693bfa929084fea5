import { expect, test } from '@playwright/test';
import { plainDate } from '@/lib/domain/dates';
import { demoPassword } from '@/lib/local/demo-accounts';
import { MailServer } from '@/tests/integration/letters/mail-server';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { attachPhoto, field, typeDocument } from '@/tests/support/e2e-journey';
import { confirmationSubject, newAddress } from '@/tests/support/e2e-mail';
import { startPortalWithoutMail, type SecondPortal } from '@/tests/support/e2e-second-portal';
import { documentOfAge } from '@/tests/support/given';

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
  await expect.poll(() => mail.received.length, { timeout: 150_000 }).toBe(1);
  const [received] = mail.received;
  expect(received).toMatchObject({ subject: confirmationSubject, recipients: [email] });
  const link = /https?:\/\/\S+\/confirm-email\/\S+/.exec(received?.parts.get('text/plain') ?? '')?.[0];
  await page.goto(link ?? '');
  await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  await expect.poll(async () => (await letter())[0]?.delivery).toBe('sent');
  await page.close();
});
