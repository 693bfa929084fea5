import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import { kindsReadBy, readers, type Reader } from '@/tests/support/letters-read';

const all = Object.keys(readers) as Reader[];

test('every kind of letter is read by a test that has done the deed', () => {
  const read = all.flatMap(kindsReadBy);
  expect(read.toSorted()).toEqual((Object.keys(letterKinds) as LetterKind[]).toSorted());
});

test.each(all)('the test named for «%s» asks for its kinds', (reader) => {
  expect(readFileSync(readers[reader], 'utf8')).toContain(`kindsReadBy('${reader}')`);
});
