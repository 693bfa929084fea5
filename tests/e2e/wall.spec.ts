import { request as askOf } from 'node:http';
import { expect, test } from '@playwright/test';
import { signIn } from '@/tests/support/e2e-browser';
import { givenRecords } from '@/tests/support/e2e-records';

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

test('страница, простая страница, файл и переадресация говорят браузеру, чего нельзя', async ({
  request,
}) => {
  const script = /<script[^>]+src="([^"]+)"/.exec(await (await request.get('/')).text())?.[1] ?? '';
  const answers = [
    await request.get('/'),
    await request.get('/no-such-page'),
    await request.get(script),
    await request.get('/cabinet', { maxRedirects: 0 }),
    await request.post('/sign-in/submit', { headers: { origin: 'https://example.com' } }),
  ];
  expect(answers.map((answer) => answer.status())).toEqual([200, 404, 200, 307, 403]);
  for (const answer of answers) {
    const headers = answer.headers();
    expect.soft(headers, answer.url()).toMatchObject(always);
    expect.soft(headers['content-security-policy'], answer.url()).toContain("default-src 'none'");
    expect.soft(headers['content-security-policy'], answer.url()).not.toMatch(/unsafe-|\*/);
    expect.soft(headers['x-powered-by'], answer.url()).toBeUndefined();
  }
});

test('вставленный в страницу сценарий не выполняется, свои выполняются', async ({ page }) => {
  const planted = '<script>document.title="чужое"</script><img src="/x" alt="" onerror="document.title=1">';
  await page.route('**/sign-in', async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    expect(html).toContain('</main>');
    await route.fulfill({ response: answer, body: html.replace('</main>', `${planted}</main>`) });
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Показать' }).first()).toBeVisible();
  await expect.poll(() => refused.length).toBe(2);
  await expect(page).toHaveTitle(/^Вход в личный кабинет/);
});

test('снимок документа, открытый сам по себе, ничего не может', async ({ page }) => {
  const records = await givenRecords();
  await signIn(page, records.parent.login);
  const answer = await page.request.get(`/api/scans/${records.values.scanId}`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    ...always,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  expect(answer.headers()['content-type']).toMatch(/^image\//);
});

test('чужое имя узла ни во что не попадает', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '');
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  for (const path of ['/', '/sign-in', '/sitemap.xml', '/robots.txt', '/cabinet', '/c/AAAABBBBCCCC']) {
    const said = await new Promise<string>((resolve, reject) => {
      askOf({ host: '127.0.0.1', port, path, headers }, (answer) => {
        let body = JSON.stringify(answer.headers);
        answer.on('data', (part) => (body += String(part)));
        answer.on('end', () => resolve(body));
      })
        .on('error', reject)
        .end();
    });
    expect.soft(said, path).not.toContain('evil.example');
    expect.soft(said.length, path).toBeGreaterThan(100);
  }
});

test('на методы, которых нет, ответ «нет такой страницы», и ничего из запроса в нём не повторено', async ({
  baseURL,
}) => {
  const { port } = new URL(baseURL ?? '');
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH']) {
    for (const path of ['/', '/sign-in/submit']) {
      const [status, body] = await new Promise<[number, string]>((resolve, reject) => {
        askOf({ host: '127.0.0.1', port, path, method, headers: { 'x-secret': 'marker-7f3a' } }, (answer) => {
          let said = '';
          answer.on('data', (part) => (said += String(part)));
          answer.on('end', () => resolve([answer.statusCode ?? 0, said]));
        })
          .on('error', reject)
          .end();
      });
      expect.soft(status, `${method} ${path}`).toBe(404);
      expect.soft(body, `${method} ${path}`).not.toContain('marker-7f3a');
    }
  }
});
