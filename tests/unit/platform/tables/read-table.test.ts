import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { ZipFile } from 'yazl';
import { describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { tableRefusals, type TableKind } from '@/lib/domain/table-files';
import { readTable } from '@/lib/platform/tables/read-table';
import { tableKindOf } from '@/lib/platform/tables/table-kind';
import { writeTable } from '@/lib/platform/tables/write-table';
import { parts } from '@/lib/platform/tables/xlsx-parts';
import { gathered } from '@/tests/support/gathered';

function rowsOf(file: Uint8Array, kind: TableKind = tableKindOf(file)): Promise<string[][]> {
  return gathered(readTable(file, { kind }));
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await gathered(stream));
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.message : `not refused: ${String(error)}`;
}

/** A workbook with these parts in place of, or beside, the plain ones. */
function workbook(changed: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries({ ...parts, ...changed })) {
    zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  return bytesOf(zip.outputStream as unknown as AsyncIterable<Uint8Array>);
}

const sheetName = 'xl/worksheets/sheet1.xml';
const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

const windows1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0);
      if (code < 128) return code;
      if (sign === 'ё') return 0xb8;
      return code - 0x410 + 0xc0;
    }),
  );

const formats = (count: number) =>
  Array.from({ length: count }, (_, id) => `<numFmt numFmtId="${id}" formatCode="0"/>`).join('');

describe('CSV', () => {
  const expected = [
    ['ФИО', 'Класс'],
    ['Ёлкина; Анна', '2А'],
  ];

  test.each([';', ',', '\t'])('separated by «%s»', async (separator) => {
    const text = `ФИО${separator}Класс\r\n"Ёлкина; Анна"${separator}2А\r\n`;
    expect(await rowsOf(Buffer.from(text))).toEqual(expected);
  });

  test('in UTF-8 with its mark, in Windows-1251 and in UTF-16', async () => {
    const text = 'ФИО;Класс\n"Алёна";2А\n';
    const rows = [
      ['ФИО', 'Класс'],
      ['Алёна', '2А'],
    ];
    expect(await rowsOf(Buffer.from(`\uFEFF${text}`))).toEqual(rows);
    expect(await rowsOf(windows1251(text))).toEqual(rows);
    expect(await rowsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual(
      rows,
    );
  });

  test('a letter cut in two by the end of a part stays whole', async () => {
    const name = 'Щ'.repeat(70_000);
    expect(await rowsOf(Buffer.from(`а;${name}\n`))).toEqual([['а', name]]);
  });

  test('empty rows keep their place, an apostrophe before a formula goes', async () => {
    expect(await rowsOf(Buffer.from("а;б\n;\n'=1+1;'+7\n'к;л"))).toEqual([
      ['а', 'б'],
      [],
      ['=1+1', '+7'],
      ["'к", 'л'],
    ]);
  });

  test('a quote that is never closed is refused, not swallowed', async () => {
    const file = Buffer.from(`а;б\n"${'в;г\n'.repeat(200_000)}`);
    expect(await refusalOf(rowsOf(file))).toBe(tableRefusals.broken_quotes);
  });
});

describe('XLSX', () => {
  test('shared and own texts, numbers as people write them, dates, yes and no, gaps', async () => {
    const file = await workbook({
      'xl/sharedStrings.xml':
        '<sst><si><t>Иванова</t></si><si><r><t>Пет</t></r><r><t>рова</t></r><rPh><t>чтение</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="171" formatCode="0&quot;дней&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
      [sheetName]: sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
          '<row r="3"><c r="A3"><v>1.2345678964E10</v></c><c r="B3" s="1"><v>43636</v></c><c r="C3" s="2"><v>43636.5</v></c><c r="D3" s="3"><v>5</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="str"><f>A1</f><v>итог</v></c><c r="G3" t="inlineStr"><is><t>сам</t></is></c></row>',
      ),
    });
    expect(await rowsOf(file)).toEqual([
      ['Иванова', '', 'Петрова'],
      [],
      ['12345678964', '20.06.2019', '20.06.2019', '5', 'да', 'итог', 'сам'],
    ]);
  });

  test('a bomb is refused before it is unpacked', async () => {
    const file = await workbook({ [sheetName]: Buffer.alloc(40 * 1024 * 1024, 32) });
    expect(file.length).toBeLessThan(1024 * 1024);
    expect(await refusalOf(rowsOf(file))).toBe(tableRefusals.too_heavy);
  });

  describe('a small file of very many empty parts', () => {
    const row = sheet('<row r="1"><c t="inlineStr"><is><t>а</t></is></c></row>');
    // Noise keeps the part from being packed too tight to be anything but a bomb.
    const noise = () => `<!--${randomBytes(24_000).toString('hex')}-->`;
    const many = (tag: string, count: number) =>
      Array.from({ length: 3 }, () => `${noise()}${tag.repeat(count / 3)}`).join('');
    const texts = (count: number) => ({ 'xl/sharedStrings.xml': `<sst>${many('<si/>', count)}</sst>` });

    test.each([
      ['texts', texts(2_100_000)],
      ['looks', { 'xl/styles.xml': `<styleSheet><cellXfs>${many('<xf/>', 120_000)}</cellXfs></styleSheet>` }],
      ['formats', { 'xl/styles.xml': `<styleSheet>${formats(120_000)}</styleSheet>` }],
      ['cells', { [sheetName]: sheet(`<row r="1">${many('<c/>', 5_100_000)}</row>`) }],
    ])('%s is refused, not kept in memory', { timeout: 60_000 }, async (_what, part) => {
      const file = await workbook({ [sheetName]: row, ...part });
      expect(file.length).toBeLessThan(1024 * 1024);
      expect(await refusalOf(rowsOf(file))).toBe(tableRefusals.too_heavy);
    });

    test('is read as far as a table of people may go', { timeout: 60_000 }, async () => {
      expect(await rowsOf(await workbook({ [sheetName]: row, ...texts(900_000) }))).toEqual([['а']]);
    });
  });

  test('a part that gives more than it declares is refused', async () => {
    const file = await workbook({ [sheetName]: sheet(`<row r="1"><c><v>${'1'.repeat(5000)}</v></c></row>`) });
    const declared = file.lastIndexOf(Buffer.from(sheetName)) - 46 + 24;
    file.writeUInt32LE(100, declared);
    expect(await refusalOf(rowsOf(file))).toBe(tableRefusals.unreadable);
  });

  test('entities of its own, a broken archive and a file without a sheet are refused', async () => {
    const entities = await workbook({
      [sheetName]: `<!DOCTYPE x [<!ENTITY a "ааа">]>${sheet('<row r="1"><c t="str"><v>&a;</v></c></row>')}`,
    });
    expect(await refusalOf(rowsOf(entities))).toBe(tableRefusals.unreadable);
    expect(await refusalOf(rowsOf(Buffer.from('PK\u0003\u0004nothing')))).toBe(tableRefusals.unreadable);
    expect(await refusalOf(rowsOf(await workbook({ 'xl/workbook.xml': '<workbook/>' })))).toBe(
      tableRefusals.unreadable,
    );
  });
});

describe('what is no table', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), tableRefusals.empty],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), tableRefusals.old_excel],
    ['a PDF', Buffer.from('%PDF-1.7'), tableRefusals.not_a_table],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), tableRefusals.not_a_table],
    ['a file of more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 65), tableRefusals.too_large],
  ])('%s is refused with what to do', (_name, file, sentence) => {
    expect(() => tableKindOf(file)).toThrow(sentence);
  });
});

test.each(['xlsx', 'csv'] as const)('what was written as %s is read back', async (kind) => {
  const rows = [
    ['=cmd()', '+7 913', '-5', '@x', '\tтаб', 'а"б;в\nг', '<&>'],
    ['', null, undefined, 12.5, 'Ёж', ' края ', '0012'],
  ];
  const file = await bytesOf(writeTable(kind, ['=А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж'], rows));
  expect(tableKindOf(file)).toBe(kind);
  expect(await rowsOf(file, kind)).toEqual([
    ['=А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж'],
    ['=cmd()', '+7 913', '-5', '@x', '\tтаб', 'а"б;в\nг', '<&>'],
    ['', '', '', '12.5', 'Ёж', ' края ', '0012'],
  ]);
});
