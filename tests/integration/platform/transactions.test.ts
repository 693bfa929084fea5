import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { queueJob } from '@/lib/platform/jobs';
import { lockName, lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { givenMunicipality, givenParent, unique } from '@/tests/support/given';
import { fingerprint, refusalOf, tracesOf } from '@/tests/support/traces';

let parent: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  parent = await givenParent();
});

describe('state, audit and queue', () => {
  test('commit together or not at all', async () => {
    const before = await fingerprint();
    const work = inTransaction(async (tx) => {
      await tx.person.update({ where: { id: parent.personId }, data: { email: 'a@example.ru' } });
      await recordAudit(tx, parent.actor, { event: 'person_changed', subject: ['person', parent.personId] });
      const to = { personId: parent.personId, accountId: parent.accountId, email: 'a@example.ru' };
      await queueLetter(tx, to, 'confirm_email', { applicationNumber: 1, link: 'http://portal.test/' });
      await queueJob(tx, 'process-scan', { scanId: parent.personId });
      throw new Error('cut');
    });
    await expect(work).rejects.toThrow('cut');
    expect(await fingerprint()).toEqual(before);
  });

  test('values before and after lie sealed beside the entry of the audit', async () => {
    await inTransaction((tx) =>
      recordAudit(tx, parent.actor, {
        event: 'person_changed',
        subject: ['person', parent.personId],
        change: { before: { surname: 'Прежняя' }, after: { surname: 'Новая' } },
      }),
    );
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { accountId: parent.accountId, change: { isNot: null } },
      include: { change: true },
    });
    expect(JSON.stringify(entry.details)).toBe('{}');
    const sealed = entry.change?.sealed ?? Buffer.of();
    expect(Buffer.from(sealed).includes('Прежняя')).toBe(false);
    const opened: unknown = JSON.parse(unsealText(`change_record.sealed:${entry.id}`, sealed));
    expect(opened).toEqual({ before: { surname: 'Прежняя' }, after: { surname: 'Новая' } });
  });

  test('a letter without an address is shown in the cabinet and never queued', async () => {
    const traces = await tracesOf(() =>
      inTransaction((tx) =>
        queueLetter(tx, { ...parent, email: null }, 'link_decided', {
          granted: true,
          childName: 'Сёмин Пётр',
          link: 'http://portal.test/',
        }),
      ),
    );
    expect(traces.letters).toMatchObject([
      { to: null, delivery: 'cabinet_only', accountId: parent.accountId },
    ]);
    expect(traces.jobs).toEqual([]);
  });
});

describe('who loses a race for a unique value', () => {
  test('is refused with a sentence, by Prisma’s own statements and by raw SQL', async () => {
    const { code } = await givenMunicipality();
    const facts = {
      shortName: '',
      fullName: '',
      addressee: '',
      dataOperatorName: '',
      dataOperatorAddress: '',
    };
    const twice = { slug: `gorod-${unique()}`, code, ...facts };
    const created = await refusalOf(inTransaction((tx) => tx.municipality.create({ data: twice })));
    const raw = await refusalOf(
      inTransaction(
        (tx) => tx.$executeRaw`
        insert into account (id, login, password_hash) values (gen_random_uuid(), ${parent.login}, 'x')`,
      ),
    );
    expect([created.code, raw.code]).toEqual(['conflict', 'conflict']);
  });

  test('any other fault of the database stays what it is', async () => {
    const broken = inTransaction(
      (tx) => tx.$executeRaw`update person set surname = '' where id = ${parent.personId}::uuid`,
    );
    await expect(broken).rejects.not.toBeInstanceOf(Refusal);
  });
});

describe('locks', () => {
  /** Runs both halves at once; `takes` waits for the first one's end if the lock holds. */
  async function order(
    takes: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<void>,
  ): Promise<string[]> {
    const said: string[] = [];
    const holds = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    const first = inTransaction(async (tx) => {
      await takes(tx);
      holds.resolve(undefined);
      await goOn.promise;
      said.push('first ends');
    });
    await holds.promise;
    const second = inTransaction(async (tx) => {
      await takes(tx);
      said.push('second begins');
    });
    await expect.poll(waitingSessions).toBeGreaterThan(0);
    goOn.resolve(undefined);
    await Promise.all([first, second]);
    return said;
  }

  async function waitingSessions(): Promise<number> {
    const [row] = await database().$queryRaw<{ waiting: bigint }[]>`
      select count(*) as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return Number(row?.waiting ?? 0);
  }

  test('a row and a name are held until the transaction ends', async () => {
    const inTurn = ['first ends', 'second begins'];
    expect(await order((tx) => lockRow(tx, 'person', parent.personId))).toEqual(inTurn);
    expect(await order((tx) => lockName(tx, 'проба'))).toEqual(inTurn);
  });
});
