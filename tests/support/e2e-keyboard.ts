import { expect, type Locator, type Page } from '@playwright/test';
import type { Hand } from '@/tests/support/e2e-whole-way';

/** Everything by keys: the focus is seen at each of them. */
export const keyboard: Hand = {
  press: async (page, target) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  type: async (page, target, text) => {
    await tabTo(page, target);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
  choose: async (page, option) => {
    await tabToGroup(page, option);
    await page.keyboard.press('Space');
    // Other tests add institutions meanwhile: the list is as long as it is.
    const name = (await option.getAttribute('name')) ?? '';
    const length = await page.locator(`input[type=radio][name="${name}"]`).count();
    for (let steps = 0; steps < length && !(await option.isChecked()); steps += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(option).toBeChecked();
    await expect(option).toBeFocused();
  },
  select: async (page, list, words) => {
    await tabTo(page, list);
    const steps = await list.evaluate((element, wanted) => {
      const { options, selectedIndex } = element as HTMLSelectElement;
      return [...options].findIndex(({ label }) => label === wanted) - selectedIndex;
    }, words);
    for (let n = 0; n < Math.abs(steps); n += 1) {
      await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    }
    await expect(list.locator('option:checked')).toHaveText(words);
  },
  attach: async (page, picker, file) => {
    interceptChoosers(page);
    await tabTo(page, picker);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file);
  },
};

/** Playwright begins to catch choosers with the first listener, not at once: a key pressed right after it may come first. */
export function interceptChoosers(page: Page): void {
  page.on('filechooser', () => undefined);
}

/** Goes on with Tab until the control has the focus, and sees that the focus is shown. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await tabUntil(page, () => target.evaluate((element) => element === document.activeElement));
}

/** A group of radio buttons is one stop: at the chosen one, or at the first when none is. */
async function tabToGroup(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  const group = await option.getAttribute('name');
  await tabUntil(page, () =>
    page.evaluate((name) => document.activeElement?.getAttribute('name') === name, group),
  );
}

async function tabUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    if (await isThere()) {
      const { label } = (await focused(page)) ?? {};
      await expect.poll(async () => (await focused(page))?.shown, `${label}: the focus is shown`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead there: ${page.url()}`);
}

/** A control and where it stands, in pixels of the page. */
export type Place = { label: string; top: number; bottom: number; left: number; right: number };

/** What has the focus; null when nothing has it. */
export type Stop = Place & {
  /** An outline is drawn around it, its label or what it stands in. */
  shown: boolean;
  /** Nothing lies over it. */
  uncovered: boolean;
};

export async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(measureFocus);
}

/** Runs in the browser. */
function measureFocus(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const around = [element, ...labels, ...(element.parentElement ? [element.parentElement] : [])];
  const isOutlined = (candidate: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const box = element.getBoundingClientRect();
  // A picker hidden behind its label is where the label is.
  const hidden = box.width <= 1.5 || box.height <= 1.5;
  const { top, bottom, left, right } = (hidden ? labels[0]?.getBoundingClientRect() : undefined) ?? box;
  // What is higher than the screen is looked at where it is seen.
  const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const over = document.elementFromPoint((left + right) / 2, middle);
  return {
    label: `${element.tagName.toLowerCase()} «${(element.textContent.trim() || (element.getAttribute('name') ?? element.id)).slice(0, 60)}»`,
    top: top + scrollY,
    bottom: bottom + scrollY,
    left: left + scrollX,
    right: right + scrollX,
    shown: around.some(isOutlined),
    uncovered:
      over !== null && around.some((candidate) => candidate.contains(over) || over.contains(candidate)),
  };
}

declare global {
  interface Window {
    focusAtKeys: (Stop | null)[];
  }
}

/** Every stop of Tab on the page, from the first to the last, wherever the page has put the focus itself. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  await rememberFocusAtKeys(page);
  for (let keys = 0; keys < 1000; keys += keysAtOnce) {
    await pressTabs(page);
    // The first key leaves the body.
    const stops = await page.evaluate(() => window.focusAtKeys.slice(1));
    // After the last one the focus leaves the page or begins anew.
    const end = stops.findIndex((stop, at) => stop === null || (at > 0 && isSame(stop, stops[0])));
    if (end >= 0) return stops.slice(0, end).filter((stop) => stop !== null);
  }
  throw new Error('Tab comes to no end');
}

/** At each key the page notes where the focus is before the key moves it: to ask after every key takes ten times longer. */
async function rememberFocusAtKeys(page: Page): Promise<void> {
  await page.evaluate(`window.measureFocus = ${measureFocus.toString()}`);
  await page.evaluate(() => {
    const { measureFocus } = window as unknown as { measureFocus: () => Stop | null };
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    const known = Array.isArray(window.focusAtKeys);
    window.focusAtKeys = [];
    if (!known) document.addEventListener('keydown', () => window.focusAtKeys.push(measureFocus()), true);
  });
}

const keysAtOnce = 25;

async function pressTabs(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const sent = Array.from({ length: keysAtOnce }, () => [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }),
  ]);
  await Promise.all(sent.flat());
  await session.detach();
}

/** Everything Tab may stop at, in the order of the document. */
export async function controlsInOrder(page: Page): Promise<Place[]> {
  return page.evaluate(() => {
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    return [...document.querySelectorAll(controls)].flatMap((element) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const own = element.getBoundingClientRect();
      const { left, right, top, bottom } =
        (own.width <= 1.5 || own.height <= 1.5) && label ? label.getBoundingClientRect() : own;
      // The skip link waits above the page.
      const isSeen = element.checkVisibility({ visibilityProperty: true }) && bottom + scrollY > 0;
      if (!isSeen || element.matches(':disabled, [tabindex="-1"]')) return [];
      return {
        label: `${element.tagName.toLowerCase()} «${element.textContent.trim().slice(0, 60)}»`,
        top: top + scrollY,
        bottom: bottom + scrollY,
        left: left + scrollX,
        right: right + scrollX,
      };
    });
  });
}

function isSame(a: Stop, b: Stop | null | undefined): boolean {
  return a.label === b?.label && a.top === b.top && a.left === b.left;
}

/** What Tab leads to in a page and what screen readers would say of it without a name. */
export async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const isTrue = (value: unknown) => value === true;
  return (
    nodes
      // The skip link and the error summary put the focus on these: Tab does not.
      .filter(({ ignored, role }) => !ignored && !/^(RootWebArea|main)$/.test(String(role?.value)))
      .filter(({ properties }) =>
        properties?.some(({ name, value }) => name === 'focusable' && isTrue(value.value)),
      )
      .filter(({ name }) => !String(name?.value ?? '').trim())
      .map(({ role }) => String(role?.value))
  );
}
