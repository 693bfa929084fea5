import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fileRoute } from '@/app/_server/file-route';
import { formRoute } from '@/app/_server/form-route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { inTransaction } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { givenParent } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';

const childId = '11111111-1111-4111-8111-111111111111';
const warn = vi.spyOn(log(), 'warn').mockReturnValue();
let parent: { accountId: string; token: string };

beforeAll(async () => {
  const { accountId, grantId } = await givenParent();
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
  parent = { accountId, token };
});

beforeEach(() => {
  warn.mockClear();
});

function formOf(roles: readonly ('parent' | 'operator')[], refusal: Refusal) {
  return formRoute({
    roles,
    fields: z.object({}),
    page: ({ childId: id }: { childId: string }) => `/cabinet/children/${id}/edit`,
    perform: () => Promise.reject(refusal),
  });
}

function send(form: ReturnType<typeof formOf>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ surname: 'Тайная' });
  const request = posted(`/cabinet/children/${childId}/edit/save`, { token: parent.token, headers, body });
  return form(request, { params: Promise.resolve({ childId }) });
}

const refused = () => ({
  event: 'access_refused',
  accountId: parent.accountId,
  role: 'parent',
  where: `/cabinet/children/${childId}/edit`,
});

test('a form about a record that is not there for this person', async () => {
  await send(formOf(['parent'], new Refusal('not_found')));
  expect(warn.mock.calls).toEqual([[refused()]]);
});

test('a form of another role', async () => {
  await send(formOf(['operator'], new Refusal('not_found')));
  expect(warn.mock.calls).toEqual([[refused()]]);
});

test('a file of somebody else', async () => {
  const route = fileRoute<{ childId: string }>({ open: () => Promise.reject(new Refusal('not_found')) });
  const request = new Request(`http://portal.test/cabinet/children/${childId}/edit`, {
    headers: { cookie: `${sessionCookieName()}=${parent.token}` },
  });
  expect((await route(request, { params: Promise.resolve({ childId }) })).status).toBe(404);
  expect(warn.mock.calls).toEqual([[refused()]]);
});

test('a form sent by another site, without what stands in it', async () => {
  await send(formOf(['parent'], new Refusal('not_found')), { origin: 'https://example.com' });
  expect(warn.mock.calls).toEqual([
    [{ event: 'form_from_elsewhere', where: `/cabinet/children/${childId}/edit/save` }],
  ]);
});

test('a mistake in a form is no attempt at anything', async () => {
  await send(formOf(['parent'], new Refusal('invalid', 'Проверьте поле.')));
  expect(warn.mock.calls).toEqual([]);
});
