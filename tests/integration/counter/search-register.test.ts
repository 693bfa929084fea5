import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { recallSearch, rememberSearch } from '@/lib/counter/search-fields';
import { readSearchPage } from '@/lib/counter/search-page';
import { searchRegister } from '@/lib/counter/search-register';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord, type GivenRecord } from '@/tests/support/register';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let operator: OperatorActor;
let record: GivenRecord;
let municipalityId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  operator = (await givenStaff({ role: 'operator', municipalityId })).actor;
  const name = { surname: 'Журавлёва', givenName: 'Анна', patronymic: null };
  record = await givenRecord({ municipalityId, name });
});

describe('a search is recorded', () => {
  test.each([
    ['number', () => record.number, { by: 'number', answer: 'record', hits: 1, withBirthDate: false }],
    ['name', () => 'Журавлев', { by: 'name', answer: 'list', hits: 1, withBirthDate: false }],
    ['code', () => '0000-0000-0000', { by: 'code', answer: 'nothing', hits: 0, withBirthDate: false }],
  ])('by %s, without its words', async (_kind, query, details) => {
    const traces = await tracesOf(() => searchRegister(operator, { query: query(), birthDate: null }));
    expect(traces).toEqual({
      ...noTraces,
      audit: [
        {
          event: 'register_searched',
          by: operator.accountId,
          role: 'operator',
          institutionId: operator.institutionId,
          subject: ['account', operator.accountId],
          childId: null,
          details,
        },
      ],
    });
  });

  test('after four hundred in an hour one waits', async () => {
    const { actor } = await givenStaff({ role: 'operator', municipalityId });
    for (let searched = 0; searched < 400; searched += 1) {
      expect(await countAttempt(['register_search', actor.accountId])).toBeNull();
    }
    const refused = await refusedWithoutTrace(() =>
      searchRegister(actor, { query: 'Журавлев', birthDate: null }),
    );
    expect(refused).toMatchObject({ code: 'too_many' });
    expect((await searchRegister(operator, { query: 'Журавлев', birthDate: null })).kind).toBe('list');
  });

  test('one that cannot be read leaves no trace', async () => {
    const refused = await refusedWithoutTrace(() =>
      searchRegister(operator, { query: '12345678', birthDate: null }),
    );
    expect(refused).toMatchObject({ code: 'invalid', field: 'query' });
  });

  test('is for operators alone', async () => {
    for (const role of ['login_issuer', 'municipal_admin', 'regional_admin'] as const) {
      const { actor } = await givenStaff({ role, municipalityId });
      // Only a mistake in a page could bring another role here.
      const search = searchRegister(actor as unknown as OperatorActor, {
        query: 'Журавлева',
        birthDate: null,
      });
      await expect(search).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('a kept search', () => {
  const words = { query: 'Журавлёва А.', birthDate: null };

  test('comes back with its words, which are sealed in the database', async () => {
    const id = await rememberSearch(operator, { ...words, birthDate: record.birthDate });
    const recalled = await recallSearch(operator, id);
    expect(recalled?.words.query).toBe(words.query);
    expect(recalled?.words.birthDate?.equals(record.birthDate)).toBe(true);
    const draft = await database().formDraft.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(draft.content).toString('utf8')).not.toContain('Журавл');
  });

  test('is nobody else’s, and not for ever', async () => {
    const id = await rememberSearch(operator, words);
    const colleague = await givenStaff({ role: 'operator', institutionId: operator.institutionId });
    expect(await recallSearch(colleague.actor, id)).toBeNull();
    setClock(() => new Date(Date.now() + 25 * 3_600_000));
    expect(await recallSearch(operator, id)).toBeNull();
  });
});

test('a long list is shown in pages, each record once', async () => {
  const crowd = (await givenMunicipality()).id;
  const { actor } = await givenStaff({ role: 'operator', municipalityId: crowd });
  const all: string[] = [];
  for (let at = 0; at < 23; at += 1) {
    const name = { surname: 'Страницын', givenName: `Ян${'а'.repeat(at)}`, patronymic: null };
    all.push((await givenRecord({ municipalityId: crowd, name })).certificateId);
  }
  const words = { query: 'Страницын', birthDate: null };
  const first = await readSearchPage(actor, words, null);
  if (first.kind !== 'list') throw new Error('Nothing was found');
  expect(first).toMatchObject({ total: 23, more: false });
  const second = await readSearchPage(actor, words, first.next);
  if (second.kind !== 'list') throw new Error('The second page is empty');
  expect(second.next).toBeNull();
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all);
});
