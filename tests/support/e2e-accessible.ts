import AxeBuilder from '@axe-core/playwright';
import { expect, type ConsoleMessage, type Page } from '@playwright/test';
import { heading } from '@/tests/support/e2e-browser';
import { expectValidHtml } from '@/tests/support/valid-html';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing axe objects to, valid HTML, nothing wider than the screen, a title and one heading of its own. */
export async function expectAccessible(
  page: Page,
  address: string,
  { status = 200, rules }: { status?: number; rules?: readonly string[] } = {},
): Promise<void> {
  const refused = listenForRefusals(page);
  const answer = await page.goto(address);
  const html = (await answer?.text()) ?? '';
  expect.soft(answer?.status(), address).toBe(status);
  await expect.soft(heading(page), address).toHaveCount(1);
  await expect.soft(page, address).toHaveTitle(/\S/);
  expect.soft(htmlFaults(html, address), address).toBe('');
  await expectNothingToScrollSideways(page, address);
  await expectAxeClean(page, address, rules);
  expect.soft(refused.heard(), `${address}: запрещено политикой страницы`).toEqual([]);
}

/** What the browser refused because of the security policy of the page: nothing of ours may be among it. */
function listenForRefusals(page: Page): { heard: () => string[] } {
  const said: string[] = [];
  const listen = (message: ConsoleMessage) => {
    if (message.text().includes('Content Security Policy')) said.push(message.text());
  };
  page.on('console', listen);
  return {
    heard: () => {
      page.off('console', listen);
      return said;
    },
  };
}

/** Soft, as the other expectations of a page: one run names the faults of all of them. */
function htmlFaults(html: string, where: string): string {
  try {
    expectValidHtml(html, where);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function expectNothingToScrollSideways(page: Page, address: string): Promise<void> {
  const wider = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth,
    );
    return [`${scrollWidth} px`, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
  });
  expect.soft(wider, `${address}: шире экрана`).toEqual([]);
}

/** Rules that see colours and sizes: what another theme or larger letters can break. */
export const rulesOfLooks = ['color-contrast', 'target-size'] as const;

/** The page as it stands, with everything unfolded that can be. */
export async function expectAxeClean(page: Page, where: string, rules?: readonly string[]): Promise<void> {
  await unfold(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const chosen = rules ? axe.withRules([...rules]) : axe.withTags(standard);
  // No page has frames: the mode that gathers them in a second page would take a third longer and find the same.
  const { violations } = await chosen.setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, where).toEqual([]);
}

/** Opens every «details»: what is folded is a part of the page. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
