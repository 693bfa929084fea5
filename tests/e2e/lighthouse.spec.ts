import { expect, test } from '@playwright/test';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamilyWithCertificate } from '@/tests/support/e2e-family';
import {
  openLighthouseBrowser,
  slowdownOf,
  usualSlowdown,
  type Category,
  type LighthouseBrowser,
  type Marks,
} from '@/tests/support/lighthouse';

const leastPerformance = 95;
const attempts = 5;

const everywhere = ['accessibility', 'best-practices'] as const satisfies Category[];

test.describe('Lighthouse, телефон', () => {
  // One after another in one browser: side by side they would slow each other down.
  test.describe.configure({ mode: 'default', timeout: 240_000 });
  let browser: LighthouseBrowser;

  test.beforeAll(async () => {
    browser = await openLighthouseBrowser();
  });
  test.afterAll(() => browser.close());

  for (const address of ['/', '/institutions', '/sign-in']) {
    test(`открытая страница ${address}`, async () => {
      expectFullMarks(address, await markAtBest(browser, address), [...everywhere, 'seo']);
    });
  }

  test('кабинет и карточка сертификата', async () => {
    const { parent, certificate } = await givenFamilyWithCertificate();
    await signIn(browser.page, parent.login);
    for (const address of ['/cabinet', `/cabinet/certificates/${certificate.certificateId}`]) {
      // Rooms behind the sign-in are kept out of search engines: there is nothing to find in them.
      expectFullMarks(address, await markAtBest(browser, address), everywhere);
    }
  });
});

/**
 * Speed measured on a machine that does other things as well is a lower bound: the best of five counts. Once a machine has
 * shown itself slower than a desktop, it is slowed down by that much less: the telephone stays the same.
 */
async function markAtBest(browser: LighthouseBrowser, address: string): Promise<Marks> {
  const url = new URL(address, process.env.APP_URL).href;
  let best = await browser.mark(url, usualSlowdown);
  for (let n = 1; n < attempts && best.scores.performance < leastPerformance; n += 1) {
    const again = await browser.mark(url, slowdownOf(best));
    if (again.scores.performance > best.scores.performance) best = again;
  }
  return best;
}

function expectFullMarks(
  address: string,
  { scores, faults, machine }: Marks,
  full: readonly Category[],
): void {
  const marks = Object.entries(scores).map(([category, score]) => `${category} ${score}`);
  process.stdout.write(`${address}: ${marks.join(', ')}; machine ${machine}\n`);
  const said = `${address}\n${faults.join('\n')}`;
  for (const category of full) expect.soft(scores[category], `${category} ${said}`).toBe(100);
  expect.soft(scores.performance, `performance ${said}`).toBeGreaterThanOrEqual(leastPerformance);
}
