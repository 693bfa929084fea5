import { beforeAll, describe, expect, test } from 'vitest';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { previewWording } from '@/lib/papers/wordings/preview-wording';
import { publishFields, publishWording } from '@/lib/papers/wordings/publish-wording';
import { getWordingDraft, listWordings } from '@/lib/papers/wordings/queries';
import type { WordingActor } from '@/lib/papers/wordings/owner';
import { formatDate } from '@/lib/domain/dates';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { readPdf } from '@/tests/unit/papers/read-pdf';
import { Readable } from 'node:stream';
import { givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { noTraces, refusalOf, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;
let admin: WordingActor;
let region: WordingActor;

beforeAll(async () => {
  town = await givenTown();
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

const worded = (words: string) => `${builtInWordings.application.trim()}\n${words}`;

async function publish(actor: WordingActor, body: string, days = 0): Promise<void> {
  const draft = await getWordingDraft(actor, 'application', null);
  const from = formatDate(today().add({ days }));
  await publishWording(actor, 'application', publishFields.parse({ body, from, seen: String(draft.latest) }));
}

async function printed(certificateId: string): Promise<string> {
  const { content } = await handOutPaper(town.operator.actor, certificateId);
  const { pages } = await readPdf(Readable.from([content]));
  return pages.map(({ text }) => text).join(' ');
}

describe('a new wording', () => {
  test('is printed by the next paper; a paper made before stays in its words', async () => {
    const before = await givenIssued(town);
    const traces = await tracesOf(() =>
      publish(admin, worded('Прошу учесть: кабинет работает до 17 часов.')),
    );
    expect(traces).toMatchObject({
      ...noTraces,
      audit: [{ event: 'wording_published', role: 'municipal_admin' }],
    });
    const after = await givenIssued(town);
    expect(await printed(before.certificateId)).not.toContain('кабинет работает');
    expect(await printed(after.certificateId)).toContain('Прошу учесть: кабинет работает до 17 часов.');
  });

  test('of the region is printed where a municipality has none of its own', async () => {
    await publish(region, worded('Так просит регион.'));
    const other = await givenTown();
    const elsewhere = await givenIssued(other);
    const { content } = await handOutPaper(other.operator.actor, elsewhere.certificateId);
    const { pages } = await readPdf(Readable.from([content]));
    expect(pages[0]?.text).toContain('Так просит регион.');
    expect(await printed((await givenIssued(town)).certificateId)).not.toContain('Так просит регион.');
  });

  test('waits for its day', async () => {
    await publish(admin, worded('Это с завтрашнего дня.'), 1);
    expect(await printed((await givenIssued(town)).certificateId)).not.toContain('завтрашнего');
    const [list] = await listWordings(admin);
    expect(list?.rows.map(({ state }) => state)).toEqual(['planned', 'in_force']);
    const tomorrow = new Date(now().getTime() + 24 * 3_600_000);
    setClock(() => tomorrow);
    expect(await printed((await givenIssued(town)).certificateId)).toContain('Это с завтрашнего дня.');
    setClock();
  });
});

describe('is refused', () => {
  test('without a mandatory part, naming it', async () => {
    const body = builtInWordings.application.replace('20 рабочих дней', 'месяца');
    expect(await refusalOf(publish(admin, body))).toMatchObject({
      code: 'invalid',
      field: 'body',
      sentence: expect.stringContaining('в течение 20 рабочих дней') as string,
    });
    expect(await refusalOf(previewWording(admin, 'application', body))).toMatchObject({ field: 'body' });
  });

  test('from a day that has passed, and with a sign no font has', async () => {
    expect(await refusalOf(publish(admin, worded('Слова.'), -1))).toMatchObject({ field: 'from' });
    expect(await refusalOf(publish(admin, worded('Слово 語.')))).toMatchObject({
      sentence: 'Знак «語» напечатать нельзя: замените его',
    });
  });

  test('when another admin was first; pressed twice it is one', async () => {
    const { latest } = await getWordingDraft(region, 'consent', null);
    const input = (words: string) =>
      publishFields.parse({
        body: `${builtInWordings.consent.trim()}\n${words}`,
        from: formatDate(today()),
        seen: String(latest),
      });
    await openConnections();
    const same = await Promise.allSettled(
      [1, 2].map(() => publishWording(region, 'consent', input('Одно.'))),
    );
    expect(same.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await refusalOf(publishWording(region, 'consent', input('Другое.')))).toMatchObject({
      code: 'conflict',
    });
    expect(await database().paperTemplate.count({ where: { kind: 'consent', municipalityId: null } })).toBe(
      1,
    );
  });

  test('to whoever is no admin', async () => {
    const operator = town.operator.actor as unknown as WordingActor;
    expect(await refusalOf(publish(operator, worded('Слова.')))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(previewWording(operator, 'consent', ''))).toMatchObject({ code: 'forbidden' });
  });
});

test('the preview shows a parent, a child and long names, on one page where they fit', async () => {
  const sample = await previewWording(admin, 'consent', builtInWordings.consent);
  const { pages } = await readPdf(Readable.from([sample]));
  expect(pages.length).toBeLessThanOrEqual(4);
  expect(pages[0]?.text).toContain('в интересах ребёнка');
  expect(pages[1]?.text).toContain('мне исполнится 18 лет');
  expect(pages[0]?.text).toContain('Образец, люди вымышлены');
});

test('a published wording can be neither changed nor removed, even past the portal', async () => {
  const { id } = await database().paperTemplate.findFirstOrThrow({ select: { id: true } });
  await expect(
    database().paperTemplate.update({ where: { id }, data: { body: 'другое' } }),
  ).rejects.toThrow();
  await expect(database().paperTemplate.delete({ where: { id } })).rejects.toThrow();
});
