import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { qrMatrix } from '@/lib/papers/qr-code';
import { renderSlips } from '@/lib/papers/render-papers';
import { slipsOnPage, type SlipData } from '@/lib/papers/slip-sheet';
import { filledRectangles, readPdf } from '@/tests/unit/papers/read-pdf';
import { readQr } from '@/tests/unit/papers/read-qr';
import { longSlip, slip, slipsOf } from '@/tests/unit/papers/sample-slips';

const millimetre = 72 / 25.4;

async function printed(slips: readonly SlipData[]) {
  return readPdf(Readable.from([await renderSlips(slipsOf(slips))]));
}

test('a slip says for whom, login, code, until when and what to do', async () => {
  const { pages, info, marked } = await printed([slip]);
  expect(pages).toHaveLength(1);
  const text = pages[0]?.text ?? '';
  const expected = [
    'Сертификат дополнительного образования: вход в личный кабинет',
    slip.recipient,
    ...slip.children,
    'Логин: sokolova48275',
    'K7M4X-2PHT9-6ACE3',
    'действует до 20.01.2027 включительно',
    '1. Наведите камеру телефона на квадрат справа или откройте sertifikat.example.ru/sign-in',
    '2. Введите логин и первый пароль.',
    '3. Придумайте свой пароль.',
    'МБОУ «СОШ № 34», сделано 21.11.2026 10:11',
  ];
  for (const words of expected) expect(text).toContain(words);
  expect(info).toMatchObject({ Language: 'ru-RU', Title: 'Листки для входа в личный кабинет' });
  expect(marked).toBe(true);
  expect(pages[0]?.roles).toEqual(expect.arrayContaining(['Figure', 'P']));
});

test('the QR code leads to the sign-in page with login and code where no server sees them', async () => {
  const { document } = await printed([slip]);
  const boxes = await filledRectangles(await document.getPage(1));
  const side = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
  const link = readQr(boxes, side / qrMatrix(slip.link).length);
  expect(link).toBe(slip.link);
  const { pathname, search, hash } = new URL(link ?? '');
  expect([pathname, search, hash]).toEqual(['/sign-in', '', '#login=sokolova48275&code=K7M4X2PHT96ACE3']);
});

test.each([
  [1, 1],
  [4, 1],
  [5, 2],
  [35, 9],
])('%i slips take %i pages', async (slips, pages) => {
  const pdf = await printed(Array.from({ length: slips }, (_, n) => ({ ...slip, recipient: `Мама ${n}` })));
  expect(pdf.pages).toHaveLength(pages);
  expect(pdf.pages.map(({ text }) => text.match(/Логин:/g)?.length ?? 0)).toEqual(
    Array.from({ length: pages }, (_, at) => Math.min(slipsOnPage, slips - at * slipsOnPage)),
  );
});

test('long names and many children stay on their own slip, whole and beside the QR code', async () => {
  const three = {
    ...longSlip,
    recipient: slip.recipient,
    children: [...slip.children, 'Соколов Иван, 9 «В»'],
  };
  const { pages } = await printed([longSlip, three, longSlip, slip]);
  expect(pages).toHaveLength(1);
  const [page] = pages;
  expect(page?.text.replaceAll(' ', '')).toContain(longSlip.recipient.replaceAll(' ', ''));
  expect(page?.text).toContain('Соколов Иван, 9 «В»');
  expect(page?.text).toContain('Детей: 8');
  const height = (297 - 39) / slipsOnPage;
  for (const piece of page?.pieces ?? []) {
    if (/стр\.|сделано/.test(piece.text)) continue;
    const top = piece.top / millimetre - 15;
    const own = Math.floor(top / height);
    expect(piece.bottom / millimetre - 15, piece.text).toBeLessThanOrEqual((own + 1) * height);
    expect(piece.right / millimetre, piece.text).toBeLessThanOrEqual(210 - 15 - 34);
  }
});
