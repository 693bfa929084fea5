import { beforeAll, describe, expect, test } from 'vitest';
import type { DeskActor } from '@/lib/access/municipality';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { findMunicipalText, listNotices } from '@/lib/institutions/queries';
import { listQuestions } from '@/lib/institutions/questions';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { municipalTextFields, publishText } from '@/lib/settings/texts/publish-text';
import { getMunicipalText, getTextDraft, listMunicipalTexts } from '@/lib/settings/texts/queries';
import { withdrawText } from '@/lib/settings/texts/withdraw-text';
import { publishQuestion, questionFields } from '@/lib/settings/questions/publish-question';
import { listQuestionLines, listQuestionVersions } from '@/lib/settings/questions/queries';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let municipality: Awaited<ReturnType<typeof givenMunicipality>>;
let admin: DeskActor;
let region: DeskActor;

beforeAll(async () => {
  municipality = await givenMunicipality();
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId: municipality.id })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

type Kind = Parameters<typeof publishText>[2];
type Typed = { title?: string; body?: string; days?: number; to?: string; seen?: number };

async function publish(kind: Kind, { days = 0, seen, ...typed }: Typed = {}): Promise<void> {
  const { latest } = await listMunicipalTexts(admin, municipality.id, kind);
  const from = formatDate(today().add({ days }));
  const words = { title: 'Пробный заголовок', body: 'Первый абзац.\n\nВторой.', to: '', ...typed };
  const input = municipalTextFields.parse({ ...words, from, seen: String(seen ?? latest) });
  await publishText(admin, municipality.id, kind, input);
}

async function inDays<Result>(days: number, work: () => Promise<Result>): Promise<Result> {
  const later = new Date(now().getTime() + days * 86_400_000);
  setClock(() => later);
  const result = await work();
  setClock();
  return result;
}

const shownNotices = async () => (await listNotices(municipality.id)).map(({ title }) => title);
const shownAct = async () => (await findMunicipalText(municipality.slug, 'legal-act'))?.title;

describe('a notice', () => {
  test('is shown from its first day to its last, and until it is taken off', async () => {
    const to = formatDate(today().add({ days: 2 }));
    expect(await tracesOf(() => publish('notice', { title: 'Переезд', to, days: 1 }))).toMatchObject({
      ...noTraces,
      audit: [{ event: 'text_published', role: 'municipal_admin' }],
    });
    expect(await shownNotices()).toEqual([]);
    expect(await inDays(1, shownNotices)).toEqual(['Переезд']);
    expect(await inDays(3, shownNotices)).toEqual([]);
    await publish('notice', { title: 'Без срока' });
    await publish('notice', { title: 'Без срока' });
    expect(await shownNotices()).toEqual(['Без срока']);
    const { rows } = await listMunicipalTexts(admin, municipality.id, 'notice');
    expect(rows.map(({ state }) => state)).toEqual(['shown', 'planned']);
    await withdrawText(admin, municipality.id, rows[0]?.id ?? '');
    await withdrawText(admin, municipality.id, rows[0]?.id ?? '');
    expect(await shownNotices()).toEqual([]);
    expect(await getMunicipalText(admin, municipality.id, rows[0]?.id ?? '')).toMatchObject({
      state: 'withdrawn',
      body: 'Первый абзац.\n\nВторой.',
    });
  });

  test('of another municipality is a missing one', async () => {
    const { rows } = await listMunicipalTexts(admin, municipality.id, 'notice');
    const other = (await givenMunicipality()).id;
    const id = rows[1]?.id ?? '';
    expect(await refusedWithoutTrace(() => withdrawText(region, other, id))).toMatchObject({
      code: 'not_found',
    });
  });
});

test('a consent waiting for its day is no text of the desk: it is not taken off', async () => {
  const { id } = await database().municipalText.create({
    data: {
      municipalityId: municipality.id,
      kind: 'consent',
      version: 1,
      title: 'Согласие',
      body: 'Текст',
      effectiveFrom: dbDate(today().add({ days: 9 })),
    },
  });
  const taken = () => withdrawText(admin, municipality.id, id);
  expect(await refusedWithoutTrace(taken)).toMatchObject({ code: 'not_found' });
});

describe('the legal act', () => {
  test('is followed by its next wording on its day; one in force is not taken off', async () => {
    await publish('legal_act', { title: 'Первая редакция' });
    await publish('legal_act', { title: 'Вторая редакция', days: 5 });
    expect([await shownAct(), await inDays(5, shownAct)]).toEqual(['Первая редакция', 'Вторая редакция']);
    const [second, first] = (await listMunicipalTexts(admin, municipality.id, 'legal_act')).rows;
    const inForce = () => withdrawText(admin, municipality.id, first?.id ?? '');
    expect(await refusedWithoutTrace(inForce)).toMatchObject({ code: 'conflict' });
    await withdrawText(admin, municipality.id, second?.id ?? '');
    expect(await inDays(5, shownAct)).toBe('Первая редакция');
  });

  test('begins the editor with the wording of today, never with one that waits or was taken off', async () => {
    const other = (await givenMunicipality()).id;
    const put = async (title: string, days: number) => {
      const { latest } = await getTextDraft(region, other, 'legal_act');
      const from = formatDate(today().add({ days }));
      const input = municipalTextFields.parse({ title, body: 'Текст.', from, to: '', seen: String(latest) });
      await publishText(region, other, 'legal_act', input);
    };
    await put('На потом', 9);
    expect(await getTextDraft(region, other, 'legal_act')).toMatchObject({
      begin: { title: 'На потом' },
      holds: false,
    });
    await put('Сегодняшняя', 0);
    await put('Ещё позже', 12);
    const draft = () => getTextDraft(region, other, 'legal_act');
    expect(await draft()).toMatchObject({ begin: { title: 'Сегодняшняя' }, holds: true, latest: 3 });
    const days = (await draft()).changes.map((day) => day.toString());
    expect(days).toEqual([9, 12].map((ahead) => today().add({ days: ahead }).toString()));
    const { rows } = await listMunicipalTexts(region, other, 'legal_act');
    for (const { id, state } of rows) if (state === 'planned') await withdrawText(region, other, id);
    expect(await draft()).toMatchObject({ begin: { title: 'Сегодняшняя' }, changes: [], latest: 3 });
  });

  test('is not published over another admin’s wording', async () => {
    const late = () => publish('legal_act', { title: 'Третья', seen: 1 });
    expect(await refusedWithoutTrace(late)).toMatchObject({ code: 'conflict' });
  });

  test('is not rewritten past the portal', async () => {
    const where = { municipalityId: municipality.id };
    const rewritten = database().municipalText.updateMany({ where, data: { body: 'Другое' } });
    await expect(rewritten).rejects.toMatchObject({ code: 'P2003' });
  });
});

describe('a question', () => {
  const typed = {
    slug: 'gde-orion',
    topic: 'about',
    sortOrder: '1',
    question: 'Где «Орион»?',
    answer: 'На улице Кутузова.',
    shown: 'shown',
    seen: '0',
  };

  async function ask(owner: string | null, changes: Partial<typeof typed> = {}): Promise<void> {
    const input = questionFields.parse({ ...typed, from: formatDate(today()), ...changes });
    await publishQuestion(owner === null ? region : admin, owner, input);
  }

  async function answerIn(municipalityId: string | null): Promise<string | undefined> {
    const { groups } = await listQuestions({ municipalityId, search: '' });
    const questions = groups.flatMap((group) => group.questions);
    return questions.find(({ slug }) => slug === typed.slug)?.answer;
  }

  test('of a municipality stands in the place of the region’s until it is given back', async () => {
    await ask(null);
    await ask(municipality.id, { answer: 'У нас — на Ленина.' });
    expect([await answerIn(null), await answerIn(municipality.id)]).toEqual([
      'На улице Кутузова.',
      'У нас — на Ленина.',
    ]);
    await ask(municipality.id, { answer: 'У нас — на Ленина.', shown: 'hidden', seen: '1' });
    expect(await answerIn(municipality.id)).toBe('На улице Кутузова.');
    const line = (await listQuestionLines(admin, municipality.id)).find(({ slug }) => slug === typed.slug);
    expect(line).toMatchObject({ own: false, answer: 'На улице Кутузова.' });
    expect(await listQuestionVersions(admin, municipality.id, typed.slug)).toHaveLength(2);
    await ask(null, { shown: 'hidden', seen: '1' });
    expect(await answerIn(null)).toBeUndefined();
  });

  test('is not added under a name that is taken, nor changed over another admin’s words', async () => {
    const taken = () => ask(null, { question: 'Другой?' });
    expect(await refusedWithoutTrace(taken)).toMatchObject({ code: 'conflict', field: 'slug' });
    const late = () => ask(null, { question: 'Другой?', seen: '1' });
    expect(await refusedWithoutTrace(late)).toMatchObject({ code: 'conflict' });
  });

  test('of the region is not a municipal admin’s matter', async () => {
    const input = questionFields.parse({ ...typed, from: formatDate(today()) });
    expect(await refusedWithoutTrace(() => publishQuestion(admin, null, input))).toMatchObject({
      code: 'forbidden',
    });
  });

  test.each(['new', 'Большие', 'два слова', ''])('has no name «%s»', (slug) => {
    expect(questionFields.safeParse({ ...typed, from: '01.01.2031', slug }).success).toBe(false);
  });
});
