import { expect, test } from '@playwright/test';
import { givenCrossing, newSession, type Crossing } from '@/tests/support/access/asking';
import { completeForm, listCells, missingPathOf, pathOf, type Cell } from '@/tests/support/access/cells';
import { chanceBefore, timesByTurns, type Samples } from '@/tests/support/access/equal-times';
import { request } from '@/tests/support/access/requests';
import type { Place, Who } from '@/tests/support/access/table';

const rounds = 40;
/**
 * With 40 answers of each kind the share strays from 0.5 by 0.065 (one standard deviation) when the kinds are alike. What
 * is beyond 0.25 and 0.75 — almost four of them — twice in a row is no accident: less than once in ten million runs. Where
 * something is made of a record before it is refused, the share is 0 or 1.
 */
const margin = 0.25;

let crossing: Crossing;

test.beforeAll(async () => {
  crossing = await givenCrossing();
});

function cellOf(name: string, who: Who, place: Place): Cell {
  const found = listCells().find(
    (cell) => `${cell.method} ${cell.template}` === name && cell.who === who && cell.place === place,
  );
  if (!found) throw new Error(`No ${name} for ${who}`);
  return found;
}

/** The times of answers about the record of this cell (a) and about one that does not exist (b). */
async function timesOf(cell: Cell): Promise<Samples> {
  const sent = {
    token: await newSession(crossing.asking[cell.who]),
    ...(await completeForm(crossing, cell)),
  };
  return timesByTurns(async (kind) => {
    const path = kind === 'a' ? pathOf(crossing, cell) : missingPathOf(crossing, cell);
    await (await request(cell.method, path, sent)).arrayBuffer();
  }, rounds);
}

function differ(samples: Samples): boolean {
  return Math.abs(chanceBefore(samples) - 0.5) > margin;
}

/** Every way to reach a record: page, file, picture, form, code, search; by everybody whose room it is in. */
const compared = [
  ['PAGE /cabinet/children/[childId]', 'parent'],
  ['PAGE /cabinet/certificates/[certificateId]', 'child'],
  ['POST /cabinet/children/[childId]/edit/save', 'parent'],
  ['GET /cabinet/certificates/[certificateId]/paper', 'parent'],
  ['GET /api/scans/[scanId]', 'parent'],
  ['PAGE /counter/certificates/[certificateId]', 'operator'],
  ['POST /counter/certificates/[certificateId]/activate', 'operator'],
  ['PAGE /counter/search/[searchId]', 'operator'],
  ['GET /c/[code]', 'operator'],
  ['GET /api/scans/[scanId]', 'operator'],
] as const satisfies readonly (readonly [string, Who])[];

for (const [name, who] of compared) {
  test(`${name} × ${who}: чужое и несуществующее неразличимы по времени`, async () => {
    const cell = cellOf(name, who, 'foreign');
    expect(cell.expected).toBe('denied');
    const apart = differ(await timesOf(cell)) && differ(await timesOf(cell));
    expect(apart).toBe(false);
  });
}

test('памятку, нарисованную до отказа, это измерение заметило бы', async () => {
  const own = cellOf('GET /cabinet/certificates/[certificateId]/reminder', 'parent', 'own');
  expect(differ(await timesOf(own))).toBe(true);
});
