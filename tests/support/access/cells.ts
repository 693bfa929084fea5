import { randomUUID } from 'node:crypto';
import type { Fields } from '@/tests/support/e2e-answers';
import { photo } from '@/tests/support/e2e-journey';
import { fillAddress, parametersOf, type Address, type Method } from '@/tests/support/e2e-routes';
import type { Crossing } from './asking';
import { leadsTo, plainAnswer, request, type PlainAnswer, type Sent } from './requests';
import { accessTable, everyone, expectedAnswer, places, type Expected, type Place, type Who } from './table';

/** One crossing of the table: an address, who asks, and where the record lies. */
export type Cell = Address & { who: Who; place: Place; expected: Expected; scoped: boolean };

/**
 * Every cell of the table. An address that names no record is crossed with the people alone, and whoever has no business with
 * an address at all asks for the record that lies nearest: what they do not get there they get nowhere.
 */
export function listCells(): Cell[] {
  return Object.entries(accessTable).flatMap(([name, endpoint]) => {
    const [method, template] = name.split(' ') as [Method, string];
    const scoped = endpoint.scope !== undefined;
    const concerned = [...endpoint.who, ...(endpoint.told ?? [])];
    return everyone.flatMap((who) =>
      (scoped && concerned.includes(who) ? places : places.slice(0, 1)).map((place) => {
        const expected = expectedAnswer(endpoint, who, place);
        return { method, template, who, place, expected, scoped };
      }),
    );
  });
}

export function nameOf({ method, template, who, place }: Cell): string {
  return `${method} ${template} × ${who} × ${place}`;
}

/** What an address asks besides its path. */
const queries: Readonly<Record<string, string>> = {
  '/counter/print': '?list=others',
  '/admin/region/reports/file': '?section=status',
  '/admin/municipalities/[municipalityId]/reports/file': '?section=status',
  '/admin/region/retention/act': '?from=2025-01-01&to=2025-12-31',
  '/admin/region/retention/log': '?from=2025-01-01&to=2025-12-31',
};

/** The address of the record of this cell. */
export function pathOf({ asking, records }: Crossing, { template, who, place }: Cell): string {
  const { values, own, town } = records[place];
  const path = fillAddress(template, {
    slug: town.municipality.slug,
    page: 'legal-act',
    token: 'no-such-token',
    ...values,
    ...own[template],
    ...(place === 'own' ? asking[who].own : {}),
  });
  return `${path}${queries[template] ?? ''}`;
}

/** The same address with ids that nobody has. */
export function missingPathOf({ records }: Crossing, { template }: Cell): string {
  return fillAddress(template, { ...records.own.values, ...missingValues(template) });
}

/** Only what names a record can be missing: the sections and kinds of a page are the same for everybody. */
const namesRecord = (parameter: string) => parameter === 'code' || parameter.endsWith('Id');

function missingValues(template: string): Fields {
  const ids = parametersOf(template)
    .filter(namesRecord)
    .map((name) => [name, name === 'code' ? '0'.repeat(12) : randomUUID()]);
  return Object.fromEntries(ids) as Record<string, string>;
}

/** Whether the address names a record within a record: one that may be somebody else's. */
export function isNested({ template }: Cell): boolean {
  const parameters = parametersOf(template);
  return parameters.length > 1 && namesRecord(parameters.at(-1) ?? '');
}

/** The address of an own record that names, as the last thing, one of somebody else or one that nobody has. */
export function mixedPathOf({ records }: Crossing, { template }: Cell, last: 'foreign' | 'missing'): string {
  const name = parametersOf(template).at(-1) ?? '';
  const other: Fields = last === 'foreign' ? records.foreign.values : missingValues(template);
  return fillAddress(template, { ...records.own.values, [name]: other[name] ?? '' });
}

/** The form of the address as an owner would send it, so that nothing but the access can refuse it. */
export async function completeForm({ records }: Crossing, { template, method, place, scoped }: Cell) {
  if (method !== 'POST') return {};
  const fields = records[place].forms[template];
  // An empty form would be refused for being empty, and nobody would know whether access refuses it, too.
  if (scoped && !fields) throw new Error(`No fields for ${template}: name them in e2e-records`);
  const withFile = template.endsWith('/document/save') || template.endsWith('/scans/save');
  return { fields: fields ?? {}, ...(withFile ? { file: await photo() } : {}) };
}

/** An answer and the page it leads to at last. */
export type Answered = { first: PlainAnswer; target: string | null; last: PlainAnswer; lastPath: string };

/** Asks and follows like a browser. Pages that many answers lead to are asked for once by each. */
export class Asker {
  readonly #pages = new Map<string, Promise<Answered>>();

  async ask(method: Method, path: string, sent: Sent): Promise<Answered> {
    const response = await request(method, path, sent);
    const target = leadsTo(response);
    const first = await plainAnswer(response);
    if (target === null) return { first, target, last: first, lastPath: path };
    const { last, lastPath } = await this.#page(target, sent.token);
    return { first, target, last, lastPath };
  }

  #page(path: string, token: string | null): Promise<Answered> {
    const key = `${token} ${path}`;
    const page = this.#pages.get(key) ?? this.ask('GET', path, { token });
    this.#pages.set(key, page);
    return page;
  }
}
