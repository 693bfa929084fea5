import { expect, test } from '@playwright/test';
import pLimit from 'p-limit';
import { givenCrossing, newSession, type Crossing } from '@/tests/support/access/asking';
import {
  Asker,
  completeForm,
  isNested,
  listCells,
  missingPathOf,
  mixedPathOf,
  nameOf,
  pathOf,
  type Answered,
  type Cell,
} from '@/tests/support/access/cells';
import type { Sent } from '@/tests/support/access/requests';
import { accessTable, everyone, type Place, type Who } from '@/tests/support/access/table';
import { parametersOf, type Method } from '@/tests/support/e2e-routes';
import { snapshotOf } from '@/tests/support/e2e-snapshot';

// The parts build on one another: who may not has tried before who may has changed anything.
// Thousands of requests: how long they take is the machine's affair.
test.describe.configure({ mode: 'serial', timeout: 900_000 });

const cells = listCells();
const asker = new Asker();
let crossing: Crossing;
let tokens: Readonly<Record<Who, string | null>>;

test.beforeAll(async () => {
  crossing = await givenCrossing();
  const opened = everyone.map(async (who) => [who, await newSession(crossing.asking[who])]);
  tokens = Object.fromEntries(await Promise.all(opened)) as typeof tokens;
});

/** Tries cells side by side, a few at a time; returns what is wrong, cell by cell. */
async function faultsOf(tried: readonly Cell[], faultOf: (cell: Cell) => Promise<string | null>) {
  expect(tried.length).toBeGreaterThan(0);
  const atOnce = pLimit(4);
  const found = await Promise.all(
    tried.map((cell) =>
      atOnce(async () => {
        const fault = await faultOf(cell);
        return fault === null ? [] : [`${nameOf(cell)}: ${fault}`];
      }),
    ),
  );
  return found.flat();
}

/** A form that comes back untouched: the role has no business with it. */
function isSentBack({ target }: Answered, path: string): boolean {
  return target !== null && path.startsWith(`${target}/`);
}

function shortly({ first, target, last }: Answered): string {
  return `${first.status} → ${target ?? '—'} → ${last.status}`;
}

async function refusalFault(cell: Cell): Promise<string | null> {
  const token = tokens[cell.who];
  const path = pathOf(crossing, cell);
  const sent = { token, ...(await completeForm(crossing, cell)) };
  const answer = await asker.ask(cell.method, path, sent);
  if (cell.scoped && cell.expected !== 'told') {
    const missing = await missingAnswer(cell, sent);
    const paths = [path, missingPathOf(crossing, cell)] as const;
    if (!isSame(answer, missing) && !(await isSameAgain(answer, cell.method, paths, sent))) {
      return `не как несуществующая: ${shortly(answer)} и ${shortly(missing)}`;
    }
  }
  return isRefused(cell, answer, path) ? null : shortly(answer);
}

function isSame(a: Answered, b: Answered): boolean {
  return (['first', 'last'] as const).every((part) => JSON.stringify(a[part]) === JSON.stringify(b[part]));
}

/**
 * How far a page had been drawn when it was refused, and which of its files it names twice, is up to the hurry of the
 * server. What tells the two apart tells them apart each time: each time all of it is asked for anew, and an answer of
 * another kind than the first says nothing.
 */
async function isSameAgain(
  before: Answered,
  method: Method,
  [one, other]: readonly [string, string],
  sent: Sent,
): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const anew = new Asker();
    const [a, b] = [await anew.ask(method, one, sent), await anew.ask(method, other, sent)];
    const isOfOneKind = (['first', 'last'] as const).every((part) => a[part].status === before[part].status);
    if (isOfOneKind && isSame(a, b)) return true;
  }
  return false;
}

const missingAnswers = new Map<string, Promise<Answered>>();

/** What this one gets for a record that nobody has; the same wherever the record does not lie. */
function missingAnswer(cell: Cell, sent: Sent): Promise<Answered> {
  const { method, template, who } = cell;
  const key = `${method} ${template} ${who}`;
  const answer = missingAnswers.get(key) ?? asker.ask(method, missingPathOf(crossing, cell), sent);
  missingAnswers.set(key, answer);
  return answer;
}

function isRefused({ expected, method, scoped }: Cell, answer: Answered, path: string): boolean {
  const { first, target, last } = answer;
  switch (expected) {
    case 'asked_to_sign_in':
      return [303, 307].includes(first.status) && /^\/sign-in(\?next=|$)/.test(target ?? '');
    case 'told':
      return (
        last.status === 200 &&
        target !== null &&
        (method === 'POST' || target.includes('?saved=parents_matter'))
      );
    default:
      // A form whose page is not about the record comes back to that page with the words of a missing one.
      if (method === 'POST' && (isSentBack(answer, path) || (scoped && first.status === 303))) return true;
      return [401, 403, 404].includes(last.status);
  }
}

test('кому нельзя, тому отвечают как о несуществующем, и ничего не меняется', async () => {
  const before = await snapshotOf(crossing.people);
  const refused = cells.filter(({ expected }) => expected !== 'open');
  expect(await faultsOf(refused, refusalFault)).toEqual([]);
  expect(await snapshotOf(crossing.people)).toEqual(before);
});

test('чужая запись под именем своей — тоже несуществующая', async () => {
  const { people } = crossing.records.foreign;
  const before = await snapshotOf(people);
  const nested = cells.filter((cell) => cell.place === 'own' && cell.expected === 'open' && isNested(cell));
  const faults = await faultsOf(nested, async (cell) => {
    const sent = { token: tokens[cell.who], ...(await completeForm(crossing, cell)) };
    const paths = [mixedPathOf(crossing, cell, 'foreign'), mixedPathOf(crossing, cell, 'missing')] as const;
    const strange = await asker.ask(cell.method, paths[0], sent);
    const missing = await asker.ask(cell.method, paths[1], sent);
    const same = isSame(strange, missing) || (await isSameAgain(strange, cell.method, paths, sent));
    return same ? null : shortly(strange);
  });
  expect(faults).toEqual([]);
  expect(await snapshotOf(people)).toEqual(before);
});

test('форма с другого сайта и форма неизвестно откуда не принимаются ни у кого', async () => {
  const before = await snapshotOf(crossing.people);
  const forms = cells.filter(({ method, template, who, place }) => {
    const endpoint = accessTable[`POST ${template}`];
    const isForm = method === 'POST' && endpoint?.fromAnywhere !== true;
    return isForm && place === 'own' && who === endpoint?.who.at(-1);
  });
  const faults = await faultsOf(forms, async (cell) => {
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://example.com' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ];
    const token = tokens[cell.who];
    for (const headers of elsewhere) {
      const form = await completeForm(crossing, cell);
      const { first } = await asker.ask('POST', pathOf(crossing, cell), { token, headers, ...form });
      if (first.status !== 403) return `${JSON.stringify(headers)}: ${first.status}`;
    }
    return null;
  });
  expect(faults).toEqual([]);
  expect(await snapshotOf(crossing.people)).toEqual(before);
});

test('кому можно, тому каждая страница и каждый файл открываются и нигде не запоминаются', async () => {
  const readable = cells.filter(({ expected, method }) => expected === 'open' && method !== 'POST');
  const faults = await faultsOf(readable, async (cell) => {
    const answer = await asker.ask(cell.method, pathOf(crossing, cell), { token: tokens[cell.who] });
    const { first, last, lastPath } = answer;
    const opened = last.status === (expectedStatuses[`${cell.template} × ${cell.who}`] ?? 200);
    if (!opened || lastPath.startsWith('/sign-in?next=')) return shortly(answer);
    const kept = [first, last].some(({ headers }) => !/no-store/.test(headers['cache-control'] ?? ''));
    return cell.who !== 'visitor' && kept && !isForRobots(cell) ? 'ответ может остаться в кэше' : null;
  });
  expect(faults).toEqual([]);
});

/** Answers of pages that open and have nothing to show: the certificates of the two children are not activated yet. */
const expectedStatuses: Readonly<Record<string, number>> = {
  ...Object.fromEntries(everyone.map((who) => [`/unavailable × ${who}`, 503])),
  '/cabinet/certificates/[certificateId]/sheet × child': 409,
  '/cabinet/certificates/[certificateId]/sheet × young_child': 409,
  // Nor are they booked anywhere.
  '/cabinet/certificates/[certificateId]/visit/calendar × child': 409,
  '/cabinet/certificates/[certificateId]/visit/calendar × young_child': 409,
};

function isForRobots({ template }: Cell): boolean {
  return ['/robots.txt', '/sitemap.xml'].includes(template);
}

/** What ends the life of a record, or has the papers made anew, is sent after everything else. */
const closing = ['/cancel/save', '/activate', '/correct/save', '/me/save'];

function closingLast(a: Cell, b: Cell): number {
  const rank = ({ template }: Cell) => closing.findIndex((end) => template.endsWith(end));
  return rank(a) - rank(b);
}

/** Who sends each form in earnest, and where: the region decides what the operator has not decided before. */
const placeOfWork: Partial<Record<Who, Place>> = {
  parent: 'own',
  operator: 'own',
  login_issuer: 'own',
  regional_admin: 'foreign',
};

/** Forms whose answer is the file itself, by how their addresses end. */
const answeredWith: Readonly<Record<string, string>> = {
  '/print': 'application/pdf',
  '/search/suggest': 'application/json',
};

test('хозяину и его специалисту каждая форма принимается', async () => {
  const accepted = cells
    .filter(
      ({ method, who, place, expected, template }) =>
        method === 'POST' &&
        place === placeOfWork[who] &&
        expected === 'open' &&
        crossing.records.own.forms[template] !== undefined &&
        accessTable[`POST ${template}`]?.who[0] === who,
    )
    .toSorted(closingLast);
  expect(accepted.length).toBeGreaterThan(10);
  for (const cell of accepted) {
    const form = await completeForm(crossing, cell);
    const answer = await asker.ask('POST', pathOf(crossing, cell), { token: tokens[cell.who], ...form });
    const [, file] = Object.entries(answeredWith).find(([end]) => cell.template.endsWith(end)) ?? [];
    if (file) {
      expect.soft(answer.first.headers['content-type'], nameOf(cell)).toContain(file);
      continue;
    }
    expect.soft(answer.first.status, nameOf(cell)).toBe(303);
    expect.soft(answer.target, nameOf(cell)).not.toMatch(/[?&]draft=/);
    expect.soft(answer.last.status, nameOf(cell)).toBe(200);
  }
});

test('кому можно, того форма дослушивает: пустая возвращается с ошибками или принимается', async () => {
  const sendable = cells.filter(({ expected, method }) => expected === 'open' && method === 'POST');
  const faults = await faultsOf(sendable, async (cell) => {
    // Some of them end the session they are sent with.
    const token = await newSession(crossing.asking[cell.who]);
    const path = pathOf(crossing, cell);
    // A search for nothing leads where a form of another's leads, too.
    const form = parametersOf(cell.template).length === 0 ? await completeForm(crossing, cell) : {};
    const answer = await asker.ask('POST', path, { token, ...form });
    const { first, target, last } = answer;
    const forAll = accessTable[`POST ${cell.template}`]?.who === everyone;
    if (target === null) return [200, 422].includes(first.status) ? null : shortly(answer);
    const refused = last.status !== 200 || target.startsWith('/sign-in?next=');
    return refused || (!forAll && isSentBack(answer, path)) ? shortly(answer) : null;
  });
  expect(faults).toEqual([]);
});
