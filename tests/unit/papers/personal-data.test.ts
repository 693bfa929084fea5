import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { DestructionActData } from '@/lib/papers/destruction-act-sheet';
import type { HeldData } from '@/lib/papers/personal-data-sheet';
import { renderDestructionActs, renderPersonalData } from '@/lib/papers/render-papers';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const millimetre = 72 / 25.4;

const held: HeldData = {
  name: 'Соколова Вера Андреевна',
  madeAt: '21.12.2026 10:11:12',
  sections: [
    {
      title: 'Сведения обо мне',
      note: null,
      records: [
        {
          title: null,
          facts: [
            { title: 'Фамилия', value: 'Соколова' },
            { title: 'Адрес', value: 'ул. Кутузова, 5А, кв. 100' },
          ],
        },
      ],
    },
    { title: 'Письма портала', note: 'Тексты писем приводятся целиком.', records: letters(30) },
    {
      title: 'Кто смотрел данные',
      note: null,
      records: [{ title: null, facts: Array.from({ length: 120 }, look) }],
    },
    { title: 'Просьбы исправить данные', note: null, records: [] },
  ],
};

function letters(count: number) {
  const text = 'Сертификат активирован. Что дальше: выберите кружок.\n'.repeat(40) + 'слово'.repeat(500);
  return Array.from({ length: count }, (_, n) => ({
    title: `Письмо ${n + 1}`,
    facts: [
      { title: 'Создано', value: '20.06.2019 10:11:12' },
      { title: 'Текст', value: text },
    ],
  }));
}

function look(_: unknown, n: number) {
  return { title: `20.06.2019 10:${String(n % 60).padStart(2, '0')}:12`, value: 'что: Просмотрена запись' };
}

const act: DestructionActData = {
  operator: {
    name: 'Управление образования Пробного городского округа',
    address: '654000, ул. Центральная, 1',
  },
  period: '01.12.2026 — 31.12.2026',
  madeAt: '31.12.2026 10:11',
  system: 'Портал сертификатов дополнительного образования',
  lines: Array.from({ length: 40 }, (_, n) => ({
    at: `${String((n % 28) + 1).padStart(2, '0')}.12.2026 03:37:10`,
    person: '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
    categories: 'изображение документа',
    reason: 'истёк срок хранения: «Снимок документа после активации сертификата», 30 дн. со дня активации',
  })),
};

test.each([
  ['the data of a family', () => renderPersonalData(held)],
  ['acts of destruction', () => renderDestructionActs([act, { ...act, lines: act.lines.slice(0, 1) }])],
])('%s: every page within its margins, numbered, nothing lost off its foot', async (_name, render) => {
  const { pages, marked } = await readPdf(Readable.from(render()));
  expect(marked).toBe(true);
  expect(pages.length).toBeGreaterThan(2);
  for (const { pieces, width, height, text } of pages) {
    expect(text).toMatch(/стр\. \d+ из \d+/);
    for (const piece of pieces) {
      expect(piece.left, piece.text).toBeGreaterThanOrEqual(20 * millimetre - 0.1);
      expect(piece.right, piece.text).toBeLessThanOrEqual(width - 15 * millimetre + 0.5);
      expect(piece.bottom, piece.text).toBeLessThanOrEqual(height - 15 * millimetre + 0.5);
    }
  }
});

test('every letter is whole, and an empty section says so', async () => {
  const { pages } = await readPdf(Readable.from(renderPersonalData(held)));
  const text = pages.map((page) => page.text).join(' ');
  expect(text.match(/выберите кружок/g)).toHaveLength(30 * 40);
  expect(text.replaceAll(/\s/g, '').match(/слово/g)?.length).toBe(30 * 500);
  expect(text).toContain('Нет.');
});

test('an act is signed by whoever answers for it', async () => {
  const { pages } = await readPdf(Readable.from(renderDestructionActs([act])));
  const text = pages.map((page) => page.text).join(' ');
  for (const words of [
    'Оператор',
    'Способ',
    'Материальные носители',
    'по поручению',
    'подпись',
    'Должность',
  ]) {
    expect.soft(text).toContain(words);
  }
});
