import { expect, test } from '@playwright/test';
import { openSession } from '@/lib/access/session';
import { changePassword } from '@/lib/accounts/change-password';
import type { Role } from '@/lib/domain/roles';
import { dbDate } from '@/lib/domain/dates';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { Asker, type Answered } from '@/tests/support/access/cells';
import { addressOf, givenRecords, type Records } from '@/tests/support/e2e-records';
import { snapshotOf } from '@/tests/support/e2e-snapshot';
import { theTown } from '@/tests/support/e2e-town';
import { givenInstitution, givenPassword } from '@/tests/support/given';

type Holder = { accountId: string; grantId: string };
type Opened = { records: Records; token: string };

/** A page, a scan, a paper and a form of each room. */
const rooms = {
  parent: {
    page: '/cabinet/children/[childId]',
    scan: '/api/scans/[scanId]',
    paper: '/cabinet/certificates/[certificateId]/paper',
    form: '/cabinet/children/[childId]/edit/save',
  },
  operator: {
    page: '/counter/certificates/[certificateId]',
    scan: '/api/scans/[scanId]',
    paper: '/counter/certificates/[certificateId]/paper',
    form: '/counter/certificates/[certificateId]/activate',
  },
} as const satisfies Partial<Record<Role, object>>;

type Room = keyof typeof rooms;

async function openedBy(room: Room, records: Records): Promise<Opened> {
  const { grantId, accountId } = records[room];
  const grant = { id: grantId, accountId, role: room };
  return { records, token: await inTransaction((tx) => openSession(tx, grant)) };
}

async function askFor(room: Room, { records, token }: Opened): Promise<Record<string, Answered>> {
  // A new one each time: it remembers pages.
  const asker = new Asker();
  const { page, scan, paper, form } = rooms[room];
  const look = (template: string) => asker.ask('GET', addressOf(records, template), { token });
  return {
    page: await look(page),
    scan: await look(scan),
    paper: await look(paper),
    form: await asker.ask('POST', addressOf(records, form), { token, fields: records.forms[form] ?? {} }),
  };
}

/** The session opens everything; then `revoke`, and the very next requests open nothing and change nothing. */
async function expectRevoked(
  room: Room,
  opened: Opened,
  revoke: () => Promise<unknown>,
  expected: (what: string, answer: Answered) => void,
): Promise<void> {
  const asker = new Asker();
  for (const template of [rooms[room].page, rooms[room].scan, rooms[room].paper]) {
    const { first } = await asker.ask('GET', addressOf(opened.records, template), { token: opened.token });
    expect(first.status, template).toBe(200);
  }
  await revoke();
  const before = await snapshotOf(opened.records.people);
  for (const [what, answer] of Object.entries(await askFor(room, opened))) expected(what, answer);
  expect(await snapshotOf(opened.records.people)).toEqual(before);
}

function isSignedOut(what: string, { first, target }: Answered): void {
  if (what === 'scan') expect(first.status, what).toBe(404);
  else expect(target, what).toMatch(/^\/sign-in\?next=/);
}

function isMissing(what: string, { last }: Answered): void {
  expect(last.status, what).toBe(404);
}

/** What shuts an open session at once, whosever it is. */
const endings: Readonly<Record<string, (holder: Holder) => Promise<unknown>>> = {
  'учётная запись заблокирована': ({ accountId }) =>
    database().account.update({ where: { id: accountId }, data: { blockedAt: now() } }),
  'роль отозвана': ({ grantId }) =>
    database().accountGrant.update({ where: { id: grantId }, data: { endedAt: now() } }),
  'роль заменена другой': async ({ grantId, accountId }) => {
    await database().accountGrant.update({ where: { id: grantId }, data: { endedAt: now() } });
    await database().accountGrant.create({ data: grantRow(accountId, 'regional_admin', {}, now()) });
  },
  'сеанс завершён в другом месте': ({ accountId }) =>
    database().session.updateMany({ where: { accountId }, data: { endedAt: now() } }),
};

for (const [title, end] of Object.entries(endings)) {
  for (const room of Object.keys(rooms) as Room[]) {
    test(`${title} (${room}): следующий запрос открытого сеанса просит войти`, async () => {
      const opened = await openedBy(room, await givenRecords());
      await expectRevoked(room, opened, () => end(opened.records[room]), isSignedOut);
    });
  }
}

test('пароль изменён в другом браузере: прежний сеанс закрыт со следующего запроса', async () => {
  const opened = await openedBy('parent', await givenRecords());
  const own = 'тихая река и три сосны';
  const change = () =>
    changePassword(opened.records.parent.actor, {
      presentPassword: givenPassword,
      password: own,
      repeatPassword: own,
    });
  await expectRevoked('parent', opened, change, isSignedOut);
});

test('связь с ребёнком прекращена: со следующего запроса его нет', async () => {
  const opened = await openedBy('parent', await givenRecords());
  const { parent, operator } = opened.records;
  const end = () =>
    database().guardianship.updateMany({
      where: { guardianId: parent.personId },
      data: { endedAt: now(), endedById: operator.accountId, endGround: 'mistake' },
    });
  await expectRevoked('parent', opened, end, isMissing);
});

test('специалист переведён в учреждение только для своих: чужих учеников со следующего запроса нет', async () => {
  const opened = await openedBy('operator', await givenRecords());
  const { municipality } = await theTown();
  const elsewhere = await givenInstitution({ municipalityId: municipality.id, accepts: 'own_pupils' });
  const move = () =>
    database().accountGrant.update({
      where: { id: opened.records.operator.grantId },
      data: { institutionId: elsewhere.id },
    });
  await expectRevoked('operator', opened, move, isMissing);
});

test('полномочие учреждения кончилось: записи видны, но принимать заявления со следующего запроса нельзя', async () => {
  const town = await theTown();
  const desk = await givenInstitution({ municipalityId: town.municipality.id, accepts: 'everybody' });
  const opened = await openedBy('operator', await givenRecords({ ...town, desk }));
  const { page, form } = rooms.operator;
  const asker = new Asker();
  const ask = (method: 'GET' | 'POST', template: string) =>
    asker.ask(method, addressOf(opened.records, template), {
      token: opened.token,
      fields: opened.records.forms[template] ?? {},
    });
  await database().duplicateSuspicion.update({
    where: { id: opened.records.values.suspicionId },
    data: {
      decision: 'different_children',
      decidedAt: now(),
      decidedById: opened.records.operator.accountId,
      comment: 'Сравнено',
    },
  });
  expect((await ask('GET', page)).last.body.includes('Активировать')).toBe(true);
  await database().institutionRight.updateMany({
    where: { institutionId: desk.id },
    data: { validTo: dbDate(today().subtract({ days: 1 })) },
  });
  const answer = await ask('POST', form);
  expect(answer.last.body.includes('Активировать')).toBe(false);
  expect([answer.first.status, answer.last.status]).toEqual([303, 200]);
  expect(answer.target).toContain('draft=');
  const { certificateId } = opened.records.values;
  expect(await database().certificate.findUniqueOrThrow({ where: { id: certificateId } })).toMatchObject({
    status: 'not_activated',
  });
});
