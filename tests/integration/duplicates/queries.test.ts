import { beforeAll, expect, test } from 'vitest';
import type { OperatorActor, RegionalActor } from '@/lib/access/actor';
import { listUndecided } from '@/lib/duplicates/undecided';
import { decideDuplicate } from '@/lib/duplicates/decide-duplicate';
import { findOpenSuspicion, openSuspicion } from '@/lib/duplicates/queries';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord, givenSuspicion } from '@/tests/support/register';
import { tracesOf } from '@/tests/support/traces';

const twin = { surname: 'Близнецова', givenName: 'Алина', patronymic: 'Олеговна' };
const other = { ...twin, givenName: 'Арина' };

let here: string;
let there: string;
let operator: OperatorActor;
let region: RegionalActor;

beforeAll(async () => {
  here = (await givenMunicipality()).id;
  there = (await givenMunicipality()).id;
  operator = (await givenStaff({ role: 'operator', municipalityId: here })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

test('within the scope both stand side by side, and both looks are recorded', async () => {
  const first = await givenRecord({ municipalityId: here, name: twin });
  const second = await givenRecord({
    municipalityId: here,
    name: other,
    birthDate: first.birthDate,
    snils: null,
  });
  const id = await givenSuspicion(first.childId, second.childId);
  const { audit } = await tracesOf(async () => {
    const suspicion = await findOpenSuspicion(operator, first.childId);
    expect(suspicion).toMatchObject({ id, more: 0, otherCertificateId: second.certificateId });
    const lines = new Map(suspicion?.comparison?.map(({ term, ...line }) => [term, line]));
    expect(lines.get('Имя')).toEqual({ first: 'Алина', second: 'Арина', verdict: 'different' });
    expect(lines.get('Фамилия')).toMatchObject({ verdict: 'same' });
    expect(lines.get('Дата рождения')).toMatchObject({ verdict: 'same' });
    // Both records are open to this operator anyway: the numbers are held against the originals whole.
    expect(lines.get('Номер документа')?.first).toMatch(/\d{6}$/);
    expect(lines.get('СНИЛС')?.first).toMatch(/^\d{3}-\d{3}-\d{3} \d{2}$|^не указан$/);
    expect(lines.get('СНИЛС')).toMatchObject({ verdict: 'unknown', second: 'не указан' });
    expect(lines.get('Сертификат')).toMatchObject({ verdict: null });
  });
  expect(audit.map(({ event, childId }) => [event, childId])).toEqual([
    ['certificate_viewed', second.childId],
  ]);
});

test('of a child elsewhere only what is alike is told', async () => {
  const first = await givenRecord({ municipalityId: here, name: twin });
  const stranger = await givenRecord({ municipalityId: there, name: other, birthDate: first.birthDate });
  await givenSuspicion(first.childId, stranger.childId);
  const { audit } = await tracesOf(async () => {
    const suspicion = await findOpenSuspicion(operator, first.childId);
    expect(suspicion).toMatchObject({ comparison: null, otherCertificateId: null });
    expect(suspicion?.alike).toEqual(['фамилия, имя и отчество (с одним отличием)', 'дата рождения']);
    expect(JSON.stringify(suspicion)).not.toMatch(
      new RegExp(`Арина|${stranger.certificateId}|${stranger.childId}`),
    );
  });
  expect(audit).toEqual([]);
});

test('a decided one is not shown, the next one is', async () => {
  const first = await givenRecord({ municipalityId: here });
  const ids: string[] = [];
  while (ids.length < 2) {
    const match = await givenRecord({ municipalityId: here });
    ids.push(await givenSuspicion(first.childId, match.childId));
  }
  const shown = await findOpenSuspicion(operator, first.childId);
  expect(shown).toMatchObject({ id: ids[0], more: 1 });
  for (const id of ids)
    await decideDuplicate(operator, id, { decision: 'different_children', comment: 'Разные' });
  expect(await findOpenSuspicion(operator, first.childId)).toBeNull();
});

test('the regional admin finds what is undecided, inside a municipality and across, the oldest first, in pages', async () => {
  const first = await givenRecord({ municipalityId: here });
  const inside = await givenSuspicion(first.childId, (await givenRecord({ municipalityId: here })).childId);
  const across: string[] = [];
  for (let at = 0; at < 22; at += 1) {
    across.push(await givenSuspicion(first.childId, (await givenRecord({ municipalityId: there })).childId));
  }
  const [decided = ''] = across.splice(0, 1);
  await decideDuplicate(region, decided, { decision: 'same_child', comment: 'Один' });
  const pages = [await listUndecided(region, null)];
  pages.push(await listUndecided(region, pages[0]?.next ?? null));
  const listed = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(pages[0]?.rows).toHaveLength(20);
  expect(pages[1]?.next).toBeNull();
  const insideRow = pages[0]?.rows.find(({ id }) => id === inside);
  expect(insideRow?.municipalities).toHaveLength(1);
  const open = [inside, ...across];
  expect(listed.filter((id) => open.includes(id))).toEqual(open);
  expect(listed).not.toContain(decided);
  expect(new Set(listed).size).toBe(listed.length);
});

test('the regional admin opens both sides; after the decision it stands there', async () => {
  const first = await givenRecord({ municipalityId: here, name: twin });
  const second = await givenRecord({ municipalityId: there, name: other });
  const id = await givenSuspicion(first.childId, second.childId);
  const { audit } = await tracesOf(async () => {
    const { comparison, decided } = await openSuspicion(region, id);
    expect(decided).toBeNull();
    expect(comparison.find(({ term }) => term === 'Муниципалитет')).toMatchObject({ verdict: 'different' });
    expect(comparison.find(({ term }) => term === 'Номер документа')?.first).toMatch(/^••• \d{3}$/);
  });
  expect(audit.map(({ childId }) => childId).sort()).toEqual([first.childId, second.childId].sort());
  await decideDuplicate(region, id, { decision: 'same_child', comment: 'Одно свидетельство' });
  expect((await openSuspicion(region, id)).decided).toMatchObject({
    decision: 'same_child',
    by: region.name,
    comment: 'Одно свидетельство',
  });
});
