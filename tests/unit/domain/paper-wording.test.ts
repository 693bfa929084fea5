import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { allWordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { wordingFaults } from '@/lib/domain/paper-wording/mandatory-parts';
import { parseWording } from '@/lib/domain/paper-wording/parse';

const lines = (kind: WordingKind) => builtInWordings[kind].split('\n').filter((line) => line !== '');

describe('the wording the portal came with', () => {
  test.each(allWordingKinds)('%s lacks nothing', (kind) => {
    expect(wordingFaults(kind, builtInWordings[kind])).toEqual([]);
  });

  test('is never edited: papers of it name no version', () => {
    const hashes = allWordingKinds.map((kind) =>
      createHash('sha256').update(builtInWordings[kind]).digest('hex').slice(0, 16),
    );
    expect(hashes).toEqual(['a76cc5b7c8b373c0', '6f920561cf2b6998']);
  });

  /** Lines without which a paper still says everything that is asked of it. */
  const spare = [
    /^(?:\[(?:родитель|ребёнок)\] )?## /u,
    /^Муниципалитет \|/u,
    /СНИЛС заявителя/u,
    /^2\. Подтверждаю/u,
    /^\| Передача/u,
    /^\[родитель\] \| Ребёнка также/u,
    /^(?:\[родитель\] )?Фамилия, имя, отчество \|/u,
  ];

  test.each(allWordingKinds)('%s: no other line can be dropped', (kind) => {
    for (const line of lines(kind).filter((one) => !spare.some((words) => words.test(one)))) {
      const faults = wordingFaults(
        kind,
        lines(kind)
          .filter((one) => one !== line)
          .join('\n'),
      );
      expect(faults, line).not.toEqual([]);
      for (const fault of faults) expect(fault).toMatch(/^(?:В тексте|Строка)/u);
    }
  });
});

const without = (kind: WordingKind, words: RegExp) =>
  wordingFaults(
    kind,
    lines(kind)
      .filter((line) => !words.test(line))
      .join('\n'),
  );

describe('what is missing is named', () => {
  test.each([
    ['consent', /^Цель обработки/u, 'строки «Цель обработки | …» (пункт 4 части 4 статьи 9)'],
    ['consent', /^Порядок отзыва/u, 'строки «Порядок отзыва | …» (пункт 8)'],
    ['consent', /Подтверждение полномочий/u, 'В тексте для родителя нет поля {Подтверждение полномочий}'],
    ['consent', /^\[ребёнок\] Срок/u, 'В тексте для ребёнка от 14 лет нет строки «Срок действия согласия'],
    ['application', /20 рабочих дней/u, 'обязательства сообщить об изменениях в течение 20 рабочих дней'],
    ['application', /^1\. Правила/u, 'слов о том, что правила известны'],
    ['application', /^Категория детей/u, 'поля {Категория детей}'],
  ] as const)('%s without %s', (kind, words, named) => {
    expect(without(kind, words)).toEqual([expect.stringContaining(named)]);
  });

  test('a row with nothing to say is a missing one', () => {
    const body = builtInWordings.consent.replace(/^Цель обработки \|.*$/mu, 'Цель обработки | нет');
    expect(wordingFaults('consent', body)).toEqual([expect.stringContaining('Цель обработки')]);
  });

  test('neither paper may be a part of the other', () => {
    const application = `${builtInWordings.application}\nДаю согласие на обработку персональных данных.`;
    expect(wordingFaults('application', application)).toEqual([
      expect.stringContaining('отдельный документ'),
    ]);
    const consent = `${builtInWordings.consent}\nПрошу предоставить сертификат.`;
    expect(wordingFaults('consent', consent)).toEqual([expect.stringContaining('частью другого документа')]);
  });
});

describe('what cannot be understood is named with the beginning of its line', () => {
  test.each([
    ['{Имя собаки}', 'Строка «{Имя собаки}»: поля {Имя собаки} нет в списке'],
    ['Телефон {Телефон', 'Строка «Телефон {Телефон»: скобка {…} не закрыта или стоит одна'],
    ['[мать] слова', 'Строка «[мать] слова»: условия «[мать]» нет, есть [родитель] и [ребёнок]'],
    ['| слова', 'Строка «| слова»: «|» в начале продолжает строку таблицы, а перед ней таблицы нет'],
    ['-', 'Строка «-»: после знака разметки нет текста'],
    ['{ФИО ребёнка} | слова', 'Строка «{ФИО ребёнка} | слова»: название строки таблицы не может быть полем'],
    ['я'.repeat(1001), `Строка «${'я'.repeat(40)}…»: длиннее 1000 знаков, разделите её на абзацы`],
    [
      '{Телефон}'.repeat(9),
      `Строка «${'{Телефон}'.repeat(5).slice(0, 40)}…»: больше 8 полей, разделите её на абзацы`,
    ],
  ])('%s', (line, fault) => {
    expect(wordingFaults('application', line)).toEqual([fault]);
  });

  test('an empty text and an endless one', () => {
    expect(wordingFaults('consent', ' \n')).toEqual(['Введите текст']);
    expect(wordingFaults('consent', 'слово '.repeat(2001))).toEqual([
      'Текст длиннее 12000 знаков: сократите его',
    ]);
  });
});

test('fields are found however they are typed', () => {
  const { parts, faults } = parseWording('Ребёнок: { фио  РЕБЕНКА }');
  expect(faults).toEqual([]);
  expect(parts[0]?.pieces).toEqual(['Ребёнок: ', { field: 'ФИО ребёнка' }]);
});

test('whatever is typed, the answer is sentences', () => {
  const pieces = fc.constantFrom(
    '# ',
    '## ',
    '- ',
    '1. ',
    '|',
    '{',
    '}',
    '[родитель]',
    '[',
    ']',
    'ФИО ребёнка',
    'слово',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom(...allWordingKinds), (typed, kind) => {
      const faults = wordingFaults(kind, typed.join(''));
      expect(faults.length).toBeGreaterThan(0);
      for (const fault of faults) expect(fault).toMatch(/^[А-ЯЁ]/u);
    }),
  );
});
