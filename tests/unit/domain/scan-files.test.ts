import { expect, test } from 'vitest';
import { fileSizeWords, missingScanSentence, scanRefusals, type ScanRefusal } from '@/lib/domain/scan-files';

test('a size is told as people write it', () => {
  expect(fileSizeWords(2_500_000)).toBe('2,4\u00a0МБ');
  expect(fileSizeWords(15 * 1024 * 1024)).toBe('15,0\u00a0МБ');
  expect(fileSizeWords(12)).toBe('0,1\u00a0МБ');
});

test('a form without a scan says why its file was left behind', () => {
  for (const refusal of Object.keys(scanRefusals) as ScanRefusal[]) {
    expect(missingScanSentence(refusal)).toBe(scanRefusals[refusal]);
  }
});

test.each([undefined, '', 'constructor', 'too_large ', 7])(
  'what is no refusal (%s) is a missing file',
  (sent) => {
    expect(missingScanSentence(sent)).toBe(scanRefusals.absent);
  },
);
