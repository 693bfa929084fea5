import { expect, test } from 'vitest';
import { logContext, outsideOfLogContext, withLogContext } from '@/lib/platform/log-context';

test('what a request only happens to begin does not bear its number', async () => {
  const told = await withLogContext({ requestId: 'a1' }, async () => {
    const later = () => new Promise((settle) => setTimeout(() => settle(logContext()), 1));
    return Promise.all([later(), outsideOfLogContext(later)]);
  });
  expect(told).toEqual([{ requestId: 'a1' }, {}]);
});
