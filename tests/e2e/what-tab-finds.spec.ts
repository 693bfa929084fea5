import { expect, test } from '@playwright/test';
import { controlsInOrder, namelessControls, tabThrough, type Place } from '@/tests/support/e2e-keyboard';

const links = Array.from({ length: 60 }, (_, at) => `ссылка ${at}`);

// What the pages are looked at with must see a fault where there is one.
test('обход клавишей Tab видит скачок вверх, пропавшую рамку, накрытое и безымянное', async ({ page }) => {
  await page.setContent(`
    <!doctype html><html lang="ru"><title>Проба</title>
    <style>
      a, button { display: block; margin: 20px; width: 200px; height: 44px }
      :focus { outline: 3px solid #000 }
      .bare:focus { outline: none }
      .lid, .under, .above { position: absolute; left: 300px; top: 0 }
      .lid { width: 260px; height: 90px; background: #fff }
      .above { top: 200px }
    </style>
    ${links.map((name) => `<a href="#">${name}</a>`).join('')}
    <button class="bare">без рамки</button>
    <p><button class="under">под крышкой</button></p><div class="lid"></div>
    <button class="above">наверху</button>
    <button></button>`);
  const stops = await tabThrough(page);
  const named = (some: readonly Place[]) => some.map(({ label }) => /«(.*)»/.exec(label)?.[1]);
  expect(named(stops)).toEqual([...links, 'без рамки', 'под крышкой', 'наверху', '']);
  expect(named(stops.filter(({ shown }) => !shown))).toEqual(['без рамки']);
  expect(named(stops.filter(({ uncovered }) => !uncovered))).toEqual(['под крышкой']);
  const higher = stops.filter(({ top }, at) => top < (stops[at - 1]?.top ?? 0));
  expect(named(higher)).toEqual(['под крышкой']);
  expect(named(await controlsInOrder(page))).toEqual(named(stops));
  expect(await namelessControls(page)).toEqual(['button']);
});
