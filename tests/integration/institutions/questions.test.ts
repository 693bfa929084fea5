import { beforeAll, describe, expect, test } from 'vitest';
import { questionTopics } from '@/lib/domain/question-topics';
import { listQuestions, pickQuestions, type QuestionGroup } from '@/lib/institutions/questions';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { givenMunicipality } from '@/tests/support/given';

type Wording = Partial<Prisma.PublicQuestionUncheckedCreateInput> & { slug: string; answer: string };

function given(wording: Wording) {
  return database().publicQuestion.create({
    data: {
      topic: 'about',
      question: `Вопрос ${wording.slug}?`,
      effectiveFrom: new Date('2020-01-01'),
      ...wording,
    },
  });
}

function slugsIn(groups: readonly QuestionGroup[]): string[] {
  return groups.flatMap(({ questions }) => questions.map(({ slug }) => slug));
}

async function answersOf(municipalityId: string | null): Promise<Map<string, string>> {
  const { groups } = await listQuestions({ municipalityId, search: '' });
  return new Map(
    groups.flatMap(({ questions }) => questions).map(({ slug, answer }) => [slug, answer] as const),
  );
}

let town: string;
let other: string;

beforeAll(async () => {
  town = (await givenMunicipality()).id;
  other = (await givenMunicipality()).id;
});

describe('вопросы региона', () => {
  test('есть сразу после миграции, во всех темах', async () => {
    const { groups } = await listQuestions({ municipalityId: null, search: '' });
    expect(groups.map(({ topic }) => topic)).toEqual(Object.keys(questionTopics));
    expect(groups.flatMap(({ questions }) => questions).length).toBeGreaterThan(50);
  });

  test('каждая ссылка в ответах ведёт на страницу, которая есть', async () => {
    const answers = [...(await answersOf(null)).values()].join('\n');
    const links = [...answers.matchAll(/\]\(([^)]+)\)/g)].map(([, href = '']) => href);
    const pages = new Set(links.map((href) => href.replace(/[?#].*/, '')));
    expect([...pages].toSorted()).toEqual([
      '/certificate',
      '/documents',
      '/how-to-get',
      '/institutions',
      '/privacy',
      '/sign-in',
      '/support',
    ]);
  });
});

describe('ответ муниципалитета', () => {
  beforeAll(async () => {
    await given({ slug: 'shared', answer: 'ответ региона' });
    await given({ slug: 'shared', answer: 'ответ города', municipalityId: town });
    await given({ slug: 'own', answer: 'только у города', municipalityId: town });
  });

  test('встаёт на место ответа региона и рядом с ним', async () => {
    const answers = await answersOf(town);
    expect(answers.get('shared')).toBe('ответ города');
    expect(answers.get('own')).toBe('только у города');
  });

  test.each(['региона', 'другого муниципалитета'])('не виден для %s', async (whose) => {
    const answers = await answersOf(whose === 'региона' ? null : other);
    expect(answers.get('shared')).toBe('ответ региона');
    expect(answers.has('own')).toBe(false);
  });

  test('помечен как ответ муниципалитета', async () => {
    const { groups } = await listQuestions({ municipalityId: town, search: 'вопрос shared' });
    expect(groups.flatMap(({ questions }) => questions)).toMatchObject([{ slug: 'shared', municipal: true }]);
  });
});

describe('срок действия', () => {
  test('действует последняя редакция, будущая ещё не видна', async () => {
    await given({ slug: 'reworded', answer: 'первая' });
    await given({ slug: 'reworded', answer: 'вторая', version: 2, effectiveFrom: new Date('2021-01-01') });
    await given({ slug: 'reworded', answer: 'будущая', version: 3, effectiveFrom: new Date('2199-01-01') });
    expect((await answersOf(null)).get('reworded')).toBe('вторая');
  });

  test('законченная редакция убирает вопрос, прежняя не возвращается', async () => {
    await given({ slug: 'ended', answer: 'первая' });
    await given({
      slug: 'ended',
      answer: 'вторая',
      version: 2,
      effectiveFrom: new Date('2021-01-01'),
      effectiveTo: new Date('2022-01-01'),
    });
    expect((await answersOf(null)).has('ended')).toBe(false);
  });

  test('законченный ответ муниципалитета уступает ответу региона', async () => {
    await given({ slug: 'given-back', answer: 'региона' });
    await given({
      slug: 'given-back',
      answer: 'города',
      municipalityId: town,
      effectiveTo: new Date('2022-01-01'),
    });
    expect((await answersOf(town)).get('given-back')).toBe('региона');
  });

  test('одна редакция на регион и одна на муниципалитет', async () => {
    await given({ slug: 'twice', answer: 'раз' });
    await expect(given({ slug: 'twice', answer: 'два' })).rejects.toThrow();
    await given({ slug: 'twice', answer: 'три', municipalityId: town });
    await expect(given({ slug: 'twice', answer: 'четыре', municipalityId: town })).rejects.toThrow();
  });
});

describe('поиск', () => {
  test.each([
    ['ПИСЬМО не пришло', 'letter-did-not-come'],
    ['снилса нет', 'no-snils'],
    ['потеряла номер', 'lost-number'],
    ['переехали', 'moved-inside'],
    ['ещё раз письмо', 'letter-did-not-come'],
    ['еще раз письмо', 'letter-did-not-come'],
  ])('«%s»', async (search, slug) => {
    const { groups } = await listQuestions({ municipalityId: null, search });
    expect(slugsIn(groups)).toContain(slug);
  });

  test('слово, которого нет ни в одном ответе, не прячет ответы с остальными', async () => {
    const { groups, exact } = await listQuestions({ municipalityId: null, search: 'сменили фамилию' });
    expect(exact).toBe(false);
    expect(slugsIn(groups)).toContain('name-changed');
    expect(await listQuestions({ municipalityId: null, search: 'абракадабра ъъъ' })).toEqual({
      groups: [],
      exact: false,
    });
  });

  test('выбранные стоят в своём порядке, которых нет — пропущены', async () => {
    const picked = await pickQuestions(['no-printer', 'no-such-question', 'no-email']);
    expect(picked.map(({ slug }) => slug)).toEqual(['no-printer', 'no-email']);
  });
});
