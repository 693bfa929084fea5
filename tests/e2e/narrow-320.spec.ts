import { test } from '@playwright/test';
import { expectFitting } from '@/tests/support/e2e-layout';
import { expectSent } from '@/tests/support/e2e-scans';
import { walkTheWholeWay, type Hand } from '@/tests/support/e2e-whole-way';

// A telephone of the smallest kind, and a desktop with the page enlarged to 400 %.
test.use({ viewport: { width: 320, height: 568 }, hasTouch: true });

const finger: Hand = {
  press: (_page, target) => target.tap(),
  type: async (_page, target, text) => {
    await target.tap();
    await target.fill(text);
  },
  choose: (_page, option) => option.tap(),
  select: async (_page, list, words) => {
    await list.tap();
    await list.selectOption({ label: words });
  },
  attach: async (page, picker, file) => {
    await picker.setInputFiles(file);
    // The picture takes its place above the button: nobody presses what still moves.
    await expectSent(page);
  },
};

test('от входа до активированного сертификата пальцем на экране 320 px', async ({ page }) => {
  test.setTimeout(300_000);
  await walkTheWholeWay(page, finger, () => expectFitting(page, new URL(page.url()).pathname));
});
