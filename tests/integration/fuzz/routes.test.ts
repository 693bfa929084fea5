import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { log } from '@/lib/platform/log';
import type { FormState } from '@/lib/domain/form-state';
import {
  givenWorld,
  loadRoutes,
  ownersOf,
  type AskedRoute,
  type World,
} from '@/tests/support/fuzz/asked-routes';
import { foreignWords, isRussian, readable } from '@/tests/support/fuzz/russian';
import { fuzzTimeout, runsFor } from '@/tests/support/fuzz/runs';
import { collectSchemas, namesOfForm } from '@/tests/support/fuzz/schemas';
import { requestOf, strangeRequests, type Strange } from '@/tests/support/fuzz/strange-requests';

const routes = await loadRoutes();
const runs = runsFor('routes', routes.length);
const schemas = await collectSchemas();

let world: World;

beforeAll(async () => {
  world = await givenWorld();
});

// The log is read and not replaced: what is written into it under «error» is an error nobody foresaw.
const unforeseen = vi.spyOn(log(), 'error');

afterEach(async () => {
  unforeseen.mockClear();
  // What one route has counted must not answer for the next.
  await database().rateLimit.deleteMany();
});

/** What the page says to which the person is sent back. */
async function keptForm(location: string): Promise<FormState | null> {
  const id = /[?&]draft=([0-9a-f-]{36})/.exec(location)?.[1];
  const draft = id ? await database().formDraft.findUnique({ where: { id } }) : null;
  return draft
    ? (JSON.parse(unsealText(`form_draft.content:${draft.id}`, draft.content)) as FormState)
    : null;
}

async function expectSound(response: Response, { template }: AskedRoute): Promise<void> {
  const { status, headers } = response;
  const waits = status === 503 && (headers.has('retry-after') || template === '/unavailable');
  expect(status < 500 || waits, `${status}`).toBe(true);
  expect(unforeseen.mock.calls).toEqual([]);
  const location = headers.get('location');
  if (location !== null) {
    expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
    const form = await keptForm(location);
    const said = form ? [...Object.values(form.errors), ...[form.sentence ?? []].flat()] : [];
    expect(said.filter((sentence) => !isRussian(sentence))).toEqual([]);
  }
  await expectRussianBody(response);
}

async function expectRussianBody(response: Response): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) {
    expect(foreignWords(readable(await response.text()))).toEqual([]);
  } else if (type.startsWith('application/json')) {
    const { error } = (await response.json()) as { error?: string };
    expect(error === undefined || isRussian(error), error).toBe(true);
  }
}

describe.each(routes)('$name', (route) => {
  test('answers every request, however strange, and in Russian', { timeout: fuzzTimeout }, async () => {
    const answer = async (strange: Strange): Promise<void> => {
      const { who } = strange;
      const token = who === 'nobody known' ? null : await world.tokens[who]();
      const names = Object.keys(strange.params);
      const params = Promise.resolve(names.length > 0 ? strange.params : undefined);
      const response = await route.handler(requestOf(route, strange, token), { params });
      await expectSound(response, route);
    };
    const requests = strangeRequests(route, ownersOf(route), namesOfForm(route.source, schemas), world);
    await fc.assert(fc.asyncProperty(requests, answer), { ...runs, endOnFailure: true });
  });
});
