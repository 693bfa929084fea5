import { expect, test } from 'vitest';
import { statementNames } from '@/lib/platform/statement-names';

test('the same text has the same name, another text another', () => {
  const name = statementNames();
  expect(name({ sql: 'SELECT 1' })).toBe(name({ sql: 'SELECT 1' }));
  expect(name({ sql: 'SELECT 1' })).not.toBe(name({ sql: 'SELECT 2' }));
  expect(name({ sql: 'SELECT 1' })).toMatch(/^[0-9a-f]{32}$/);
});

test('beyond the first ones a text has no name, and the first ones keep theirs', () => {
  const name = statementNames(2);
  const first = name({ sql: 'SELECT 1' });
  name({ sql: 'SELECT 2' });
  expect(name({ sql: 'SELECT 3' })).toBe('');
  expect(name({ sql: 'SELECT 1' })).toBe(first);
});
