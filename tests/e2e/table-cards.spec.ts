import { expect, test } from '@playwright/test';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';

const labelOf = (cell: Element) => {
  const { content, display } = getComputedStyle(cell, '::before');
  return display === 'none' ? null : content;
};

test('на телефоне строка таблицы — карточка: подписи видны, а вслух их говорит заголовок столбца', async ({
  page,
}) => {
  await givenFamilyWithCertificate();
  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(page, (await givenOperator()).login);
  await page.goto('/counter');
  const table = page.getByRole('table').first();
  const header = (await table.getByRole('columnheader').nth(1).textContent()) ?? '';
  expect(header).not.toBe('');
  const cell = table.getByRole('row').nth(1).getByRole('cell').first();

  expect(await cell.evaluate(labelOf)).toBe(`"${header}" / ""`);
  await expect(cell).toHaveAccessibleName((await cell.textContent()) ?? '');
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await cell.evaluate(labelOf)).toBeNull();
});
