import { expect, test } from 'vitest';
import { renderReminder } from '@/lib/papers/render-papers';
import { readPdf } from '@/tests/unit/papers/read-pdf';
import { longReminder, manyPlaces, reminder } from '@/tests/unit/papers/sample-reminder';

test('the memo says the number, the child, until when, what to take and where to go', async () => {
  const { pages, info, marked } = await readPdf(renderReminder(reminder));
  expect(pages).toHaveLength(1);
  const text = pages[0]?.text ?? '';
  const expected = [
    'Памятка: как активировать сертификат',
    'Номер сертификата 42 07 000 002',
    'Ребёнок Соколова Алиса Дмитриевна',
    'Принести до 27.06.2019 включительно',
    ...reminder.lines,
    'Нужны оригиналы документов.',
    'Вы выбрали МАУ ДО «ДЮЦ «Орион»',
    'пн–пт 9:30–17:00, обед 12:00–13:00',
    'Сформировано 20.06.2019 10:11',
    'Памятка, стр. 1 из 1',
  ];
  for (const words of expected) expect(text).toContain(words);
  expect(info).toMatchObject({ Language: 'ru-RU', Title: 'Памятка: как активировать сертификат' });
  expect(marked).toBe(true);
  expect(pages[0]?.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI', 'Table']));
});

test('a short memo has letters to be read from the refrigerator', async () => {
  const { pages } = await readPdf(renderReminder(reminder));
  const child = pages[0]?.pieces.find(({ text }) => text.startsWith('Соколова'));
  expect((child?.bottom ?? 0) - (child?.top ?? 0)).toBeGreaterThan(12);
});

test('who has chosen nothing is told the first places and where the others are', async () => {
  const { pages } = await readPdf(renderReminder(manyPlaces));
  const text = pages[0]?.text ?? '';
  expect(text).toContain('Куда прийти: в любое из учреждений');
  for (const { name } of manyPlaces.places) expect(text).toContain(name);
  expect(text).toContain('ещё 197. Все учреждения и часы работы: https://sertifikat.example.ru/institutions');
});

test('the only place is neither numbered nor one of many', async () => {
  const one = { ...manyPlaces, places: manyPlaces.places.slice(0, 1), otherPlaces: 0 };
  const text = (await readPdf(renderReminder(one))).pages[0]?.text ?? '';
  expect(text).toContain('Учреждение МБОУ «СОШ № 1»');
  expect(text).not.toContain('1. МБОУ');
  expect(text).not.toContain('в любое из учреждений');
});

test('nobody accepts today: the memo still says where to look', async () => {
  const { pages } = await readPdf(renderReminder({ ...manyPlaces, places: [], otherPlaces: 0 }));
  expect(pages[0]?.text).toContain('Куда прийти Все учреждения и часы работы: https://');
});

test('long names and places stay on one page, whole and within the margins', async () => {
  const { pages } = await readPdf(renderReminder(longReminder));
  expect(pages).toHaveLength(1);
  const [page] = pages;
  expect(page?.text).toContain(longReminder.childName);
  for (const { lines } of longReminder.places) expect(page?.text).toContain(lines.at(-1));
  for (const piece of page?.pieces ?? []) {
    expect(piece.right, piece.text).toBeLessThanOrEqual(595.28 - (15 * 72) / 25.4 + 0.5);
    expect(piece.bottom, piece.text).toBeLessThanOrEqual(841.89 - (15 * 72) / 25.4 + 0.5);
  }
});
