import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POST as save } from '@/app/account/notifications/save/route';
import { templates } from '@/emails/letter';
import { openSession } from '@/lib/access/session';
import type { LetterKind } from '@/lib/domain/letters';
import { chooseNotifications } from '@/lib/letters/choose-notifications';
import { notificationFields } from '@/lib/letters/notification-fields';
import { getOwnChoices } from '@/lib/letters/own-choices';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { tracesOf } from '@/tests/support/traces';

const email = 'vera@example.ru';
/** 14:00, 22:00 and 8:00 of the next day in the region. */
const noon = new Date('2026-11-24T07:00:00Z');
const evening = new Date('2026-11-24T15:00:00Z');
const morning = new Date('2026-11-25T01:00:00Z');

let parent: Awaited<ReturnType<typeof givenParent>>;

beforeEach(async () => {
  parent = await givenParent({ email });
  // Long out of the cabinet, whenever the clock is.
  await database().session.updateMany({ data: { lastSeenAt: new Date('2026-01-01') } });
});

afterEach(() => setClock());

type Owner = { personId?: string; accountId: string | null };

async function queue(
  { personId, accountId }: Owner,
  kind: 'papers_reminder' | 'password_changed' | 'visit_cancelled',
) {
  const to = { personId: personId ?? null, accountId, email };
  const id = await inTransaction((tx) =>
    queueLetter<LetterKind>(tx, to, kind, templates[kind].Letter.PreviewProps),
  );
  const [job] = await database().$queryRaw<{ start: Date }[]>`
    select start_after as start from pgboss.job where name = 'send-letter' and data->>'letterId' = ${id}`;
  const { delivery, emailTo } = await database().letter.findUniqueOrThrow({ where: { id } });
  return { delivery, emailTo, start: job?.start ?? null };
}

function choose(
  changes: Record<string, string>,
  actor: Parameters<typeof chooseNotifications>[0] = parent.actor,
) {
  const everything = {
    visits: 'on',
    reminders: 'on',
    answers: 'on',
    amount: 'on',
    proposals: 'on',
    questions: 'on',
  };
  return chooseNotifications(actor, notificationFields.parse({ ...everything, ...changes }));
}

const quiet = { quiet: 'on', quietFrom: '21', quietTo: '8' };

describe('a letter', () => {
  test('whose topic is switched off stays in the cabinet, without a job', async () => {
    await choose({ reminders: '' });
    expect(await queue(parent, 'papers_reminder')).toEqual({
      delivery: 'cabinet_only',
      emailTo: null,
      start: null,
    });
    expect((await queue(parent, 'visit_cancelled')).delivery).toBe('queued');
  });

  test('of the evening waits for the end of the quiet hours; what is urgent does not', async () => {
    await choose(quiet);
    setClock(() => evening);
    expect(await queue(parent, 'papers_reminder')).toEqual({
      delivery: 'queued',
      emailTo: email,
      start: morning,
    });
    for (const kind of ['password_changed', 'visit_cancelled'] as const) {
      expect((await queue(parent, kind)).start?.getTime()).toBeLessThan(Date.now() + 60_000);
    }
    setClock(() => noon);
    expect((await queue(parent, 'papers_reminder')).start).not.toEqual(morning);
  });

  test('to whoever is in the cabinet now comes at once', async () => {
    await choose(quiet);
    setClock(() => evening);
    const seen = { lastSeenAt: new Date(evening.getTime() - 60_000) };
    await database().session.updateMany({ where: { accountId: parent.accountId }, data: seen });
    expect((await queue(parent, 'papers_reminder')).start).not.toEqual(morning);
  });

  test('to somebody without an account asks nobody', async () => {
    setClock(() => evening);
    expect((await queue({ personId: parent.personId, accountId: null }, 'papers_reminder')).delivery).toBe(
      'queued',
    );
  });
});

describe('«Сохранить»', () => {
  test('keeps the choice, says so in the audit and shows it again', async () => {
    const { audit } = await tracesOf(() => choose({ ...quiet, amount: '' }));
    expect(audit).toMatchObject([
      { event: 'notifications_chosen', by: parent.accountId, subject: ['account', parent.accountId] },
    ]);
    const shown = await getOwnChoices(parent.actor);
    expect(shown).toMatchObject({ email, quiet: { from: 21, to: 8 }, digestHour: undefined });
    expect(shown.optional.filter(({ byEmail }) => !byEmail).map(({ topic }) => topic)).toEqual(['amount']);
    expect(shown.required.every(({ why }) => why.length > 10)).toBe(true);
  });

  test('holds back what still waits for its hour', async () => {
    await choose(quiet);
    setClock(() => evening);
    await queue(parent, 'papers_reminder');
    await choose({ ...quiet, reminders: '' });
    const rows = await database().letter.findMany({ where: { accountId: parent.accountId } });
    expect(rows.map(({ delivery, emailTo }) => [delivery, emailTo])).toEqual([['cabinet_only', null]]);
  });

  test('leaves what another role of the account chose', async () => {
    const operator = await givenStaff({ role: 'operator' });
    await choose({ questions: '' }, operator.actor);
    const admin = await givenStaff({ role: 'municipal_admin' });
    await choose({ questions: 'on' }, { ...admin.actor, accountId: operator.accountId });
    const { mutedTopics } = await database().notificationSetting.findUniqueOrThrow({
      where: { accountId: operator.accountId },
    });
    expect(mutedTopics).toEqual(['questions']);
  });

  test('of a family sets no letter of the day', async () => {
    await choose({ pace: 'daily', digestHour: '9' });
    const row = await database().notificationSetting.findUniqueOrThrow({
      where: { accountId: parent.accountId },
    });
    expect(row.digestHour).toBeNull();
  });

  test.each([
    [{ ...quiet, quietTo: '21' }, 'quietTo'],
    [{ ...quiet, quietFrom: '' }, 'quietFrom'],
    [{ ...quiet, quietFrom: '24' }, 'quietFrom'],
    [{ pace: 'daily', digestHour: 'утром' }, 'digestHour'],
  ])('asks for hours that are hours: %o', (fields, field) => {
    const { error } = notificationFields.safeParse(fields);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

describe('the form', () => {
  async function send(fields: Record<string, string>) {
    const { grantId, accountId } = parent;
    const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
    const body = new URLSearchParams(fields);
    const answer = await save(posted('/account/notifications/save', { token, body }), {
      params: Promise.resolve({}),
    });
    return answer.headers.get('location');
  }

  test('comes back to its page, saved', async () => {
    const location = await send({ visits: 'on', ...quiet, certificate: '', asked: 'off' });
    expect(location).toBe('/account/notifications?done=saved');
    const { mutedTopics } = await database().notificationSetting.findUniqueOrThrow({
      where: { accountId: parent.accountId },
    });
    expect(mutedTopics).toEqual(['reminders', 'answers', 'amount']);
  });

  test('comes back with what is wrong, and nothing is saved', async () => {
    const location = await send({ quiet: 'on', quietFrom: '8', quietTo: '8' });
    expect(location).toMatch(/^\/account\/notifications\?draft=/);
    expect(await database().notificationSetting.count({ where: { accountId: parent.accountId } })).toBe(0);
  });
});

describe('what the law or the procedure needs cannot be switched off', () => {
  test('by a form that names it', async () => {
    await choose({ certificate: '', sign_in: '', personal_data: '' });
    expect((await getOwnChoices(parent.actor)).optional.every(({ byEmail }) => byEmail)).toBe(true);
    expect((await queue(parent, 'password_changed')).delivery).toBe('queued');
  });

  test.each(['certificate', 'sign_in', 'personal_data', 'asked', 'visits_cancelled', 'digest'] as const)(
    'nor %s past the portal',
    async (topic) => {
      const { accountId } = parent;
      const row = { accountId, mutedTopics: [topic] };
      await expect(database().notificationSetting.create({ data: row })).rejects.toThrow(
        'notification_setting_optional_only',
      );
    },
  );

  test('and hours that are none are not kept either', async () => {
    const { accountId } = parent;
    for (const hours of [{ quietFrom: 21 }, { quietFrom: 8, quietTo: 8 }, { quietFrom: 24, quietTo: 8 }]) {
      const data = { accountId, mutedTopics: [], ...hours };
      await expect(database().notificationSetting.create({ data })).rejects.toThrow('quiet_hours');
    }
  });
});
