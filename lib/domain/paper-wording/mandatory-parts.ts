import { wordingFields, type WordingField } from './fields';
import { allWordingSigners, type WordingKind, type WordingSigner } from './kinds';
import { fieldsIn, parseWording, partsFor, wordingLimits, type WordingPart } from './parse';

type Needed = {
  /** What is missing, for «нет …». */
  what: string;
  /** Of which signer's text it is asked; without it of both. */
  of?: WordingSigner;
} & ({ field: WordingField } | { row: string } | { title: RegExp } | { words: RegExp } | { never: RegExp });

const field = (name: WordingField, of?: WordingSigner): Needed => ({
  field: name,
  what: `поля {${name}} (${wordingFields[name]})`,
  ...(of && { of }),
});

const row = (label: string, law: string, of?: WordingSigner): Needed => ({
  row: label,
  what: `строки «${label} | …» (${law})`,
  ...(of && { of }),
});

/** What the region's rules want an application to say. */
const application: readonly Needed[] = [
  { title: /^заявление\s/iu, what: 'заголовка «# Заявление …»' },
  field('Номер заявления'),
  { words: /прошу/iu, what: 'просьбы: слова «прошу»' },
  field('Реестровая запись'),
  field('ФИО ребёнка'),
  field('Дата рождения ребёнка'),
  field('Документ ребёнка'),
  field('СНИЛС ребёнка'),
  field('Адрес ребёнка'),
  field('Категория детей'),
  field('ФИО заявителя', 'parent'),
  field('Кем приходится ребёнку', 'parent'),
  field('Документ заявителя', 'parent'),
  field('Телефон'),
  field('Электронная почта'),
  { words: /правил\p{L}*.*(?:известн|ознакомлен)/iu, what: 'слов о том, что правила известны' },
  {
    words: /сообщ\p{L}+.*20 рабочих дней|20 рабочих дней.*сообщ\p{L}+/iu,
    what: 'обязательства сообщить об изменениях в течение 20 рабочих дней',
  },
  {
    never: /согласи\p{L}+ на обработку/iu,
    what: 'Согласие на обработку данных — отдельный документ (часть 1 статьи 9 152-ФЗ): уберите его из заявления',
  },
];

/** Article 9, part 4 of 152-ФЗ; the operator and its address are printed above the title by the portal itself. */
const consent: readonly Needed[] = [
  {
    title: /согласие на обработку персональных данных/iu,
    what: 'заголовка «# Согласие на обработку персональных данных»',
  },
  { words: /да(?:ю|ём) согласие/iu, what: 'слов «даю согласие»' },
  row('Субъект персональных данных', 'пункт 1 части 4 статьи 9'),
  field('ФИО ребёнка'),
  field('Адрес ребёнка'),
  field('Документ ребёнка'),
  row('Законный представитель субъекта', 'пункт 2', 'parent'),
  field('ФИО заявителя', 'parent'),
  field('Адрес заявителя', 'parent'),
  field('Документ заявителя', 'parent'),
  field('Подтверждение полномочий', 'parent'),
  row('Цель обработки', 'пункт 4 части 4 статьи 9'),
  row('Перечень персональных данных', 'пункт 5'),
  row('Действия с персональными данными', 'пункт 7'),
  row('Способы обработки', 'пункт 7'),
  row('Срок действия согласия', 'пункт 8'),
  row('Порядок отзыва', 'пункт 8'),
  {
    never: /прошу (?:предоставить|зарегистрировать)/iu,
    what: 'Согласие не может быть частью другого документа (часть 1 статьи 9 152-ФЗ): уберите из него просьбу о сертификате',
  },
];

const needed = { application, consent } as const satisfies Record<WordingKind, readonly Needed[]>;

/** A row that says less says nothing. */
const fewestLettersOfRow = 15;

/**
 * What is wrong with a wording, each in a sentence; an empty list lets it be published. Date, signature, the name in full,
 * the code, the operator's section and the addressee are set by the portal and cannot be dropped.
 */
export function wordingFaults(kind: WordingKind, body: string): string[] {
  if (body.trim() === '') return ['Введите текст'];
  if (body.length > wordingLimits.body) return [`Текст длиннее ${wordingLimits.body} знаков: сократите его`];
  const { parts, faults } = parseWording(body);
  if (faults.length > 0) return faults;
  return [...structureFaults(parts), ...missingParts(kind, parts)];
}

function structureFaults(parts: readonly WordingPart[]): string[] {
  return allWordingSigners.flatMap((signer) => {
    const own = partsFor(parts, signer);
    const titles = own.filter(({ kind }) => kind === 'title').length;
    if (titles > 1) return [`${inTextFor(signer)} больше одного заголовка «# »: оставьте один`];
    return titles === 1 && own[0]?.kind !== 'title'
      ? [`${inTextFor(signer)} заголовок «# » стоит не первым: перенесите его в начало`]
      : [];
  });
}

function missingParts(kind: WordingKind, parts: readonly WordingPart[]): string[] {
  return needed[kind].flatMap((need) => {
    const without = allWordingSigners.filter(
      (signer) => (!need.of || need.of === signer) && !isKept(need, partsFor(parts, signer)),
    );
    const [first, ...more] = without;
    if (!first) return [];
    if ('never' in need) return [need.what];
    return more.length > 0
      ? [`В тексте нет ${need.what}: добавьте`]
      : [`${inTextFor(first)} нет ${need.what}: добавьте`];
  });
}

const inTextFor = (signer: WordingSigner) =>
  signer === 'parent' ? 'В тексте для родителя' : 'В тексте для ребёнка от 14 лет';

function isKept(need: Needed, parts: readonly WordingPart[]): boolean {
  if ('field' in need) return fieldsIn(parts).has(need.field);
  if ('row' in need) return lettersOfRow(parts, need.row) >= fewestLettersOfRow;
  if ('title' in need) return parts.some((part) => part.kind === 'title' && need.title.test(wordsOf(part)));
  const said = (words: RegExp) => parts.some((part) => words.test(wordsOf(part)));
  return 'words' in need ? said(need.words) : !said(need.never);
}

function wordsOf({ pieces }: WordingPart): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : ' '))
    .join('')
    .replace(/\s+/gu, ' ');
}

function lettersOfRow(parts: readonly WordingPart[], label: string): number {
  const start = parts.findIndex((part) => part.kind === 'row' && sameLabel(part.label, label));
  if (start < 0) return 0;
  const after = parts.slice(start + 1).findIndex(({ kind }) => kind !== 'more');
  const row = parts.slice(start, after < 0 ? undefined : start + 1 + after);
  const filled = row.flatMap(({ pieces }) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : wordingFields[piece.field])),
  );
  return filled.join(' ').match(/\p{L}/gu)?.length ?? 0;
}

const sameLabel = (one: string, other: string) =>
  one.toLowerCase().replaceAll('ё', 'е') === other.toLowerCase().replaceAll('ё', 'е');
