import { expect, type Page } from '@playwright/test';
import { unfold } from '@/tests/support/e2e-accessible';
import {
  controlsInOrder,
  namelessControls,
  tabThrough,
  type Place,
  type Stop,
} from '@/tests/support/e2e-keyboard';

/** Tab follows the eye; what it stops at has a name, is shown to have the focus and lies under nothing. */
export async function expectFocusToFollowTheEye(page: Page, address: string): Promise<void> {
  await unfold(page);
  const stops = await tabThrough(page);
  expect.soft(stops.length, address).toBeGreaterThan(3);
  expect.soft(stops[0]?.label, address).toBe('a «Перейти к содержанию»');
  expect.soft(stepsBack(stops.slice(1)), `${address}: порядок не сверху вниз`).toEqual([]);
  expect.soft(labels(stops.filter(({ shown }) => !shown)), `${address}: фокус не виден`).toEqual([]);
  expect
    .soft(labels(stops.filter(({ uncovered }) => !uncovered)), `${address}: фокус под чем-то`)
    .toEqual([]);
  expect.soft(await namelessControls(page), `${address}: без имени`).toEqual([]);
}

/**
 * The same order from where the controls stand, without a key pressed: ten times faster, and enough where nothing has an
 * order of its own (axe refuses a positive tabindex) and the page has been walked at another width.
 */
export async function expectControlsToFollowTheEye(page: Page, address: string): Promise<void> {
  const places = await controlsInOrder(page);
  expect.soft(places.length, address).toBeGreaterThan(3);
  expect.soft(stepsBack(places), `${address}: порядок не сверху вниз`).toEqual([]);
}

function labels(stops: readonly Stop[]): string[] {
  return stops.map(({ label }) => label);
}

/** Steps that lead up, except to the top of a column on the right, or to the left within a line. */
function stepsBack(stops: readonly Place[]): string[] {
  return stops.flatMap((to, at) => {
    const from = stops[at - 1];
    if (!from) return [];
    const up = to.bottom <= from.top + 1 && to.left < from.right;
    const sameLine = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top) > 8;
    const left = sameLine && to.right <= from.left + 1;
    return up || left ? [`${from.label} → ${to.label}`] : [];
  });
}
