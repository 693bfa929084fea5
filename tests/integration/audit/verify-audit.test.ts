import { beforeEach, describe, expect, test } from 'vitest';
import { sealAudit } from '@/lib/audit/seal-audit';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { freePort } from '@/lib/local/ports';
import { withEmptyDatabase } from '@/tests/support/empty-database';
import { emptyAudit, givenEntries, runVerify, seals, tamper } from './audit-log';

let ids: bigint[];

beforeEach(async () => {
  await emptyAudit();
  ids = await givenEntries(6);
  await sealAudit();
});

function idAt(position: number): bigint {
  const id = ids[position - 1];
  if (id === undefined) throw new Error('No such position');
  return id;
}

async function faults() {
  const report = await verifyAudit(null);
  expect(report.faultCount).toBe(report.faults.length);
  return report.faults;
}

const at = (kind: string, position: number) => ({
  kind,
  position: BigInt(position),
  entryId: idAt(position),
});

describe('an edited entry is named, whichever column it was', () => {
  test.each([
    `at = at + interval '1 millisecond'`,
    `event = 'signed_in'`,
    `role = 'parent'`,
    `subject_kind = 'child'`,
    `subject_id = '00000000-0000-4000-8000-000000000009'`,
    `child_id = '00000000-0000-4000-8000-000000000009'`,
    `account_id = '00000000-0000-4000-8000-000000000009'`,
    `institution_id = '00000000-0000-4000-8000-000000000009'`,
    `details = jsonb_set(details, '{n}', '4')`,
    `details = jsonb_set(details, '{n}', '3.0')`,
    `details = '{}'`,
  ])('%s', async (change) => {
    await tamper(`update audit_entry set ${change} where id = ${idAt(3)}`);
    expect(await faults()).toEqual([at('entry_changed', 3)]);
  });
});

test('another id on an entry is a deleted entry and one without a seal', async () => {
  await tamper(`update audit_entry set id = 900000 where id = ${idAt(3)}`);
  expect(await faults()).toEqual([at('entry_deleted', 3), { kind: 'seal_lost', entryId: 900000n }]);
});

test('details whose keys merely come in another order are the same', async () => {
  await tamper(`update audit_entry set details = ('{"by":["a","b"],"n":' || (details->>'n') || '}')::jsonb`);
  expect(await faults()).toEqual([]);
});

test('a deleted entry is named', async () => {
  await tamper(`delete from audit_entry where id = ${idAt(2)}`);
  expect(await faults()).toEqual([at('entry_deleted', 2)]);
});

test('a deleted seal is named with the entry it leaves bare', async () => {
  await tamper(`delete from audit_seal where position in (2, 3)`);
  expect(await faults()).toEqual([
    { kind: 'seals_deleted', from: 2n, to: 3n },
    { kind: 'seal_lost', entryId: idAt(2) },
    { kind: 'seal_lost', entryId: idAt(3) },
  ]);
});

test('an edited seal is named', async () => {
  await tamper(`update audit_seal set hash = sha256('') where position = 4`);
  expect(await faults()).toEqual([at('seal_changed', 4)]);
});

test('two seals that changed places are named', async () => {
  await tamper(`update audit_seal set position = 100 where position = 3;
    update audit_seal set position = 3 where position = 4; update audit_seal set position = 4 where position = 100`);
  const places = (await faults()).map((fault) =>
    'position' in fault ? [fault.kind, fault.position, fault.entryId] : fault,
  );
  expect(places).toEqual([
    ['link_broken', 3n, idAt(4)],
    ['link_broken', 4n, idAt(3)],
    ['link_broken', 5n, idAt(5)],
  ]);
});

test('two entries that changed their content are named', async () => {
  await tamper(`update audit_entry set id = 900000 where id = ${idAt(3)};
    update audit_entry set id = ${idAt(3)} where id = ${idAt(4)}; update audit_entry set id = ${idAt(4)} where id = 900000`);
  expect(await faults()).toEqual([at('link_broken', 3), at('link_broken', 4)]);
});

test('an entry written past the portal, and one deleted before its seal, are named', async () => {
  const [waiting = 0n] = await givenEntries(1);
  await tamper(`delete from audit_entry where id = ${waiting};
    insert into audit_entry (id, event, subject_kind, subject_id) values (900000, 'signed_in', 'account', gen_random_uuid())`);
  expect(await faults()).toEqual([
    { kind: 'seal_lost', entryId: 900000n },
    { kind: 'unsealed_entry_deleted', entryId: waiting },
  ]);
  await sealAudit();
  expect(await faults()).toHaveLength(2);
});

test('what waits for its seal is counted and no fault', async () => {
  await givenEntries(3);
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 3, head: { position: 6n } });
});

test('of many faults the first hundred are named and all counted', async () => {
  await givenEntries(120);
  await sealAudit();
  await tamper(`delete from audit_entry where id > ${idAt(4)}`);
  const report = await verifyAudit(null);
  expect(report.faults).toHaveLength(100);
  expect(report.faultCount).toBe(122);
  expect(report.faults[0]).toEqual(at('entry_deleted', 5));
});

describe('a head kept earlier', () => {
  async function headAt(position: number) {
    const link = (await seals())[position - 1];
    if (!link) throw new Error('No such position');
    return { position: link.position, hash: link.hash };
  }

  test('is held by the chain that went on', async () => {
    const kept = await headAt(6);
    await givenEntries(2);
    await sealAudit();
    expect(await verifyAudit(kept)).toMatchObject({ faultCount: 0, keptHead: 'held' });
    expect(await verifyAudit(await headAt(2))).toMatchObject({ keptHead: 'held' });
    expect(await verifyAudit({ position: 0n, hash: '0'.repeat(64) })).toMatchObject({ keptHead: 'held' });
  });

  test('shows that the last entries went together with their seals', async () => {
    const kept = await headAt(6);
    await tamper(`delete from audit_entry where id = ${idAt(6)}; delete from audit_seal where position = 6`);
    expect(await verifyAudit(null)).toMatchObject({ faultCount: 0 });
    expect(await verifyAudit(kept)).toMatchObject({ faultCount: 0, keptHead: 'cut_off' });
  });

  test('shows that the chain was made anew over an edited entry', async () => {
    const kept = await headAt(6);
    await tamper(`update audit_entry set event = 'signed_in' where id = ${idAt(2)};
      insert into audit_unsealed select entry_id from audit_seal; delete from audit_seal`);
    await sealAudit();
    expect(await verifyAudit(null)).toMatchObject({ faultCount: 0 });
    expect(await verifyAudit(kept)).toMatchObject({ faultCount: 0, keptHead: 'rewritten' });
  });
});

describe('the command', { timeout: 60_000 }, () => {
  test('ends with 0 and the head when everything is whole', async () => {
    await givenEntries(2);
    const head = (await seals()).at(-1);
    const { code, output } = await runVerify([`--head=${head?.position}:${head?.hash}`]);
    expect(output).toBe(
      'Аудит цел: запечатанные записи не изменены, не удалены и не переставлены.\n' +
        'Сохранённая вершина в цепочке есть.\n' +
        'Ещё не запечатано записей: 2.\n' +
        `Вершина цепочки: 6:${head?.hash}\n`,
    );
    expect(code).toBe(0);
  });

  test('ends with 1 and names what is broken', async () => {
    await tamper(`update audit_entry set event = 'signed_in' where id = ${idAt(3)}`);
    const { code, output } = await runVerify();
    expect(output).toContain(
      `Позиция 3, запись ${idAt(3)}: запись изменена.\nАудит нарушен. Найдено нарушений: 1.`,
    );
    expect(code).toBe(1);
  });

  test('ends with 1 when the head kept earlier is gone', async () => {
    const { code, output } = await runVerify([`--head=7:${'a'.repeat(64)}`]);
    expect(output).toContain('Аудит нарушен. Найдено нарушений: 1.\nСохранённой вершины в цепочке уже нет');
    expect(code).toBe(1);
  });

  test.each([
    ['a head that is none', ['--head=7'], 'Вершина цепочки задана неверно.'],
    ['an option it does not know', ['--top=7'], 'Команда понимает только один параметр'],
  ])('ends with 2 for %s', async (_, options, sentence) => {
    const { code, output } = await runVerify(options);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
    expect(code).toBe(2);
  });

  test('ends with 2 without a database, without its tables and without settings', async () => {
    const silent = await runVerify([], {
      DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/none`,
    });
    expect(silent.output).toContain('не отвечает: проверьте DATABASE_URL');
    const empty = await withEmptyDatabase((url) => runVerify([], { DATABASE_URL: url }));
    expect(empty.output).toContain('сначала примените миграции');
    const unset = await runVerify([], { DATABASE_URL: '' });
    expect(unset.output).toContain('DATABASE_URL: не задан адрес базы данных');
    expect([silent, empty, unset].map(({ code }) => code)).toEqual([2, 2, 2]);
  });
});
