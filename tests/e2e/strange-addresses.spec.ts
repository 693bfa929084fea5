import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import pLimit from 'p-limit';
import { givenCrossing, newSession } from '@/tests/support/access/asking';
import { listCells, pathOf, type Cell } from '@/tests/support/access/cells';
import { leadsTo, request } from '@/tests/support/access/requests';
import { accessTable } from '@/tests/support/access/table';
import { strangeText } from '@/tests/support/fuzz/strange-text';

/** What pages read of their addresses; each is tried with anything at all. */
const names =
  'draft done saved next after q all find access who age attends place open municipality way number step password ended'.split(
    ' ',
  );

/** Parts of a path that no page of ours makes, some of them no UTF-8 at all. */
const parts = ['%00', '%ff', '..%2f..%2fetc', 'я'.repeat(800), '__proto__'];

const texts = fc.sample(strangeText, { seed: 20_261_121, numRuns: 400 });

function queryOf(at: number): string {
  const query = new URLSearchParams();
  for (const [n, name] of names.entries()) {
    query.append(name, (texts[(at * 7 + n * 13) % texts.length] ?? '').slice(0, 200).toWellFormed());
  }
  // A name sent twice reaches a page as a list.
  for (const name of ['draft', 'q']) query.append(name, 'x');
  return query.toString();
}

test('на странный адрес ни одна страница не отвечает ошибкой или чужой страницей', async () => {
  test.setTimeout(180_000);
  const crossing = await givenCrossing();
  const cells = listCells().filter(
    ({ method, template, who, place }) =>
      method !== 'POST' && place === 'own' && who === accessTable[`${method} ${template}`]?.who[0],
  );
  const atOnce = pLimit(4);
  const faultOf = async (cell: Cell, path: string): Promise<string[]> => {
    const token = await newSession(crossing.asking[cell.who]);
    const response = await request(cell.method, path, { token });
    const body = await response.text();
    const led = leadsTo(response);
    const broken = response.status >= 500 && cell.template !== '/unavailable';
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true && led === null;
    const isOurs = !isPage || body.includes('<html lang="ru"');
    if (!broken && isOurs && led?.startsWith('/unavailable') !== true) return [];
    return [`${cell.method} ${path.slice(0, 200)}: ${response.status} ${led}`];
  };
  const tried = cells.flatMap((cell, at) => {
    const strange = cell.template.includes('[')
      ? parts.map((part) => cell.template.replace(/\[\w+\]/g, part))
      : [];
    const queries = [0, 1].map((turn) => `${pathOf(crossing, cell)}?${queryOf(at * 2 + turn)}`);
    return [...strange, ...queries].map((path) => atOnce(() => faultOf(cell, path)));
  });
  expect((await Promise.all(tried)).flat()).toEqual([]);
});
