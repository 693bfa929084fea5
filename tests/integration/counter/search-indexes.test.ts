import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { listFirstMatches } from '@/lib/counter/first-matches';
import { readSearchPage } from '@/lib/counter/search-page';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenCrowd } from '@/tests/support/crowd';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord, type GivenRecord } from '@/tests/support/register';

/** What grows with the register. Tables of a few rows are read whole, and rightly. */
const large = [
  'person',
  'child',
  'certificate',
  'certificate_number',
  'application',
  'paper',
  'guardianship',
  'identity_document',
];

const snils = inventedSnils(777);
let operators: OperatorActor[];
let record: GivenRecord;
let code: string;
let client: Client;

beforeAll(async () => {
  const municipality = await givenMunicipality();
  ({ code } = municipality);
  const municipalityId = municipality.id;
  const group = await givenGroup({ municipalityId });
  const school = await givenInstitution({ municipalityId, kind: 'school', accepts: 'own_pupils' });
  operators = [
    (await givenStaff({ role: 'operator', municipalityId })).actor,
    (await givenStaff({ role: 'operator', institutionId: school.id })).actor,
  ];
  const name = { surname: 'Указателева', givenName: 'Анна', patronymic: 'Петровна' };
  record = await givenRecord({ municipalityId, snils, institutionId: school.id, name });
  await givenCrowd({ municipalityId, code, groupId: group.id, size: 20_000 });
  client = new Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
}, 240_000);

afterAll(() => client.end());

type Asked = { text: string; values: unknown[] };

/** Every SELECT that `work` sends to the database. */
async function asked(work: () => Promise<unknown>): Promise<Asked[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const sent = spy.mock.calls.map(([first]) => first as unknown as Partial<Asked> | string);
    return sent
      .flatMap((query) => (typeof query === 'string' ? [] : [query]))
      .map(({ text = '', values = [] }) => ({ text, values }))
      .filter(({ text }) => /^\s*(?:SELECT|WITH)\b/i.test(text));
  } finally {
    spy.mockRestore();
  }
}

/** The large tables that the query would read from end to end. */
async function readWhole({ text, values }: Asked): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `EXPLAIN ${text}`, values });
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  return [...plan.matchAll(/Seq Scan on (\w+)/g)]
    .map(([, table]) => table ?? '')
    .filter((table) => large.includes(table));
}

async function wordsOfEveryKind(): Promise<Record<string, string>> {
  const { application } = await database().certificate.findUniqueOrThrow({
    where: { id: record.certificateId },
    select: { application: { select: { number: true } } },
  });
  const { birthDate } = await database().person.findFirstOrThrow({ where: { surname: 'Иванова' } });
  if (!birthDate) throw new Error('Children have birth dates');
  const born = formatDate(plainDate(birthDate));
  return {
    number: `42${code}000037`,
    'number with a slip': `42${code}000038 ${born}`,
    snils,
    application: `заявка ${application.number}`,
    code: '700000000007',
    'code of nobody': '7ZZZ-ZZZZ-ZZZZ',
    'rare surname': 'Указателева А. П.',
    'beginning of a surname': 'бве',
    'frequent surname': 'Иванова',
    'frequent surname and date': `Иванова ${born}`,
    'frequent surname and year': `Иванова ${plainDate(birthDate).year}`,
    'words in the other order': 'Анна Указателева',
    nobody: 'Щщщ',
  };
}

test('a table that is read whole is seen here', async () => {
  const [seen] = await asked(() => database().person.findMany({ where: { givenName: { contains: 'щ' } } }));
  if (!seen) throw new Error('Nothing was asked');
  expect(await readWhole(seen)).toEqual(['person']);
});

test('no search reads a table of 20 000 children from end to end, nor do its first matches', async () => {
  const words = await wordsOfEveryKind();
  expect(await database().child.count()).toBeGreaterThan(20_000);
  for (const actor of operators) {
    for (const [kind, query] of Object.entries(words)) {
      const search = { query, birthDate: null };
      const queries = [
        ...(await asked(() => readSearchPage(actor, search, null))),
        ...(await asked(() => listFirstMatches(actor, search))),
      ];
      expect(
        queries.some(({ text }) => /\bcertificate\b|\bpaper\b/.test(text)),
        kind,
      ).toBe(true);
      for (const one of queries) expect(await readWhole(one), `${kind}: ${one.text}`).toEqual([]);
    }
  }
});

test('a number is found by its beginning over the index, too', async () => {
  const [actor] = operators;
  if (!actor) throw new Error('Nobody asks');
  const search = { query: `42${code}0074`, birthDate: null };
  const queries = await asked(async () => {
    expect(await listFirstMatches(actor, search)).toHaveLength(2);
  });
  for (const one of queries) expect(await readWhole(one), one.text).toEqual([]);
});
