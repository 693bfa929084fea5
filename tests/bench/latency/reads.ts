import type { Region } from '../region/open-region';
import type { Parent, StaffOf } from '../region/people';
import { openDesks, type Desk } from '../setup/desks';
import type { Operation } from '../setup/open-loop';
import { ask, signIn } from '../setup/visitor';
import { balanced } from '@/tests/load/balancer';
import { Trouble } from '@/tests/load/trouble';

type SignedIn<Person> = Person & { cookie: string };

/** Those who look at pages, signed in through the form. */
export type Readers = {
  /** Addresses of the portal's sites; which of them a page is asked of, a balancer decides. */
  portals: readonly string[];
  parents: SignedIn<Parent>[];
  /** Each with searches that find a list, and with records that may be opened at the desk. */
  operators: (SignedIn<Desk> & { searches: string[]; records: string[] })[];
  municipalAdmins: SignedIn<StaffOf>[];
  regionalAdmins: SignedIn<StaffOf>[];
};

export async function signInReaders(
  portals: readonly [string, ...string[]],
  { databaseUrl, people, password }: Region,
): Promise<Readers> {
  const [portal] = portals;
  const enter = async <Person extends { login: string }>(persons: readonly Person[], count: number) => {
    const entered: SignedIn<Person>[] = [];
    for (const person of persons.slice(0, count)) {
      entered.push({ ...person, cookie: await signIn(portal, { login: person.login, password }) });
    }
    return entered;
  };
  return {
    portals,
    parents: await enter(people.parents, 60),
    operators: await atDesks(portal, await enter(await openDesks(databaseUrl), 6), people.parents),
    municipalAdmins: await enter(people.municipalAdmins, 4),
    regionalAdmins: await enter(people.regionalAdmins, 1),
  };
}

const searchesOfDesk = 5;

async function atDesks(portal: string, desks: readonly SignedIn<Desk>[], parents: readonly Parent[]) {
  const operators: Readers['operators'] = [];
  for (const desk of desks) {
    const here = parents.filter(({ municipalityId }) => municipalityId === desk.municipalityId);
    const searches: string[] = [];
    for (const { childSurname } of here.slice(0, searchesOfDesk)) {
      const form = { query: childSurname.slice(0, 3), birthDate: '' };
      const { location } = await ask(`${portal}/counter/search/save`, { cookie: desk.cookie, form });
      const id = /\/counter\/search\/([\w-]+)/.exec(location ?? '')?.[1];
      if (id) searches.push(id);
    }
    operators.push({ ...desk, searches, records: here.map(({ certificateId }) => certificateId) });
  }
  return operators;
}

/**
 * Every page people look at, with how often it is among a hundred of them, about.
 * @param onPage hears how many bytes each page had
 */
export function reads(
  readers: Readers,
  onPage: (bytes: number) => void = () => undefined,
): { weight: number; one: Operation }[] {
  const { portals, parents, operators, municipalAdmins, regionalAdmins } = readers;
  const anybody = [{ cookie: '' }];
  const searching = operators.filter(({ searches }) => searches.length > 0);
  const serving = operators.filter(({ records }) => records.length > 0);
  const read = <Person extends { cookie: string }>(
    title: string,
    weight: number,
    persons: readonly Person[],
    address: (person: Person) => string,
  ) => ({ weight, one: { title, act: reading({ portals, onPage }, persons, address) } });
  return [
    read('О сертификате', 6, anybody, () => '/'),
    read('Как получить', 4, anybody, () => '/how-to-get?way=visit'),
    read('Вопросы и ответы', 3, anybody, () => '/questions?q=СНИЛС'),
    read('Учреждения', 5, anybody, () => '/institutions'),
    read('Учреждения: поиск', 3, anybody, () => `/institutions?q=${encodeURIComponent('центр')}`),
    read('Вход (страница)', 6, anybody, () => '/sign-in'),
    read('Кабинет', 12, parents, () => '/cabinet'),
    read('Мои дети', 4, parents, () => '/cabinet/children'),
    read('Ребёнок', 4, parents, ({ childId }) => `/cabinet/children/${childId}`),
    read('Описание документа (форма)', 5, parents, ({ childId }) => `/cabinet/children/${childId}/document`),
    read(
      'Карточка сертификата',
      10,
      parents,
      ({ certificateId }) => `/cabinet/certificates/${certificateId}`,
    ),
    read('Обо мне', 3, parents, () => '/cabinet/me'),
    read('Почта', 3, parents, () => '/account/mail'),
    read('Приём', 5, operators, () => '/counter'),
    read('Поиск на приёме', 5, searching, ({ searches }) => `/counter/search/${picked(searches)}`),
    read('Запись на приёме', 4, serving, ({ records }) => `/counter/certificates/${picked(records)}`),
    read('Обзор муниципалитета', 2, municipalAdmins, deskOf),
    read('Реестр муниципалитета', 3, municipalAdmins, (admin) => `${deskOf(admin)}/register`),
    read(
      'Реестр муниципалитета: по статусу',
      1,
      municipalAdmins,
      (admin) => `${deskOf(admin)}/register?status=not_activated`,
    ),
    read('Отчёт муниципалитета', 1, municipalAdmins, (admin) => `${deskOf(admin)}/reports`),
    read('Предложенные действия', 1, municipalAdmins, () => '/admin/proposals'),
    read('Обзор региона', 1, regionalAdmins, () => '/admin/region'),
    read('Реестр региона', 2, regionalAdmins, () => '/admin/region/register'),
    read('Отчёт региона', 1, regionalAdmins, () => '/admin/region/reports'),
    read('Журнал', 1, regionalAdmins, () => '/admin/audit'),
  ];
}

function deskOf({ municipalityId }: StaffOf): string {
  return `/admin/municipalities/${municipalityId ?? ''}`;
}

function reading<Person extends { cookie: string }>(
  { portals, onPage }: { portals: readonly string[]; onPage: (bytes: number) => void },
  persons: readonly Person[],
  address: (person: Person) => string,
): () => Promise<void> {
  return async () => {
    const person = picked(persons);
    const path = address(person);
    const { status, body } = await balanced(portals, (portal) =>
      ask(`${portal}${path}`, { cookie: person.cookie }),
    );
    if (status !== 200) throw new Trouble(status, null);
    onPage(Buffer.byteLength(body));
  };
}

export function picked<One>(all: readonly One[]): One {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new Error('В регионе некому это сделать');
  return one;
}
