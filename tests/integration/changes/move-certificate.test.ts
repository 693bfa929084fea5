import { beforeAll, describe, expect, test } from 'vitest';
import { changeGroup, changeGroupFields } from '@/lib/certificates/changes/change-group';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import { openRecord } from '@/lib/counter/open-record';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { activate } from '@/tests/support/activate';
import { certificateOf, read } from '@/tests/support/changes';
import { givenGroup, givenStaff } from '@/tests/support/given';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;
let there: Town;

beforeAll(async () => {
  [town, there] = [await givenTown(), await givenTown()];
});

function moveInput(changes: Record<string, string> = {}) {
  return read(moveCertificateFields, {
    municipalityId: there.municipalityId,
    groupId: there.group.id,
    address: 'г. Новый, ул. Первая, 1',
    reason: 'family_moved',
    groundKind: 'residence_registration',
    groundNumber: '77',
    groundDate: formatDate(today()),
    ...changes,
  });
}

async function givenFunded(home: Town, yearlyAmount: string) {
  return givenGroup({ municipalityId: home.municipalityId, kind: 'funded', yearlyAmount });
}

describe('«Передать в другой муниципалитет»', () => {
  test('the number stays, the record is the new municipality’s at once', async () => {
    const { actor } = town.operator;
    const { certificateId, childId, email } = await givenIssued(town, { institutionId: town.institution.id });
    await database().certificate.update({
      where: { id: certificateId },
      data: { chosenInstitutionId: town.institution.id },
    });
    const before = await certificateOf(certificateId);
    const traces = await tracesOf(() => moveCertificate(actor, certificateId, moveInput()));
    const row = await certificateOf(certificateId);
    expect(row).toMatchObject({
      number: before.number,
      status: 'not_activated',
      municipalityId: there.municipalityId,
      groupId: there.group.id,
      chosenInstitutionId: null,
      changes: [
        {
          kind: 'moved',
          reason: 'family_moved',
          byAccountId: town.operator.accountId,
          institutionId: town.institution.id,
          fromMunicipalityId: town.municipalityId,
          toMunicipalityId: there.municipalityId,
          groundDocument: { kind: 'residence_registration' },
        },
      ],
    });
    const child = await database().child.findUniqueOrThrow({
      where: { personId: childId },
      include: { person: true },
    });
    expect(child).toMatchObject({ municipalityId: there.municipalityId, institutionId: null });
    expect(unsealPersonField('address', childId, child.person.addressSealed)).toBe('г. Новый, ул. Первая, 1');
    expect(traces.audit.map(({ event }) => event)).toEqual(['certificate_moved']);
    expect(JSON.stringify(traces.audit)).not.toContain('Первая');
    expect(traces.letters).toMatchObject([
      {
        kind: 'record_changed',
        to: email,
        payload: { change: 'moved', municipality: there.municipality.shortName },
      },
    ]);

    expect((await refusalOf(openRecord(actor, certificateId))).code).toBe('not_found');
    const record = await openRecord(there.operator.actor, certificateId);
    expect(record.history[0]).toMatchObject({
      change: 'moved',
      by: actor.name,
      details: expect.stringContaining(
        `${town.municipality.shortName} → ${there.municipality.shortName}`,
      ) as string,
    });
  });

  test('the money of the year follows the group, never below what is reserved', async () => {
    const { actor } = town.operator;
    const [rich, poor] = [await givenFunded(town, '10000'), await givenFunded(there, '500')];
    const { certificateId } = await givenIssued(town, { groupId: rich.id });
    await activate(actor, certificateId, papers());
    const [year] = (await certificateOf(certificateId)).fundingYears;
    const { id: integrationId } = await database().integration.create({
      data: { name: 'Навигатор', keyHash: Uint8Array.from(Buffer.alloc(32, 8)) },
    });
    const movement = { fundingYearId: year?.id ?? '', programme: 'Шахматы', integrationId };
    await database().fundingMovement.createMany({
      data: [
        { ...movement, kind: 'reserved', amount: '800', requestKey: 'm1' },
        { ...movement, kind: 'released', amount: '100', requestKey: 'm2' },
        { ...movement, kind: 'written_off', amount: '300', requestKey: 'm3' },
      ],
    });
    await moveCertificate(actor, certificateId, moveInput({ groupId: poor.id }));
    const amounts = async () =>
      (await certificateOf(certificateId)).fundingYears.map(({ amount }) => amount.toFixed(2));
    expect(await amounts()).toEqual(['700.00']);
    const changed = read(changeGroupFields, { groupId: there.group.id, reason: 'group_rules' });
    const { letters } = await tracesOf(() => changeGroup(there.operator.actor, certificateId, changed));
    expect(letters).toMatchObject([
      { kind: 'record_changed', payload: { change: 'group', group: there.group.title } },
    ]);
    expect(await amounts()).toEqual(['700.00']);
  });

  test('into a group with money an active certificate gets the year’s amount, one that waits gets none', async () => {
    const funded = await givenFunded(there, '500');
    const [active, waiting] = [await givenIssued(town), await givenIssued(town)];
    await activate(town.operator.actor, active.certificateId, papers());
    for (const { certificateId } of [active, waiting]) {
      await moveCertificate(town.operator.actor, certificateId, moveInput({ groupId: funded.id }));
    }
    const years = async (id: string) => (await certificateOf(id)).fundingYears.length;
    expect([await years(active.certificateId), await years(waiting.certificateId)]).toEqual([1, 0]);
  });

  test('is refused to the same place, to a group of another place or age, without a place, by a stranger', async () => {
    const { certificateId } = await givenIssued(town);
    const teens = await givenGroup({ municipalityId: there.municipalityId, minAge: 14, maxAge: 17 });
    const full = await givenGroup({
      municipalityId: there.municipalityId,
      kind: 'funded',
      yearlyAmount: '500',
      places: 1,
    });
    const first = await givenIssued(town);
    await moveCertificate(town.operator.actor, first.certificateId, moveInput({ groupId: full.id }));
    const move = (changes: Record<string, string>, actor = town.operator.actor) =>
      refusedWithoutTrace(() => moveCertificate(actor, certificateId, moveInput(changes)));
    expect(await move({ municipalityId: town.municipalityId, groupId: town.group.id })).toMatchObject({
      field: 'municipalityId',
    });
    expect(await move({ groupId: town.group.id })).toMatchObject({ field: 'groupId' });
    expect(await move({ groupId: teens.id })).toMatchObject({ field: 'groupId' });
    expect(await move({ groupId: full.id })).toMatchObject({ code: 'conflict', field: 'groupId' });
    expect(await move({}, there.operator.actor)).toMatchObject({ code: 'not_found' });
  });

  test('without a paper the form is not complete', () => {
    expect(() => moveInput({ groundKind: '' })).toThrow(/Выберите, на каком документе/);
  });

  test('the admin of the municipality it leaves, and then the other one, may', async () => {
    const { certificateId } = await givenIssued(town);
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
    const other = await givenStaff({ role: 'municipal_admin', municipalityId: there.municipalityId });
    const back = moveInput({ municipalityId: town.municipalityId, groupId: town.group.id });
    expect((await refusalOf(moveCertificate(other.actor, certificateId, back))).code).toBe('not_found');
    await moveCertificate(admin.actor, certificateId, moveInput());
    await moveCertificate(other.actor, certificateId, back);
    expect((await certificateOf(certificateId)).changes).toHaveLength(2);
  });

  test('two at once: one moves it, for the other it is gone', async () => {
    const { certificateId } = await givenIssued(town);
    const second = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    const presses = await Promise.allSettled([
      moveCertificate(town.operator.actor, certificateId, moveInput()),
      moveCertificate(second.actor, certificateId, moveInput()),
    ]);
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(presses.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'not_found' });
  });
});

test('the history is written once', async () => {
  const { certificateId } = await givenIssued(town);
  await moveCertificate(town.operator.actor, certificateId, moveInput());
  await expect(
    database().certificateChange.updateMany({ where: { certificateId }, data: { reason: 'other' } }),
  ).rejects.toThrow();
  await expect(database().certificateChange.deleteMany({ where: { certificateId } })).rejects.toThrow();
});
