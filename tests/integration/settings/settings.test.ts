import { beforeAll, describe, expect, test } from 'vitest';
import { POST as save } from '@/app/admin/municipalities/[municipalityId]/settings/[section]/save/route';
import type { DeskActor } from '@/lib/access/municipality';
import { openSession } from '@/lib/access/session';
import { listFittingGroups } from '@/lib/certificates/fitting-groups';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { municipalSections } from '@/lib/domain/settings';
import { listDataOperators } from '@/lib/institutions/municipalities';
import { changeSetting } from '@/lib/settings/change-setting';
import { regionSettingFields, settingFields } from '@/lib/settings/fields';
import { listSettings, listSettingVersions } from '@/lib/settings/queries';
import { getRegionSettings, settingsOn } from '@/lib/settings/settings-on';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let admin: DeskActor;
let region: DeskActor;

beforeAll(async () => {
  municipalityId = (await givenMunicipality({ fundedFrom: null })).id;
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

type Typed = Record<string, string>;

async function change(typed: Typed, options: { from?: PlainDate; seen?: number } = {}): Promise<void> {
  const { from = today() } = options;
  const section = typed.section as keyof typeof municipalSections;
  const [latest] = await listSettingVersions(admin, municipalityId, section);
  const seen = options.seen ?? latest?.version ?? 0;
  const input = settingFields.parse({ ...typed, from: formatDate(from), seen: String(seen) });
  await changeSetting(admin, municipalityId, input);
}

const copies = { section: 'papers', proofOfResidence: 'every_child', copies: 'copies' };
const originals = { ...copies, copies: 'originals' };

describe('the settings of a municipality', () => {
  test('begin with what stood in its row, as the first version of each section', async () => {
    const { id } = await givenMunicipality({ overdueAction: 'cancel', overdueCancelDays: 60 });
    expect(await settingsOn(database(), id)).toMatchObject({
      overdueAction: 'cancel',
      overdueCancelDays: 60,
      proofOfResidence: 'unattached_only',
      acceptsCopies: false,
      support: null,
    });
    expect(await database().setting.count({ where: { municipalityId: id, version: 1 } })).toBe(5);
  });

  test('change by a new row from its day on; what held before can be looked at', async () => {
    const before = await settingsOn(database(), municipalityId);
    const traces = await tracesOf(() => change(copies));
    expect(traces).toMatchObject({
      ...noTraces,
      audit: [{ event: 'setting_changed', role: 'municipal_admin' }],
    });
    expect(await settingsOn(database(), municipalityId)).toEqual({
      ...before,
      proofOfResidence: 'every_child',
      acceptsCopies: true,
    });
    expect(await settingsOn(database(), municipalityId, today().subtract({ days: 1 }))).toEqual(before);
    const [shown] = await listSettings(admin, municipalityId, ['papers'], today().subtract({ days: 1 }));
    expect(shown?.on).toMatchObject({ version: 1, author: null, value: { acceptsCopies: false } });
  });

  test('wait for their day, whatever else is changed meanwhile', async () => {
    await change(originals, { from: today().add({ days: 3 }) });
    await change({ section: 'addressee', addressee: 'В Комитет по образованию' });
    expect((await settingsOn(database(), municipalityId)).acceptsCopies).toBe(true);
    const [line] = await listSettings(admin, municipalityId, ['papers'], today());
    expect(line).toMatchObject({ on: { state: 'in_force' }, planned: { state: 'planned' } });
    const later = new Date(now().getTime() + 3 * 86_400_000);
    setClock(() => later);
    expect(await settingsOn(database(), municipalityId)).toMatchObject({
      acceptsCopies: false,
      addressee: 'В Комитет по образованию',
    });
    setClock();
  });

  test('say which kinds are issued: a group of money fits from the day set', async () => {
    await givenGroup({ municipalityId, kind: 'funded' });
    const birth = today().subtract({ years: 7 });
    expect(await listFittingGroups(database(), municipalityId, birth)).toEqual([]);
    const day = formatDate(today());
    await change({ section: 'issuing', accountingFrom: '', fundedFrom: day });
    expect(await listFittingGroups(database(), municipalityId, birth)).toHaveLength(1);
  });

  test('name the operator of personal data', async () => {
    await change({
      section: 'operator',
      name: 'Управление образования округа',
      address: '652000, г. Пробный',
    });
    const operators = await listDataOperators();
    expect(operators).toContainEqual(
      expect.objectContaining({ dataOperatorName: 'Управление образования округа' }),
    );
  });
});

describe('a change is refused', () => {
  test('for a day gone by', async () => {
    const refusal = await refusedWithoutTrace(() => change(copies, { from: today().subtract({ days: 1 }) }));
    expect(refusal).toMatchObject({ code: 'invalid', field: 'from' });
  });

  test('when another admin was quicker; the same form twice is one change', async () => {
    const overdue = { section: 'overdue', daysToBring: '5', action: 'cancel', cancelDays: '30' };
    await change(overdue, { seen: 1 });
    await change(overdue, { seen: 1 });
    expect(await listSettingVersions(admin, municipalityId, 'overdue')).toHaveLength(2);
    const other = { ...overdue, cancelDays: '90' };
    expect(await refusedWithoutTrace(() => change(other, { seen: 1 }))).toMatchObject({ code: 'conflict' });
  });

  test('by the database, when somebody writes past the history', async () => {
    const past = database().municipality.update({
      where: { id: municipalityId },
      data: { acceptsCopies: true },
    });
    await expect(past).rejects.toMatchObject({ code: 'P2003' });
    const rewritten = database().setting.updateMany({ where: { municipalityId }, data: { version: 99 } });
    await expect(rewritten).rejects.toMatchObject({ code: 'P2003' });
    const { accountId } = admin;
    const shapeless = database().setting.create({
      data: {
        municipalityId,
        section: 'overdue',
        value: { daysToBring: 5, action: 'cancel', cancelDays: null },
        version: 50,
        effectiveFrom: new Date(),
        createdById: accountId,
      },
    });
    await expect(shapeless).rejects.toThrow('setting_value');
  });

  test('to a municipal admin who wants to set the region', async () => {
    const input = regionSettingFields.parse({
      section: 'navigator',
      url: 'https://navigator.example/kuzbass',
      from: formatDate(today()),
      seen: '1',
    });
    expect(await refusedWithoutTrace(() => changeSetting(admin, null, input))).toMatchObject({
      code: 'forbidden',
    });
    await changeSetting(region, null, input);
    expect((await getRegionSettings())?.navigatorUrl).toBe('https://navigator.example/kuzbass');
  });

  test.each([
    'http://navigator.example',
    'javascript:alert(1)',
    'https://a:b@navigator.example',
    'навигатор',
  ])('for the address %s', (url) => {
    const read = regionSettingFields.safeParse({ section: 'navigator', url, from: '01.01.2030', seen: '1' });
    expect(read.error?.issues[0]?.message).toContain('https://');
  });
});

test('another municipality’s desk is answered as a missing one, and nothing is changed', async () => {
  const other = (await givenMunicipality()).id;
  const { accountId, grantId: id } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'municipal_admin' }));
  const send = (to: string) =>
    save(
      posted(`/admin/municipalities/${to}/settings/papers/save`, {
        token,
        body: new URLSearchParams({ ...originals, from: formatDate(today()), seen: '1' }),
      }),
      { params: Promise.resolve({ municipalityId: to, section: 'papers' }) },
    );
  const before = await database().setting.count();
  await send(other);
  expect(await database().setting.count()).toBe(before);
});
