import { expect, test } from 'vitest';
import { renderCertificate, renderPapers } from '@/lib/papers/render-papers';
import { qrMatrix } from '@/lib/papers/qr-code';
import { filledRectangles, readPdf } from '@/tests/unit/papers/read-pdf';
import { readQr } from '@/tests/unit/papers/read-qr';
import { certificate, longCertificate } from '@/tests/unit/papers/sample-certificates';
import { family } from '@/tests/unit/papers/sample-papers';

test('the sheet for the wall says whose number it is, where and from when until when', async () => {
  const { pages, info, marked } = await readPdf(renderCertificate(certificate));
  expect(pages).toHaveLength(1);
  const text = pages[0]?.text ?? '';
  const expected = [
    'Сертификат',
    'дополнительного образования',
    'Соколова Алиса Дмитриевна',
    '42 07 000 002',
    'Новокузнецкий городской округ',
    'дети в возрасте от 5 до 18 лет',
    'с 20.06.2019 до 14.03.2035 (день 18-летия)',
    'Код откроет Навигатор',
    'Откройте Навигатор',
    'https://navigator.example.ru',
  ];
  for (const words of expected) expect(text).toContain(words);
  expect(text).not.toMatch(/стр\. 1|Паспорт|СНИЛС/u);
  expect(marked).toBe(true);
  expect(info).toMatchObject({ Language: 'ru-RU', Title: 'Сертификат дополнительного образования' });
  expect(pages[0]?.roles).toEqual(expect.arrayContaining(['H1', 'P', 'Figure']));
});

test('the surname stands on a line of its own, the given name beside its patronymic', async () => {
  const { pages } = await readPdf(renderCertificate(certificate));
  const pieces = pages[0]?.pieces.map(({ text }) => text.trim()) ?? [];
  expect(pieces).toEqual(expect.arrayContaining(['Соколова', 'Алиса Дмитриевна']));
});

test('its QR code leads to the Navigator or the portal and to nothing personal', async () => {
  for (const data of [certificate, longCertificate]) {
    const { document } = await readPdf(renderCertificate(data));
    const boxes = await filledRectangles(await document.getPage(1));
    const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
    expect(readQr(boxes, width / qrMatrix(data.address).length)).toBe(data.address);
  }
});

test('names, groups and municipalities of 300 characters stay within its frame, one above the other', async () => {
  const { pages } = await readPdf(renderCertificate(longCertificate));
  expect(pages).toHaveLength(1);
  const [page] = pages;
  const text = page?.text.replaceAll(' ', '') ?? '';
  const { surname, others } = longCertificate.childName;
  for (const words of [surname, others, longCertificate.group, longCertificate.municipality]) {
    expect(text).toContain(words.replaceAll(' ', ''));
  }
  const pieces = page?.pieces ?? [];
  for (const piece of pieces) {
    expect(piece.left).toBeGreaterThan(40);
    expect(piece.right).toBeLessThan(555);
    expect(piece.bottom).toBeLessThan(800);
  }
  const overlapping = pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => one.left < other.right - 0.5 && other.left < one.right - 0.5)
      .filter((other) => one.top < other.bottom && other.top < one.bottom)
      .map((other) => [one.text, other.text]),
  );
  expect(overlapping).toEqual([]);
});

test('papers keep to the standard of archives: PDF/A-2a, its profile of colours, fonts with their letters', async () => {
  for (const stream of [renderPapers(family), renderCertificate(certificate)]) {
    const { source } = await readPdf(stream);
    expect(source.startsWith('%PDF-1.7')).toBe(true);
    expect(source).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toMatch(/\/OutputIntents \[/u);
    expect(source).toContain('/S /GTS_PDFA1');
    const fonts = source.match(/\/Subtype \/Type0/gu)?.length ?? 0;
    expect(fonts).toBeGreaterThan(1);
    expect(source.match(/\/ToUnicode /gu)).toHaveLength(fonts);
    expect(source.match(/\/CIDToGIDMap \/Identity/gu)).toHaveLength(fonts);
    expect(source).not.toMatch(/\/Encrypt|\/JavaScript|\/JS |\/EmbeddedFile/u);
  }
});
