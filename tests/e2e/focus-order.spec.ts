import { test } from '@playwright/test';
import { expectFocusToFollowTheEye } from '@/tests/support/e2e-focus-order';
import { familyRooms, openRooms, staffRooms } from '@/tests/support/e2e-rooms';

// On a phone the focus is followed on every page (accessibility.spec): here, where columns stand side by side.
test.use({ viewport: { width: 1280, height: 800 } });

const rooms = {
  'открытые страницы': openRooms['открытые страницы'],
  'кабинет родителя': familyRooms['кабинет родителя'],
  ...staffRooms,
};

test.describe('порядок фокуса на большом экране', () => {
  for (const [room, enter] of Object.entries(rooms)) {
    test(room, async ({ page }) => {
      test.slow();
      for (const address of await enter(page)) {
        await page.goto(address);
        await expectFocusToFollowTheEye(page, address);
      }
    });
  }
});
