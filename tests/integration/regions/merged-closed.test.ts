import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskMunicipality } from '@/lib/access/municipality';
import { addGroup } from '@/lib/directory/groups/change-group';
import { groupFields } from '@/lib/directory/groups/group-fields';
import { database, inTransaction, MergedMunicipality } from '@/lib/platform/database';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { startMerge } from '@/lib/regions/start-merge';
import {
  givenChild,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenStaff,
} from '@/tests/support/given';
import { givenConfirmed, givenMerging } from '@/tests/support/given/municipality-merges';
import { givenRecord } from '@/tests/support/register';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { whileHeld } from '@/tests/support/while-held';

let from: Awaited<ReturnType<typeof givenMunicipality>>;
let fromId: string;
let intoId: string;

beforeEach(async () => {
  from = await givenMunicipality();
  fromId = from.id;
  intoId = (await givenMunicipality()).id;
});

const closed = 'municipality_takes_no_more';

describe('into a municipality that is part of another', () => {
  test('nothing new comes, whoever writes', async () => {
    const there = await givenRecord({ municipalityId: intoId });
    await givenMerging(fromId, intoId);
    const { accountId } = await givenStaff({ role: 'regional_admin' });
    const place = { municipalityId: fromId };
    const attempts = [
      () => givenChild(place),
      () => givenInstitution(place),
      () => givenGroup(place),
      () =>
        database().tableImport.create({
          data: { id: randomUUID(), ...place, accountId, fileKind: 'csv', createdAt: new Date() },
        }),
      () => database().child.update({ where: { personId: there.childId }, data: place }),
      () => database().certificate.update({ where: { id: there.certificateId }, data: place }),
      () => database().certificateGroup.update({ where: { id: there.groupId }, data: place }),
      () => database().institution.updateMany({ where: { municipalityId: intoId }, data: place }),
    ];
    await givenInstitution({ municipalityId: intoId });
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(closed);
    // A certificate in the order of the rules: this one comes first.
    const copy = await database().certificate.findUniqueOrThrow({ where: { id: there.certificateId } });
    const another = { ...copy, id: randomUUID(), ...place };
    await expect(database().certificate.create({ data: another })).rejects.toThrow(closed);
  });

  test('what the worker has not moved yet may change, and is moved', async () => {
    const record = await givenRecord({ municipalityId: fromId });
    const mergeId = await givenMerging(fromId, intoId);
    await database().child.update({
      where: { personId: record.childId },
      data: { municipalityId: fromId, groupName: '3Б' },
    });
    await database().certificate.update({
      where: { id: record.certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    await mergeMunicipalities({ mergeId });
    const child = await database().child.findUniqueOrThrow({
      where: { personId: record.childId },
      include: { certificates: true },
    });
    expect(child).toMatchObject({ municipalityId: intoId, groupName: '3Б' });
    expect(child.certificates).toMatchObject([{ municipalityId: intoId, status: 'terminated' }]);
  });

  test('the desk is told so', async () => {
    const { actor } = await givenStaff({ role: 'regional_admin' });
    await givenMerging(fromId, intoId);
    const input = groupFields.parse({
      title: 'дети 5–17 лет',
      minAge: '5',
      maxAge: '17',
      kind: 'accounting',
      yearlyAmount: '',
      places: '',
      validFrom: '',
      validTo: '',
      active: 'on',
      version: '',
    });
    const desk: DeskMunicipality = from;
    expect(await refusedWithoutTrace(() => addGroup(actor, desk, input))).toMatchObject({
      code: 'conflict',
      sentence: new MergedMunicipality().message,
    });
  });
});

describe('at the moment of the merge', () => {
  test('whoever writes first is waited for and taken along', async () => {
    const proposalId = await givenConfirmed(fromId, intoId);
    const { actor } = await givenStaff({ role: 'regional_admin' });
    const { childId } = await givenChild({ municipalityId: intoId });
    const run = await whileHeld(
      (tx) => tx.child.update({ where: { personId: childId }, data: { municipalityId: fromId } }),
      () => inTransaction((tx) => startMerge(tx, actor, { proposalId, fromId, intoId })),
    );
    expect(run.status).toBe('fulfilled');
    const { id: mergeId } = await database().municipalityMerge.findUniqueOrThrow({ where: { proposalId } });
    await mergeMunicipalities({ mergeId });
    const child = await database().child.findUniqueOrThrow({ where: { personId: childId } });
    expect(child.municipalityId).toBe(intoId);
  });

  test('whoever comes while it is written waits for it and is refused', async () => {
    const proposalId = await givenConfirmed(fromId, intoId);
    const { actor } = await givenStaff({ role: 'regional_admin' });
    const { childId } = await givenChild({ municipalityId: intoId });
    const run = await whileHeld(
      (tx) => startMerge(tx, actor, { proposalId, fromId, intoId }),
      () =>
        inTransaction((tx) =>
          tx.child.update({ where: { personId: childId }, data: { municipalityId: fromId } }),
        ),
    );
    expect(run).toMatchObject({ status: 'rejected', reason: expect.any(MergedMunicipality) as unknown });
  });
});
