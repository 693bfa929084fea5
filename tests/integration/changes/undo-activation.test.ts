import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { undoActivation } from '@/lib/certificates/changes/undo-activation';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import { certificateOf, statusInput } from '@/tests/support/changes';
import { givenGroup, givenInstitution, givenStaff } from '@/tests/support/given';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

const byMistake = { reason: 'undo_pressed' } as const;

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

afterEach(() => setClock());

async function givenActive(options: Parameters<typeof givenIssued>[1] = {}) {
  const family = await givenIssued(town, options);
  await activate(town.operator.actor, family.certificateId, papers());
  return family;
}

describe('«Отменить активацию»', () => {
  test('takes back the checks, the consent, the proof and the money that the activation made', async () => {
    const { actor, accountId } = town.operator;
    const funded = await givenGroup({
      municipalityId: town.municipalityId,
      kind: 'funded',
      yearlyAmount: '12345.67',
    });
    const { certificateId, childId, email } = await givenActive({ groupId: funded.id });
    const checks = (await certificateOf(certificateId)).paperChecks.length;
    const traces = await tracesOf(() => undoActivation(actor, certificateId, byMistake));
    const row = await certificateOf(certificateId);
    expect(row).toMatchObject({
      status: 'not_activated',
      activatedAt: null,
      activatedById: null,
      activatedAtInstitutionId: null,
      paperChecks: [],
      fundingYears: [],
    });
    expect(await database().consent.count({ where: { childId } })).toBe(0);
    expect(await database().guardianship.findFirstOrThrow({ where: { childId } })).toMatchObject({
      provenAt: null,
      provenById: null,
    });
    expect(row.statusChanges.at(-1)).toMatchObject({
      fromStatus: 'active',
      toStatus: 'not_activated',
      byAccountId: accountId,
      reasons: ['undo_pressed'],
    });
    expect(traces.audit.map(({ event, details }) => [event, details])).toEqual([
      [
        'activation_undone',
        {
          reason: 'undo_pressed',
          checksRemoved: checks,
          consentsRemoved: 1,
          tiesUnproven: 1,
          fundingYearsRemoved: 1,
        },
      ],
    ]);
    expect(traces.letters).toMatchObject([{ to: email, payload: { change: 'undo_activation' } }]);
    // Checked anew it is activated anew, with all of it.
    await activate(actor, certificateId, papers());
    expect((await certificateOf(certificateId)).fundingYears).toHaveLength(1);
  });

  test('leaves what was there before: an earlier consent and an earlier proof', async () => {
    const { certificateId, personId, childId } = await givenIssued(town);
    const earlier = new Date(now().getTime() - 86_400_000);
    const proven = { provenAt: earlier, provenById: town.operator.accountId };
    await database().guardianship.updateMany({ where: { childId }, data: proven });
    const [paper] = await database().paper.findMany({ where: { certificateId } });
    await database().consent.create({
      data: { giverId: personId, childId, paperId: paper?.id ?? '', givenAt: earlier },
    });
    await activate(town.operator.actor, certificateId, papers());
    await undoActivation(town.operator.actor, certificateId, byMistake);
    expect(await database().consent.count({ where: { childId, withdrawnAt: null } })).toBe(1);
    expect(await database().guardianship.findFirstOrThrow({ where: { childId } })).toMatchObject(proven);
  });

  test('by a colleague of the same institution, too', async () => {
    const { certificateId } = await givenActive();
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    await undoActivation(colleague.actor, certificateId, byMistake);
    expect((await certificateOf(certificateId)).status).toBe('not_activated');
  });
});

describe('what is refused, and leaves nothing', () => {
  test('another institution, an admin, the next day of the region', async () => {
    const { certificateId } = await givenActive();
    const second = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    const other = await givenStaff({ role: 'operator', institutionId: second.id });
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
    const undo = (actor: Parameters<typeof undoActivation>[0]) =>
      refusedWithoutTrace(() => undoActivation(actor, certificateId, byMistake));
    expect(await undo(other.actor)).toMatchObject({
      code: 'conflict',
      sentence: saying(town.institution.shortName),
    });
    expect(await undo(admin.actor)).toMatchObject({ code: 'forbidden' });
    setClock(() => new Date(Date.now() + 86_400_000));
    expect(await undo(town.operator.actor)).toMatchObject({
      code: 'conflict',
      sentence: saying('в тот же день'),
    });
  });

  test('a suspended one, and one on which money has moved', async () => {
    const funded = await givenGroup({
      municipalityId: town.municipalityId,
      kind: 'funded',
      yearlyAmount: '1000',
    });
    const { certificateId } = await givenActive({ groupId: funded.id });
    const [year] = (await certificateOf(certificateId)).fundingYears;
    const { id: integrationId } = await database().integration.create({
      data: { name: 'Навигатор', keyHash: Uint8Array.from(Buffer.alloc(32, 9)) },
    });
    await database().fundingMovement.create({
      data: {
        fundingYearId: year?.id ?? '',
        kind: 'reserved',
        amount: '100',
        programme: 'Шахматы',
        integrationId,
        requestKey: 'undo-1',
      },
    });
    const undo = () =>
      refusedWithoutTrace(() => undoActivation(town.operator.actor, certificateId, byMistake));
    expect(await undo()).toMatchObject({ sentence: saying('деньги') });
    // The base itself holds it, whoever writes.
    await expect(
      database().certificate.update({
        where: { id: certificateId },
        data: {
          status: 'not_activated',
          activatedAt: null,
          activatedById: null,
          activatedAtInstitutionId: null,
        },
      }),
    ).rejects.toThrow(/money has moved/);
    await changeStatus(town.operator.actor, certificateId, 'suspend', statusInput('suspend_data_check'));
    expect(await undo()).toMatchObject({ sentence: saying('«Приостановлен»') });
  });
});
