import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { QuestionPage } from '@/app/admin/_questions/question-page';
import { SectionPage } from '@/app/admin/_settings/section-page';
import { EditorPage } from '@/app/admin/_wordings/editor-page';
import type { ActorOf } from '@/lib/access/actor';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { formatDate } from '@/lib/domain/dates';
import { publishFields, publishWording } from '@/lib/papers/wordings/publish-wording';
import { today } from '@/lib/platform/clock';
import { changeSetting } from '@/lib/settings/change-setting';
import { settingFields } from '@/lib/settings/fields';
import { listSettingVersions } from '@/lib/settings/queries';
import { publishQuestion, questionFields } from '@/lib/settings/questions/publish-question';
import { givenMunicipality, givenStaff } from '@/tests/support/given';

let municipalityId: string;
let admin: ActorOf<'municipal_admin'>;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
});

const inDays = (days: number) => formatDate(today().add({ days }));
const planned = `Уже назначено другое: с ${inDays(9)}`;
const query = Promise.resolve({});

test('a section of the settings is filled from what holds today and names what waits', async () => {
  const set = async (addressee: string, days: number) => {
    const [latest] = await listSettingVersions(admin, municipalityId, 'addressee');
    const seen = String(latest?.version ?? 0);
    const typed = { section: 'addressee', addressee, from: inDays(days), seen };
    await changeSetting(admin, municipalityId, settingFields.parse(typed));
  };
  const page = async () =>
    renderToStaticMarkup(
      await SectionPage({
        actor: admin,
        municipalityId,
        section: 'addressee',
        back: '/admin/settings',
        searchParams: query,
      }),
    );
  await set('В нынешний комитет', 0);
  expect(await page()).not.toContain('Уже назначено другое');
  await set('В будущий комитет', 9);
  expect(await page()).toContain(planned);
  expect(await page()).toContain('value="В нынешний комитет"');
  expect(await page()).not.toContain('value="В будущий комитет"');
  expect(await page()).toContain('name="seen" value="3"');
});

test('a question is filled from the answer of today', async () => {
  const typed = {
    slug: 'gde-orion',
    topic: 'about',
    sortOrder: '1',
    question: 'Где «Орион»?',
    shown: 'shown',
  };
  const ask = (answer: string, days: number, seen: string) =>
    publishQuestion(
      admin,
      municipalityId,
      questionFields.parse({ ...typed, answer, from: inDays(days), seen }),
    );
  await ask('Сейчас на Кутузова.', 0, '0');
  await ask('Потом на Ленина.', 9, '1');
  const page = renderToStaticMarkup(
    await QuestionPage({
      actor: admin,
      municipalityId,
      slug: 'gde-orion',
      back: '/admin/questions',
      searchParams: query,
    }),
  );
  expect(page).toContain(planned);
  expect(page).toMatch(/<textarea[^>]*>Сейчас на Кутузова\.<\/textarea>/);
});

test('so is the wording of a paper', async () => {
  const publish = (words: string, days: number, seen: string) => {
    const body = `${builtInWordings.consent.trim()}\n${words}`;
    return publishWording(admin, 'consent', publishFields.parse({ body, from: inDays(days), seen }));
  };
  await publish('Нынешние слова.', 0, '0');
  await publish('Будущие слова.', 9, '1');
  const page = renderToStaticMarkup(
    await EditorPage({ actor: admin, room: '/admin/papers', kind: 'consent', searchParams: query }),
  );
  expect(page).toContain(planned);
  expect(page).toContain('Нынешние слова.');
  expect(page).not.toContain('Будущие слова.');
});
