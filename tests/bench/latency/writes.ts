import { Browser } from '@/tests/load/browser';
import type { FilledForm } from '@/tests/load/filled-form';
import type { Page } from '@/tests/load/page';
import type { Region } from '../region/open-region';
import { openDesks } from '../setup/desks';
import type { Operation } from '../setup/open-loop';
import { someAddress } from '../setup/visitor';
import { picked } from './reads';

/** So many families and operators have a form before them, filled as the page fills it. */
const atForms = 12;

/**
 * What people send now and then, each a real change through the form of its page; the main work is that of `Families`. The
 * pages are opened before the clock starts: what is measured is the press of the button, up to the answer that leads on.
 */
export async function prepareWrites(
  portals: readonly string[],
  region: Region,
): Promise<{ weight: number; one: Operation }[]> {
  const { people, password } = region;
  const enter = async (login: string) => {
    const browser = new Browser({ urls: portals }, someAddress());
    const form = (await browser.open('/sign-in')).form('Войти').fill('Логин', login).fill('Пароль', password);
    const next = await browser.send(form);
    return { browser, next };
  };
  const waiting = people.parents.filter(({ certificateStatus }) => certificateStatus === 'not_activated');
  const families = await Promise.all(
    waiting.slice(0, atForms).map(async (parent) => ({ ...parent, ...(await enter(parent.login)) })),
  );
  const desks = await openDesks(region.databaseUrl);
  const operators = await Promise.all(desks.slice(0, atForms).map(async ({ login }) => enter(login)));
  const about = await formsOf(families, () => '/cabinet/me', 'Сохранить');
  const choices = await formsOf(
    families,
    ({ certificateId }) => `/cabinet/certificates/${certificateId}/institutions`,
    'Выбрать это учреждение',
  );
  const notices = await formsOf(families, () => '/account/notifications', 'Сохранить');
  const searches = await formsOf(operators, () => '/counter', 'Найти');
  let count = 0;
  const press = (
    title: string,
    weight: number,
    forms: readonly Prepared[],
    fill: (form: FilledForm, page: Page) => void,
  ) => ({
    weight,
    one: {
      title,
      act: async () => {
        const { browser, form, page } = picked(forms);
        count += 1;
        fill(form, page);
        await browser.send(form);
      },
    },
  });
  return [
    press('«Обо мне»: сохранить', 2, about, ({ values }) => values.set('phone', `+7913${1_000_000 + count}`)),
    press('Выбор учреждения', 3, choices, ({ values }, page) =>
      values.set('institutionId', anyInstitution(page)),
    ),
    press('Уведомления: сохранить', 2, notices, ({ values }) =>
      values.set('quietFrom', String(18 + (count % 5))),
    ),
    press('Поиск на приёме: найти', 2, searches, ({ values }) => values.set('query', picked(desks).surnames)),
  ];
}

type Prepared = { browser: Browser; form: FilledForm; page: Page };

async function formsOf<Person extends { browser: Browser }>(
  persons: readonly Person[],
  address: (person: Person) => string,
  button: string,
): Promise<Prepared[]> {
  const forms: Prepared[] = [];
  for (const person of persons) {
    const page = await person.browser.open(address(person));
    if (page.hasButton(button)) forms.push({ browser: person.browser, form: page.form(button), page });
  }
  return forms;
}

function anyInstitution(page: Page): string {
  return picked(page.root.querySelectorAll('input[name=institutionId]')).getAttribute('value') ?? '';
}
