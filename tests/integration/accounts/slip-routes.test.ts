import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { POST as submit } from '@/app/(access)/sign-in/submit/route';
import { POST as saveFirst } from '@/app/(access)/first-password/save/route';
import { POST as printAtCounter } from '@/app/counter/certificates/[certificateId]/slips/[personId]/print/route';
import { POST as addGuardian } from '@/app/counter/logins/pupils/[childId]/guardian/save/route';
import { POST as printOne } from '@/app/counter/logins/pupils/[childId]/slips/[personId]/print/route';
import { POST as addChild } from '@/app/counter/logins/register/more/route';
import { POST as register } from '@/app/counter/logins/register/save/route';
import { POST as printClass } from '@/app/counter/logins/slips/print/route';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import { formatDate } from '@/lib/domain/dates';
import type { Role } from '@/lib/domain/roles';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { posted } from '@/tests/support/posted';
import { givenPupil, givenSchool, type School } from '@/tests/support/slips';
import { givenIssued, givenTown } from '@/tests/support/town';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const own = 'тихая река и три сосны';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const noParams = { params: Promise.resolve(undefined) };

function tokenOf(account: { accountId: string; grantId: string }, role: Role): Promise<string> {
  const { accountId, grantId: id } = account;
  return inTransaction((tx) => openSession(tx, { id, accountId, role }));
}

const issuerToken = ({ issuer }: School) => tokenOf(issuer, 'login_issuer');

async function textOf(answer: Response): Promise<string> {
  const { pages } = await readPdf(Readable.from([Buffer.from(await answer.arrayBuffer())]));
  return pages.map(({ text }) => text).join(' ');
}

function cookieIn(answer: Response): string {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName()}=`)) ?? '';
  return /=([^;]*)/.exec(line)?.[1] ?? '';
}

async function printSlip(token: string, childId: string, personId: string, printId: string = randomUUID()) {
  const path = `/counter/logins/pupils/${childId}/slips/${personId}/print`;
  return printOne(posted(path, { token, body: form({ printId, reason: 'first' }) }), {
    params: Promise.resolve({ childId, personId }),
  });
}

describe('printing', () => {
  test('answers with the slip as a file nobody keeps; with it the family comes in', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    const answer = await printSlip(await issuerToken(school), childId, parentId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="listki\.pdf"/);
    const text = await textOf(answer);
    const login = /Логин: (\S+)/.exec(text)?.[1] ?? '';
    const password = /\w{5}-\w{5}-\w{5}/.exec(text)?.[0] ?? '';

    const entered = await submit(posted('/sign-in/submit', { body: form({ login, password }) }));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/first-password']);
    const token = cookieIn(entered);
    const chosen = await saveFirst(
      posted('/first-password/save', { token, body: form({ password: own, repeatPassword: own }) }),
      noParams,
    );
    expect(chosen.headers.get('location')).toBe('/cabinet');
    expect(await findActor(cookieIn(chosen))).toMatchObject({ role: 'parent', personId: parentId });
  });

  test('the same form sent again returns to its page and says where the file is', async () => {
    const school = await givenSchool();
    const token = await issuerToken(school);
    const { childId, parentId } = await givenPupil(school);
    const printId = randomUUID();
    expect((await printSlip(token, childId, parentId, printId)).status).toBe(200);
    const again = await printSlip(token, childId, parentId, printId);
    expect(again.status).toBe(303);
    const page = `/counter/logins/pupils/${childId}/slips/${parentId}`;
    const [, draft = ''] = /draft=(.*)/.exec(again.headers.get('location') ?? '') ?? [];
    const kept = await findDraft(draft, school.issuer.accountId, page);
    expect(kept?.sentence).toContain('Эти листки уже сделаны');
  });

  test('a class: its slips in one file', async () => {
    const school = await givenSchool();
    for (let n = 0; n < 5; n += 1) await givenPupil(school, { groupName: '1 «В»' });
    const body = form({ printId: randomUUID(), group: 'class:1 «В»', whose: 'waiting' });
    const token = await issuerToken(school);
    const answer = await printClass(posted('/counter/logins/slips/print', { token, body }), noParams);
    expect((await textOf(answer)).match(/Логин: /g)).toHaveLength(5);
  });

  test('at the counter, with the identity checked', async () => {
    const town = await givenTown();
    const { certificateId, actor } = await givenIssued(town);
    const personId = actor.personId;
    const token = await tokenOf(town.operator, 'operator');
    const send = (fields: Record<string, string>) =>
      printAtCounter(
        posted(`/counter/certificates/${certificateId}/slips/${personId}/print`, {
          token,
          body: form({ printId: randomUUID(), reason: 'forgotten', ...fields }),
        }),
        { params: Promise.resolve({ certificateId, personId }) },
      );
    expect((await send({})).status).toBe(303);
    expect((await send({ identityChecked: 'on' })).headers.get('content-type')).toBe('application/pdf');
  });
});

describe('registering', () => {
  const family = {
    children: '1',
    surname: 'Сёмина',
    givenName: 'Вера',
    child1Surname: 'Сёмин',
    child1GivenName: 'Пётр',
    child1BirthDate: formatDate(today().subtract({ years: 8 })),
    child1Ground: 'parent',
  };

  test('leads to the record of the child, from which the slip is printed and a parent added', async () => {
    const school = await givenSchool();
    const token = await issuerToken(school);
    const answer = await register(
      posted('/counter/logins/register/save', { token, body: form(family) }),
      noParams,
    );
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/^\/counter\/logins\/pupils\/[0-9a-f-]{36}\?done=registered$/);
    const childId = location.slice(23, 59);
    const added = await addGuardian(
      posted(`/counter/logins/pupils/${childId}/guardian/save`, {
        token,
        body: form({ surname: 'Сёмин', givenName: 'Илья', ground: 'adoptive_parent' }),
      }),
      { params: Promise.resolve({ childId }) },
    );
    expect(added.headers.get('location')).toBe(`/counter/logins/pupils/${childId}?done=guardian`);
    expect(await database().guardianship.count({ where: { childId } })).toBe(2);
  });

  test('one more child: what is typed comes back with a further block', async () => {
    const school = await givenSchool();
    const token = await issuerToken(school);
    const more = (fields: Record<string, string>) =>
      addChild(posted('/counter/logins/register/more', { token, body: form(fields) }), noParams);
    const answer = await more(family);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/^\/counter\/logins\/register\?draft=[0-9a-f-]{36}#child-2$/);
    const kept = await findDraft(location.slice(31, 67), school.issuer.accountId, '/counter/logins/register');
    expect(kept).toEqual({ values: { ...family, children: '2' }, errors: {}, sentence: null });
    const full = await more({ ...family, children: '8' });
    const page = '/counter/logins/register';
    const refused = await findDraft(
      (full.headers.get('location') ?? '').slice(31),
      school.issuer.accountId,
      page,
    );
    expect(refused?.sentence).toContain('до 8 детей');
  });
});
