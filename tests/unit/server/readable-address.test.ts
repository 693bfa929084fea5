import { expect, test } from 'vitest';
import { isReadable } from '@/app/_server/readable-address';

test.each(['/', '/c/ABC', '/cabinet/%D1%8F', '/c/%0a', '/questions?q=%ff', ''])(
  '%s can be read',
  (address) => {
    expect(isReadable(address)).toBe(true);
  },
);

test.each([
  '/c/%ff',
  '/c/%',
  '/institutions/%00',
  '/questions?q=%00',
  '/c/%E0%A4%A/paper',
  '/recover/%ed%a0%80',
])('%s cannot', (address) => {
  expect(isReadable(address)).toBe(false);
});
