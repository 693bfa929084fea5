import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPaperCode, paperCode, parsePaperCode } from '@/lib/domain/paper-code';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
const codes = bytes.map(paperCode);

/** What a scanner types for an English text while the keyboard is in the Russian layout. */
function inRussianLayout(text: string): string {
  const english = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~';
  const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё';
  return [...text]
    .map((key) => (english.includes(key) ? russian.charAt(english.indexOf(key)) : key))
    .join('');
}

describe('paperCode', () => {
  test('is made of the first sixty bits', () => {
    expect(paperCode(new Uint8Array(8))).toBe('000000000000');
    expect(paperCode(new Uint8Array(8).fill(255))).toBe('ZZZZZZZZZZZZ');
    expect(paperCode(Uint8Array.of(0b00001_000, 0b10_00011_0, 0, 0, 0, 0, 0, 0))).toBe('123000000000');
    const tail = [0, 0, 0, 0, 0, 0, 0];
    expect(paperCode(Uint8Array.of(...tail, 0b1111_0000))).toBe(
      paperCode(Uint8Array.of(...tail, 0b1111_1111)),
    );
  });

  test('needs eight bytes', () => {
    expect(() => paperCode(new Uint8Array(7))).toThrow(RangeError);
  });

  test('is different for different bits, and never has a letter that looks like another', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const bits = (list: Uint8Array) => [...list.slice(0, 7), (list[7] ?? 0) >> 4].join();
        expect(paperCode(a) === paperCode(b)).toBe(bits(a) === bits(b));
        expect(paperCode(a)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
      }),
    );
  });
});

describe('parsePaperCode', () => {
  test.each([
    'ABCD-EFGH-1230',
    'abcd-efgh-1230',
    'ABCDEFGH1230',
    ' abcd efgh 1230 ',
    'ABCD – EFGH – 1230',
    'ABCD-EFGH-I23O',
    'abcd-efgh-l23o',
    'АВСD-ЕFGН-123О', // Cyrillic letters among them
    'авсd-еfgн-123о',
    'https://portal.example.org/c/ABCDEFGH1230',
    'https://portal.example.org/c/ABCD-EFGH-1230',
    'http://localhost:3000/c/ABCDEFGH1230/',
    'HTTPS://PORTAL.EXAMPLE.ORG/C/ABCDEFGH1230',
    'https://portal.example.org/c/ABCDEFGH1230?from=paper#top',
    'https://portal.example.org/region/c/ABCDEFGH1230\n',
  ])('understands %s', (text) => {
    expect(parsePaperCode(text)).toBe('ABCDEFGH1230');
  });

  test('knows the Latin twin of every Cyrillic letter that has one', () => {
    expect(parsePaperCode('АВЕК-МНОР-СТХУ')).toBe('ABEKMH0PCTXY');
    expect(parsePaperCode('авек-мнор-стху')).toBe('ABEKMH0PCTXY');
  });

  test('understands a scanner that types in the Russian layout', () => {
    expect(parsePaperCode('ФИСВУАПР1230')).toBe('ABCDEFGH1230');
    expect(parsePaperCode('фисвуапр1230')).toBe('ABCDEFGH1230');
    expect(parsePaperCode('реезыЖ..зщкефдюучфьздуюкг.с.ФИСВУАПР1230')).toBe('ABCDEFGH1230');
  });

  test.each([
    '',
    'ABCD-EFGH-123',
    'ABCD-EFGH-12300',
    'ABCD-EFGH-123U',
    'ABCD-EFGH-123*',
    'https://portal.example.org/c/',
    'https://portal.example.org/c/ABCDEFGH1230/more',
    'https://portal.example.org/d/ABCDEFGH1230',
    'Иванова Мария',
    'Каменева Анна',
    'КАМЕНЕВААННА',
    'Петрова-Анина',
    '4207000002',
  ])('refuses «%s»', (text) => {
    expect(parsePaperCode(text)).toBeNull();
  });

  test('reads every code back: as printed, from the address, and from the scanner in either layout', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const address = `https://sertifikat.example.org/c/${code}`;
        expect(parsePaperCode(code)).toBe(code);
        expect(parsePaperCode(formatPaperCode(code).toLowerCase())).toBe(code);
        expect(parsePaperCode(address)).toBe(code);
        expect(parsePaperCode(inRussianLayout(address))).toBe(code);
      }),
    );
  });

  test('never yields anything but a code', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = parsePaperCode(text);
        return code === null || parsePaperCode(code) === code;
      }),
    );
  });
});

test('is shown in three groups', () => {
  expect(formatPaperCode('ABCDEFGH1230')).toBe('ABCD-EFGH-1230');
});
