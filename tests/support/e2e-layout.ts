import { expect, type Page } from '@playwright/test';
import { expectNothingToScrollSideways, unfold } from '@/tests/support/e2e-accessible';

/** Nothing wider than the screen, nothing over something else, nothing too small for a finger. */
export async function expectFitting(page: Page, address: string): Promise<void> {
  await unfold(page);
  // The skip link lies over the header only while it has the focus.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await expectNothingToScrollSideways(page, address);
  const { small, overlapping, cut } = await page.evaluate(measureLayout);
  expect.soft(small, `${address}: меньше 44 px`).toEqual([]);
  expect.soft(overlapping, `${address}: одно на другом`).toEqual([]);
  expect.soft(cut, `${address}: за краем экрана`).toEqual([]);
}

type Faults = { small: string[]; overlapping: string[]; cut: string[] };

/** Runs in the browser. */
function measureLayout(): Faults {
  const leastSide = 44;
  // Parts of a pixel are lost in rounding.
  const tolerance = 0.5;
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

  const seen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isForReadersOnly(element);

  /** Kept for screen readers: a pixel large, or shown only with the focus on it. */
  function isForReadersOnly(element: Element): boolean {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { position, clipPath, overflow, transform } = getComputedStyle(at);
      const { width, height, bottom } = at.getBoundingClientRect();
      if (
        position === 'absolute' &&
        (clipPath !== 'none' || overflow === 'hidden') &&
        width <= 1.5 &&
        height <= 1.5
      )
        return true;
      if ((position === 'absolute' || position === 'fixed') && transform !== 'none' && bottom + scrollY <= 0)
        return true;
    }
    return false;
  }

  /** What a finger may press: the control and its labels. */
  function targetOf(control: Element): DOMRect {
    const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
    const pressable = /^(radio|checkbox)$/.test(control.getAttribute('type') ?? '') ? labels : [];
    const boxes = [control, ...pressable].map((element) => element.getBoundingClientRect());
    const stretched = stretchedOver(control);
    if (stretched) boxes.push(stretched);
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return new DOMRect(
      left,
      top,
      Math.max(...boxes.map((box) => box.right)) - left,
      Math.max(...boxes.map((box) => box.bottom)) - top,
    );
  }

  /** A link may be stretched over its whole row by an empty part of its own. */
  function stretchedOver(control: Element): DOMRect | null {
    const { content, position, top, right, bottom, left } = getComputedStyle(control, '::after');
    const frame = control instanceof HTMLElement && control.offsetParent?.getBoundingClientRect();
    if (content === 'none' || position !== 'absolute' || !frame) return null;
    const [above, beside, below, before] = [top, right, bottom, left].map(parseFloat);
    return new DOMRect(
      frame.left + (before ?? 0),
      frame.top + (above ?? 0),
      frame.width - (before ?? 0) - (beside ?? 0),
      frame.height - (above ?? 0) - (below ?? 0),
    );
  }

  /** A link among the words of a sentence may be as high as its line. */
  function isInText(control: Element): boolean {
    if (control.tagName !== 'A' || getComputedStyle(control).display !== 'inline') return false;
    const around = control.closest('p, li, dd, td, dt, figcaption, label, div');
    const own = control.textContent.trim().length;
    return (around?.textContent.trim().length ?? 0) > own;
  }

  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} «${(element.textContent.trim() || element.getAttribute('name') || '').slice(0, 60)}»`;

  const targets = [...document.querySelectorAll(controls)]
    .filter((control) => (control.tagName === 'INPUT' ? seenWithLabel(control) : seen(control)))
    .map((control) => ({ control, box: targetOf(control), inText: isInText(control) }));

  /** A picker whose input is hidden behind its label is seen by the label. */
  function seenWithLabel(control: Element): boolean {
    return seen(control) || [...((control as HTMLInputElement).labels ?? [])].some(seen);
  }

  const small = targets
    .filter(({ box, inText }) => !inText && Math.min(box.width, box.height) < leastSide - tolerance)
    .map(({ control, box }) => `${name(control)} ${Math.round(box.width)}×${Math.round(box.height)}`);

  /** Every line of text that is seen, with where it stands. */
  const lines: { text: Node; box: DOMRect; scrolled: boolean }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (
      !parent ||
      !text.textContent?.trim() ||
      /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEMPLATE)$/.test(parent.tagName)
    )
      continue;
    if (!seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const scrolled = isScrolled(parent);
    for (const whole of range.getClientRects()) {
      const box = clipped(whole, parent);
      if (box.width > 1 && box.height > 1) lines.push({ text, box, scrolled });
    }
  }

  /** What is left of a line of text inside everything that cuts off what sticks out of it. */
  function clipped(line: DOMRect, element: Element): DOMRect {
    let { left, top, right, bottom } = line;
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue;
      const frame = at.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** A table of data may be scrolled sideways inside its own frame. */
  function isScrolled(element: Element): boolean {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  }

  const cut = lines
    .filter(({ box, scrolled }) => !scrolled && (box.left < -tolerance || box.right > innerWidth + tolerance))
    .map(({ text }) => (text.textContent ?? '').trim().slice(0, 60));

  const overlapping: string[] = [];
  const inOrder = lines.toSorted((a, b) => a.box.top - b.box.top);
  inOrder.forEach((line, at) => {
    for (let next = at + 1; next < inOrder.length; next += 1) {
      const other = inOrder[next];
      if (!other || other.box.top >= line.box.bottom) break;
      if (other.text === line.text) continue;
      const wide = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left);
      const high = Math.min(line.box.bottom, other.box.bottom) - other.box.top;
      // Boxes of lines of different size reach into each other by their leading, letters do not.
      if (wide > 2 && high > Math.min(line.box.height, other.box.height) / 2)
        overlapping.push(
          `${line.text.textContent?.trim().slice(0, 40)} / ${other.text.textContent?.trim().slice(0, 40)}`,
        );
    }
  });
  targets.forEach(({ control, box, inText }, at) => {
    for (const other of targets.slice(at + 1)) {
      if (inText || other.inText || control.contains(other.control) || other.control.contains(control))
        continue;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 1 && high > 1) overlapping.push(`${name(control)} / ${name(other.control)}`);
    }
  });
  return { small, overlapping, cut: [...new Set(cut)] };
}
