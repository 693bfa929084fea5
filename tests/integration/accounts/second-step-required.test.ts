import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { POST as saveFirst } from '@/app/(access)/first-password/save/route';
import { POST as confirm } from '@/app/account/second-step/code/save/route';
import { POST as change } from '@/app/account/second-step/save/route';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import { getOwnSecondStep } from '@/lib/accounts/second-step/own-second-step';
import type { Role } from '@/lib/domain/roles';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenPassword, givenParent, givenStaff } from '@/tests/support/given';
import { codeOf, givenSecondStep, withSecondFactor } from '@/tests/support/second-step';
import { fillAddress, parametersOf } from '@/tests/support/e2e-routes';
import { posted } from '@/tests/support/posted';

withSecondFactor('required');

type Route = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const noParams = { params: Promise.resolve(undefined) };
const page = '/account/second-step';

async function signedIn(role: Exclude<Role, 'parent' | 'child'>) {
  const staff = await givenStaff({ role });
  const { accountId, grantId: id } = staff;
  return { ...staff, token: await inTransaction((tx) => openSession(tx, { id, accountId, role })) };
}

function cookieIn(answer: Response): string {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName()}=`)) ?? '';
  return /=([^;]*)/.exec(line)?.[1] ?? '';
}

/** Every route of the rooms of whoever is signed in, as the folders of app/ make them. */
function routesOf(...folders: string[]): { file: string; template: string }[] {
  return folders
    .flatMap((folder) => globSync(`app/${folder}/**/route.ts`))
    .map((file) => {
      const parts = file.split('/').slice(1, -1);
      return { file, template: `/${parts.filter((part) => !part.startsWith('(')).join('/')}` };
    })
    .toSorted((a, b) => a.template.localeCompare(b.template));
}

async function ask(route: { file: string; template: string }, token: string): Promise<Response[]> {
  const handlers = (await import(resolve(route.file))) as { GET?: Route; POST?: Route };
  const values = Object.fromEntries(parametersOf(route.template).map((name) => [name, randomUUID()]));
  const path = fillAddress(route.template, values);
  const context = { params: Promise.resolve(values) };
  const cookie = `${sessionCookieName()}=${token}`;
  const looking = new Request(new URL(path, environment().APP_URL), { headers: { cookie } });
  return Promise.all([
    ...(handlers.POST ? [handlers.POST(posted(path, { token, body: form({}) }), context)] : []),
    ...(handlers.GET ? [handlers.GET(looking, context)] : []),
  ]);
}

describe('staff without a second step', () => {
  test('reach no form, no file and no code of a paper', async () => {
    const operator = await signedIn('operator');
    const admin = await signedIn('regional_admin');
    const routes = routesOf('counter', 'admin', 'account', 'c', '(access)/choose-role');
    expect(routes.length).toBeGreaterThan(12);
    const own = routes.filter(({ template }) => template.startsWith(page));
    expect(own).toHaveLength(2);
    for (const route of routes.filter((one) => !own.includes(one))) {
      for (const { token } of [operator, admin]) {
        for (const answer of await ask(route, token)) {
          const location = answer.headers.get('location') ?? '';
          const led = [answer.status, location];
          // A file is answered by way of signing in, or as one that does not exist; a question of a script by 401.
          const isFile = [401, 404].includes(answer.status) || location.startsWith('/sign-in?next=');
          expect.soft(isFile ? [303, page] : led, route.template).toEqual([303, page]);
        }
      }
    }
    const events = await database().auditEntry.count({
      where: { accountId: { in: [operator.accountId, admin.accountId] } },
    });
    expect(events).toBe(0);
  });

  test('set it up without typing the password twice, see the codes once and go on to work', async () => {
    const { token, actor, accountId } = await signedIn('operator');
    const started = await change(
      posted(`${page}/save`, { token, body: form({ action: 'start' }) }),
      noParams,
    );
    expect([started.status, started.headers.get('location')]).toEqual([303, page]);
    const secret = (await getOwnSecondStep(actor)).setUp?.secret ?? '';
    const answer = await confirm(
      posted(`${page}/code/save`, { token, body: form({ code: codeOf(secret) }) }),
      noParams,
    );
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const shown = await answer.text();
    expect(shown.match(/<li>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/li>/g)).toHaveLength(10);
    expect(shown).toContain('download="zapasnye-kody.txt"');
    expect(shown).toContain('href="/counter"');
    expect(await findActor(token)).toBeNull();
    expect(await findActor(cookieIn(answer))).toMatchObject({ accountId, secondStep: 'available' });
    // Sent once more, say by «Назад» and «Вперёд»: no codes a second time.
    const again = await confirm(
      posted(`${page}/code/save`, { token, body: form({ code: codeOf(secret) }) }),
      noParams,
    );
    expect(again.headers.get('location')).toMatch(/^\/sign-in/);
  });

  test('choose their own password first', async () => {
    const { token, accountId } = await signedIn('operator');
    await database().account.update({ where: { id: accountId }, data: { mustChangePassword: true } });
    const led = await change(posted(`${page}/save`, { token, body: form({ action: 'start' }) }), noParams);
    expect(led.headers.get('location')).toBe('/first-password');
    const own = 'тихая река и три сосны';
    const saved = await saveFirst(
      posted('/first-password/save', { token, body: form({ password: own, repeatPassword: own }) }),
      noParams,
    );
    expect(await findActor(cookieIn(saved))).toMatchObject({ secondStep: 'missing' });
  });
});

test('who has it goes on; families are not asked', async () => {
  const { token, accountId } = await signedIn('municipal_admin');
  expect(await findActor(token)).toMatchObject({ secondStep: 'missing' });
  await givenSecondStep(accountId);
  expect(await findActor(token)).toMatchObject({ secondStep: 'available' });
  expect((await givenParent()).actor.secondStep).toBe('none');
});

test('new codes are shown in answer to the password; nothing is kept of the form', async () => {
  const { token, accountId } = await signedIn('operator');
  await givenSecondStep(accountId);
  const send = (fields: Record<string, string>) =>
    change(posted(`${page}/save`, { token, body: form(fields) }), noParams);
  const answer = await send({ action: 'codes', presentPassword: givenPassword });
  expect((await answer.text()).match(/<li>/g)).toHaveLength(10);
  const wrong = await send({ action: 'codes', presentPassword: 'не тот пароль' });
  expect(wrong.headers.get('location')).toMatch(/^\/account\/second-step\?draft=/);
  expect((await send({ action: 'off', presentPassword: givenPassword })).headers.get('location')).toContain(
    'draft=',
  );
});
