import { beforeAll, describe, expect, test } from 'vitest';
import type { DeskActor } from '@/lib/access/municipality';
import type { Role } from '@/lib/domain/roles';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { blockStaff } from '@/lib/staff/block-staff';
import { endRole } from '@/lib/staff/end-role';
import { invitationTokenHash } from '@/lib/staff/invitation-link';
import { givenMunicipality, givenStaff, unique } from '@/tests/support/given';
import { refusalOf, saying } from '@/tests/support/traces';
import { givenStaffedPlace, type StaffedPlace } from './given-staff-place';

let here: StaffedPlace;
let there: StaffedPlace;
let region: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  [here, there] = [await givenStaffedPlace(), await givenStaffedPlace()];
  region = await givenStaff({ role: 'regional_admin' });
});

type Place = { institutionId?: string; municipalityId?: string };

/** A row past every verb. */
function grant(byId: string, toId: string, role: Role, place: Place = {}) {
  return database().accountGrant.create({ data: { accountId: toId, role, ...place, grantedById: byId } });
}

function invite(byId: string, role: Role, place: Place = {}) {
  return database().staffInvitation.create({
    data: {
      email: `direct-${unique()}@example.ru`,
      staffName: 'Пробная Вера',
      role,
      ...place,
      tokenHash: invitationTokenHash(`token ${unique()}`),
      invitedById: byId,
      sentAt: now(),
      expiresAt: new Date(now().getTime() + 3_600_000),
    },
  });
}

const inReach = 'by whoever may give';

describe('the database lets nobody', () => {
  test('raise themselves', async () => {
    const own = { municipalityId: there.municipalityId };
    await expect(grant(region.accountId, region.accountId, 'municipal_admin', own)).rejects.toThrow(inReach);
    const { accountId } = here.admin;
    await expect(grant(accountId, accountId, 'regional_admin')).rejects.toThrow(inReach);
  });

  test.each([
    ['a role above the own', 'regional_admin', () => ({})],
    ['an admin elsewhere', 'municipal_admin', () => ({ municipalityId: there.municipalityId })],
    ['an operator elsewhere', 'operator', () => ({ institutionId: there.institution.id })],
  ] as const)('give or promise %s', async (_name, role, place) => {
    const { accountId } = here.admin;
    await expect(grant(accountId, here.operator.accountId, role, place())).rejects.toThrow(inReach);
    await expect(invite(accountId, role, place())).rejects.toThrow('by whoever may give the role');
  });

  test('give anything without being an admin, or when blocked', async () => {
    const place = { institutionId: here.second.id };
    const { accountId } = here.operator;
    await expect(grant(accountId, here.admin.accountId, 'operator', place)).rejects.toThrow(inReach);
    const blocked = await givenStaff({ role: 'municipal_admin', municipalityId: here.municipalityId });
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
    await expect(grant(blocked.accountId, accountId, 'operator', place)).rejects.toThrow(inReach);
  });

  test('make another role of one that was given, or bring an ended one back', async () => {
    const staff = await givenStaff({ role: 'operator', institutionId: here.institution.id });
    const where = { id: staff.grantId };
    const stays = 'stays what it was';
    await expect(
      database().accountGrant.update({ where, data: { role: 'regional_admin', institutionId: null } }),
    ).rejects.toThrow(stays);
    await expect(
      database().accountGrant.update({ where, data: { accountId: here.admin.accountId } }),
    ).rejects.toThrow(stays);
    await database().accountGrant.update({ where, data: { endedAt: now() } });
    await expect(database().accountGrant.update({ where, data: { endedAt: null } })).rejects.toThrow(stays);
  });

  test('open an invitation again, nor change to what it invites', async () => {
    const place = { municipalityId: here.municipalityId };
    const { id } = await invite(here.admin.accountId, 'municipal_admin', place);
    await expect(
      database().staffInvitation.update({
        where: { id },
        data: { role: 'regional_admin', municipalityId: null },
      }),
    ).rejects.toThrow('by whoever may give the role');
    await database().staffInvitation.update({ where: { id }, data: { withdrawnAt: now() } });
    await expect(
      database().staffInvitation.update({ where: { id }, data: { withdrawnAt: null } }),
    ).rejects.toThrow('stays so');
  });

  test('invite a family', async () => {
    await expect(invite(region.accountId, 'parent')).rejects.toThrow('by whoever may give the role');
  });
});

describe('the last admin', () => {
  const lastStays = 'the last admin stays';

  test('of a municipality is neither ended, nor blocked, nor deleted past the verbs', async () => {
    const only = await givenStaff({ role: 'municipal_admin' });
    const where = { id: only.grantId };
    await expect(database().accountGrant.update({ where, data: { endedAt: now() } })).rejects.toThrow(
      lastStays,
    );
    await expect(
      database().account.update({ where: { id: only.accountId }, data: { blockedAt: now() } }),
    ).rejects.toThrow(lastStays);
    await database().session.deleteMany({ where: { accountId: only.accountId } });
    await expect(database().accountGrant.delete({ where })).rejects.toThrow(lastStays);
  });

  test('of a municipality is told by the verbs why', async () => {
    const only = await givenStaff({ role: 'municipal_admin' });
    const sentence = saying('последний администратор муниципалитета');
    const ending = endRole(region.actor, only.accountId, only.grantId);
    expect(await refusalOf(ending)).toMatchObject({ code: 'conflict', sentence });
    expect(await refusalOf(blockStaff(region.actor, only.accountId))).toMatchObject({ sentence });
  });

  test('that is blocked is none, and ends without a successor', async () => {
    const place = await givenStaffedPlace();
    await blockStaff(region.actor, place.admin.accountId);
    const sentence = saying('последний администратор муниципалитета');
    expect(await refusalOf(blockStaff(region.actor, place.otherAdmin.accountId))).toMatchObject({ sentence });
    await endRole(region.actor, place.admin.accountId, place.admin.grantId);
  });

  test('of the region stays, too', async () => {
    const others = await database().accountGrant.findMany({
      where: { role: 'regional_admin', endedAt: null, account: { blockedAt: null } },
    });
    expect(others).toHaveLength(1);
    await expect(
      database().account.update({ where: { id: region.accountId }, data: { blockedAt: now() } }),
    ).rejects.toThrow(lastStays);
  });

  test.each(['ended', 'blocked'] as const)('is left when two are %s at once, over and over', async (how) => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await givenMunicipality();
      const pair = [
        await givenStaff({ role: 'municipal_admin', municipalityId: id }),
        await givenStaff({ role: 'municipal_admin', municipalityId: id }),
      ] as const;
      const act = (actor: DeskActor, { accountId, grantId }: (typeof pair)[number]) =>
        how === 'ended' ? endRole(actor, accountId, grantId) : blockStaff(actor, accountId);
      const results = await Promise.allSettled([act(pair[0].actor, pair[1]), act(pair[1].actor, pair[0])]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const left = await database().accountGrant.count({
        where: { municipalityId: id, endedAt: null, account: { blockedAt: null } },
      });
      expect(left).toBe(1);
    }
  });

  test('is left when two roles are ended at once past the verbs', async () => {
    const { id } = await givenMunicipality();
    const pair = [
      await givenStaff({ role: 'municipal_admin', municipalityId: id }),
      await givenStaff({ role: 'municipal_admin', municipalityId: id }),
    ];
    const results = await Promise.allSettled(
      pair.map(({ grantId }) =>
        database().accountGrant.update({ where: { id: grantId }, data: { endedAt: now() } }),
      ),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
