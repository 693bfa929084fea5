import { Buffer } from 'node:buffer';
import readSheet from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { writeTable } from '@/lib/platform/tables/write-table';
import { gathered } from '@/tests/support/gathered';

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await gathered(stream));
}

const dangerous = ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tтаб', '\rвозврат'];

test('another library opens the workbook and finds texts, numbers and nothing to calculate', async () => {
  const file = await bytesOf(
    writeTable('xlsx', ['Имя', 'Число'], [['Ёлкина «А»', 7], ...dangerous.map((text) => [text])]),
  );
  const [sheet] = await readSheet(file);
  expect(sheet?.sheet).toBe('Список');
  expect(sheet?.data.map(([cell]) => cell?.toString().trim())).toEqual(
    ['Имя', 'Ёлкина «А»', ...dangerous].map((text) => text.trim()),
  );
  expect(sheet?.data[1]?.[1]).toBe(7);
});

test('a dangerous cell of a CSV begins with an apostrophe, a number does not', async () => {
  const text = (
    await bytesOf(writeTable('csv', ['А'], [...dangerous.map((cell) => [cell]), [-5]]))
  ).toString();
  expect(text.startsWith('\uFEFF')).toBe(true);
  for (const cell of dangerous) expect(text).toContain(`'${cell.replaceAll('"', '""')}`);
  expect(text.endsWith('\r\n-5\r\n')).toBe(true);
});

test.each(['xlsx', 'csv'] as const)('rows are asked for as fast as %s is taken away', async (kind) => {
  let given = 0;
  async function* endless() {
    for (;;) {
      await Promise.resolve();
      given += 1;
      yield [String(given), 'Фамилия Имя Отчество', String(Math.random())];
    }
  }
  const stream = writeTable(kind, ['А', 'Б', 'В'], endless());
  const chunks = stream[Symbol.asyncIterator]();
  for (let n = 0; n < 12; n += 1) await chunks.next();
  expect(given).toBeLessThan(200_000);
  stream.destroy();
});

test.each(['xlsx', 'csv'] as const)('an error of the rows ends the %s with it', async (kind) => {
  async function* broken() {
    await Promise.resolve();
    yield ['1'];
    throw new Error('the database went away');
  }
  await expect(bytesOf(writeTable(kind, ['А'], broken()))).rejects.toThrow('the database went away');
});
