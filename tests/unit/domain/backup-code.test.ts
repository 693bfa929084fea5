import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupCode, formatBackupCode, parseBackupCode } from '@/lib/domain/backup-code';

const random = fc.uint8Array({ minLength: 8, maxLength: 8 });

test('a code is read back as it was shown, in any case and with any spacing', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const code = backupCode(bytes);
      const shown = formatBackupCode(code);
      expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      for (const typed of [shown, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')} `, code]) {
        expect(parseBackupCode(typed)).toBe(code);
      }
    }),
  );
});

test.each(['', '7K2M-9QXA', '7K2M-9QXA-4TRD-1', '123456', '7K2M-9QXA-4TR!'])('«%s» is no code', (typed) => {
  expect(parseBackupCode(typed)).toBeNull();
});
