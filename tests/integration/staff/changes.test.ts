import { beforeAll, describe, expect, test } from 'vitest';
import type { DeskActor } from '@/lib/access/municipality';
import { findActor, openSession } from '@/lib/access/session';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { blockStaff, unblockStaff } from '@/lib/staff/block-staff';
import { changeInstitution } from '@/lib/staff/change-institution';
import { endRole } from '@/lib/staff/end-role';
import { giveRole } from '@/lib/staff/give-role';
import { resetStaffSecondStep } from '@/lib/staff/reset-staff-second-step';
import { giveRoleFields } from '@/lib/staff/role-fields';
import { givenPassword, givenStaff, unique } from '@/tests/support/given';
import { givenPasskey, givenSecondStep, withSecondFactor } from '@/tests/support/second-step';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenStaffedPlace, type StaffedPlace } from './given-staff-place';

withSecondFactor('offered');

let here: StaffedPlace;
let there: StaffedPlace;
let region: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  [here, there] = [await givenStaffedPlace(), await givenStaffedPlace()];
  region = await givenStaff({ role: 'regional_admin' });
  await givenStaff({ role: 'regional_admin' });
});

const role = (changes: Record<string, string>) => giveRoleFields.parse(changes);
const newOperator = (place = here) => givenStaff({ role: 'operator', institutionId: place.institution.id });

/** A member of staff who is told by e-mail, and a cookie's token of theirs. */
async function givenTold() {
  const staff = await newOperator();
  const email = `told-${unique()}@example.ru`;
  await database().account.update({ where: { id: staff.accountId }, data: { staffEmail: email } });
  const grant = { id: staff.grantId, accountId: staff.accountId, role: 'operator' as const };
  return { ...staff, email, token: await inTransaction((tx) => openSession(tx, grant)) };
}

describe('a role', () => {
  test('is added to the account, with letter and audit', async () => {
    const staff = await givenTold();
    const chosen = role({ role: 'login_issuer', institutionId: here.second.id });
    const traces = await tracesOf(() => giveRole(here.admin.actor, staff.accountId, chosen));
    const grants = await database().accountGrant.findMany({
      where: { accountId: staff.accountId, endedAt: null },
      orderBy: { createdAt: 'asc' },
    });
    expect(grants).toMatchObject([
      { role: 'operator' },
      { role: 'login_issuer', institutionId: here.second.id, grantedById: here.admin.accountId },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'staff_access_changed',
        to: staff.email,
        payload: { change: 'role_given', place: here.second.shortName },
      },
    ]);
    expect(traces.audit).toMatchObject([
      {
        event: 'staff_role_given',
        by: here.admin.accountId,
        subject: ['account', staff.accountId],
        details: { role: 'login_issuer', municipalities: [here.municipalityId] },
      },
    ]);
    expect(await refusalOf(giveRole(here.admin.actor, staff.accountId, chosen))).toMatchObject({
      sentence: saying('уже есть'),
      field: 'role',
    });
  });

  test.each([
    ['above the own', () => ({ role: 'regional_admin' })],
    ['in another municipality', () => ({ role: 'operator', institutionId: there.institution.id })],
  ])('%s is not given by an admin of a municipality', async (_name, chosen) => {
    const staff = await newOperator();
    const refused = await refusedWithoutTrace(() =>
      giveRole(here.admin.actor, staff.accountId, role(chosen())),
    );
    expect(refused.code).toBe('invalid');
  });

  test('ends with the sessions in it, and at once; the other roles stay', async () => {
    const staff = await givenTold();
    const traces = await tracesOf(() => endRole(here.admin.actor, staff.accountId, staff.grantId));
    expect(await findActor(staff.token)).toBeNull();
    const grant = await database().accountGrant.findUniqueOrThrow({ where: { id: staff.grantId } });
    expect(grant).toMatchObject({ endedById: here.admin.accountId, endedAt: expect.any(Date) as Date });
    expect(traces.audit).toMatchObject([{ event: 'staff_role_ended', details: { sessions: 2 } }]);
    expect(traces.letters).toMatchObject([{ payload: { change: 'role_ended' } }]);
    const again = endRole(here.admin.actor, staff.accountId, staff.grantId);
    expect(await refusalOf(again)).toMatchObject({ code: 'conflict' });
  });

  test('moves to another institution of the municipality as another row', async () => {
    const staff = await givenTold();
    const to = { institutionId: here.second.id };
    await changeInstitution(here.admin.actor, staff.accountId, staff.grantId, to);
    const grants = await database().accountGrant.findMany({
      where: { accountId: staff.accountId },
      orderBy: { createdAt: 'asc' },
    });
    expect(grants).toMatchObject([
      { institutionId: here.institution.id, endedById: here.admin.accountId },
      { institutionId: here.second.id, endedAt: null, role: 'operator' },
    ]);
    expect(await findActor(staff.token)).toBeNull();
    const other = await newOperator();
    const away = { institutionId: there.institution.id };
    const moved = changeInstitution(region.actor, other.accountId, other.grantId, away);
    expect(await refusalOf(moved)).toMatchObject({ field: 'institutionId' });
  });
});

describe('blocking', () => {
  test('ends every session at once and opens again with the same password', async () => {
    const staff = await givenTold();
    const traces = await tracesOf(() => blockStaff(here.admin.actor, staff.accountId));
    expect(await findActor(staff.token)).toBeNull();
    expect(traces.audit).toMatchObject([{ event: 'staff_blocked', details: { sessions: 2 } }]);
    expect(traces.letters).toMatchObject([{ to: staff.email, payload: { change: 'blocked' } }]);
    expect(await refusalOf(blockStaff(here.admin.actor, staff.accountId))).toMatchObject({
      code: 'conflict',
    });
    await unblockStaff(here.admin.actor, staff.accountId);
    const { blockedAt } = await database().account.findUniqueOrThrow({ where: { id: staff.accountId } });
    expect(blockedAt).toBeNull();
    expect(await refusalOf(unblockStaff(here.admin.actor, staff.accountId))).toMatchObject({
      code: 'conflict',
    });
  });

  test('of somebody with a role beyond the reach is the region’s matter', async () => {
    const staff = await newOperator();
    const elsewhere = role({ role: 'operator', institutionId: there.institution.id });
    await giveRole(region.actor, staff.accountId, elsewhere);
    const refused = await refusedWithoutTrace(() => blockStaff(here.admin.actor, staff.accountId));
    expect(refused).toMatchObject({ code: 'forbidden', sentence: saying('администратору региона') });
    await blockStaff(region.actor, staff.accountId);
  });
});

describe('the second step', () => {
  test('is taken off with codes and keys, after the admin’s own password', async () => {
    const staff = await givenTold();
    await givenSecondStep(staff.accountId);
    await givenPasskey(staff.accountId);
    const input = { identityChecked: 'on' as const, presentPassword: 'не тот пароль' };
    const wrong = resetStaffSecondStep(here.admin.actor, staff.accountId, input);
    expect(await refusalOf(wrong)).toMatchObject({ field: 'presentPassword' });
    const traces = await tracesOf(() =>
      resetStaffSecondStep(here.admin.actor, staff.accountId, { ...input, presentPassword: givenPassword }),
    );
    const left = await database().account.findUniqueOrThrow({
      where: { id: staff.accountId },
      select: { _count: { select: { secondFactors: true, backupCodes: true, passkeys: true } } },
    });
    expect(left._count).toEqual({ secondFactors: 0, backupCodes: 0, passkeys: 0 });
    expect(await findActor(staff.token)).toBeNull();
    expect(traces.audit).toMatchObject([
      { event: 'staff_second_step_reset', by: here.admin.accountId, details: { apps: 1, passkeys: 1 } },
    ]);
    expect(traces.letters).toMatchObject([{ kind: 'staff_second_step_reset', to: staff.email }]);
  });

  test('that is not set up is nothing to take off', async () => {
    const staff = await newOperator();
    const input = { identityChecked: 'on' as const, presentPassword: givenPassword };
    const reset = resetStaffSecondStep(here.admin.actor, staff.accountId, input);
    expect(await refusalOf(reset)).toMatchObject({ code: 'conflict' });
  });
});

/** Every act on an account, by name. */
const acts = {
  give: (actor: DeskActor, id: string) =>
    giveRole(actor, id, role({ role: 'login_issuer', institutionId: here.second.id })),
  end: (actor: DeskActor, id: string, grantId: string) => endRole(actor, id, grantId),
  move: (actor: DeskActor, id: string, grantId: string) =>
    changeInstitution(actor, id, grantId, { institutionId: here.second.id }),
  block: (actor: DeskActor, id: string) => blockStaff(actor, id),
  unblock: (actor: DeskActor, id: string) => unblockStaff(actor, id),
  reset: (actor: DeskActor, id: string) =>
    resetStaffSecondStep(actor, id, { identityChecked: 'on', presentPassword: givenPassword }),
} as const;

describe.each(Object.entries(acts))('%s', (_name, act) => {
  test('does not exist for an admin of another municipality, nor on an admin of the region', async () => {
    const staff = await newOperator();
    for (const { accountId, grantId } of [staff, region]) {
      const refused = await refusedWithoutTrace(() => act(there.admin.actor, accountId, grantId));
      expect(refused.code).toBe('not_found');
    }
  });

  test('is never done to the own account', async () => {
    for (const { actor, accountId, grantId } of [here.admin, region]) {
      const refused = await refusedWithoutTrace(() => act(actor, accountId, grantId));
      expect(refused).toMatchObject({ code: 'forbidden', sentence: saying('другого администратора') });
    }
  });
});

describe('somebody who has left for another municipality', () => {
  test('is that municipality’s; who works nowhere is still the former one’s', async () => {
    const staff = await newOperator();
    await endRole(here.admin.actor, staff.accountId, staff.grantId);
    const back = role({ role: 'operator', institutionId: here.second.id });
    await giveRole(here.admin.actor, staff.accountId, back);
    await database().accountGrant.updateMany({
      where: { accountId: staff.accountId, endedAt: null },
      data: { endedAt: now() },
    });
    const elsewhere = role({ role: 'operator', institutionId: there.institution.id });
    await giveRole(region.actor, staff.accountId, elsewhere);
    const refused = await refusalOf(blockStaff(here.admin.actor, staff.accountId));
    expect(refused.code).toBe('not_found');
  });
});
