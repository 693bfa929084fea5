import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listMunicipalities as listPublic } from '@/lib/institutions/municipalities';
import { database, inTransaction } from '@/lib/platform/database';
import { settleVisits } from '@/lib/bookings/settle-visits';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { previewMerge } from '@/lib/regions/merge-preview';
import { startMerge } from '@/lib/regions/start-merge';
import { countReports } from '@/lib/reports/count-reports';
import { acceptInvitation, describeInvitation } from '@/lib/staff/accept-invitation';
import { regionRoleOptions } from '@/lib/staff/role-options';
import {
  givenBooking,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenConfirmed } from '@/tests/support/given/municipality-merges';
import { givenInvitation } from '@/tests/support/given/staff';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { whileHeld } from '@/tests/support/while-held';

async function givenTown() {
  const { id: municipalityId } = await givenMunicipality();
  const group = await givenGroup({ municipalityId });
  const desk = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const staff = await givenStaff({ role: 'municipal_admin', municipalityId });
  const certificates = [];
  for (const status of ['active', 'terminated', 'not_activated'] as const) {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    certificates.push(
      await givenCertificate({
        childId,
        municipalityId,
        groupId: group.id,
        status,
        ...(status === 'not_activated' ? { chosenInstitutionId: desk.id } : {}),
      }),
    );
  }
  return { municipalityId, group, desk, staff, certificates };
}

test('everything goes over, the numbers stay, and a broken run goes on', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  await countReports();
  const region = await givenStaff({ role: 'regional_admin' });
  expect(await previewMerge(region.actor, from.municipalityId)).toMatchObject({
    children: 3,
    certificates: 3,
    admins: 1,
  });
  const before = await database().certificate.findMany({
    where: { municipalityId: from.municipalityId },
    orderBy: { id: 'asc' },
    select: { id: true, number: true, status: true, groupId: true, chosenInstitutionId: true },
  });
  const proposalId = await givenConfirmed(from.municipalityId, into.municipalityId);
  const merge = { proposalId, fromId: from.municipalityId, intoId: into.municipalityId };
  const { audit, jobs } = await tracesOf(() => inTransaction((tx) => startMerge(tx, region.actor, merge)));
  expect(audit.map(({ event }) => event)).toEqual(['municipalities_merged']);
  expect(jobs.map(({ name }) => name)).toEqual(['merge-municipalities']);
  // The same confirmed proposal carried out again does nothing.
  await inTransaction((tx) => startMerge(tx, region.actor, merge));
  expect(await database().municipalityMerge.count()).toBe(1);
  const { id: mergeId } = await database().municipalityMerge.findFirstOrThrow();
  await mergeMunicipalities({ mergeId });
  await mergeMunicipalities({ mergeId });

  const after = await database().certificate.findMany({
    where: { id: { in: before.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      number: true,
      status: true,
      groupId: true,
      chosenInstitutionId: true,
      municipalityId: true,
    },
  });
  expect(after).toEqual(before.map((one) => ({ ...one, municipalityId: into.municipalityId })));
  expect(await database().child.count({ where: { municipalityId: from.municipalityId } })).toBe(0);
  expect(await database().child.count({ where: { municipalityId: into.municipalityId } })).toBe(6);
  expect(await database().auditEntry.count({ where: { event: 'record_merged' } })).toBe(3);
  const grants = await database().accountGrant.findMany({ where: { municipalityId: from.municipalityId } });
  expect(grants.every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect((await listPublic()).map(({ id }) => id)).not.toContain(from.municipalityId);

  await countReports();
  const counted = await database().reportStanding.groupBy({ by: ['municipalityId'], _sum: { count: true } });
  const countOf = (id: string) => counted.find(({ municipalityId }) => municipalityId === id)?._sum.count;
  expect([countOf(from.municipalityId), countOf(into.municipalityId)]).toEqual([undefined, 6]);
});

test('a municipality that is part of another is merged no more, and an ended certificate moves in no other way', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  const region = await givenStaff({ role: 'regional_admin' });
  const [, ended] = from.certificates;
  await expect(
    database().certificate.update({
      where: { id: ended?.certificateId ?? '' },
      data: { municipalityId: into.municipalityId, groupId: into.group.id },
    }),
  ).rejects.toThrow();
  const ids = { fromId: from.municipalityId, intoId: into.municipalityId };
  const proposalId = await givenConfirmed(ids.fromId, ids.intoId);
  await inTransaction((tx) => startMerge(tx, region.actor, { proposalId, ...ids }));
  const merge = (fromId: string, intoId: string) =>
    inTransaction((tx) => startMerge(tx, region.actor, { proposalId: randomUUID(), fromId, intoId }));
  for (const [one, other] of [
    [from.municipalityId, into.municipalityId],
    [into.municipalityId, from.municipalityId],
    [into.municipalityId, into.municipalityId],
  ] as const) {
    expect(await refusedWithoutTrace(() => merge(one, other))).toMatchObject({ code: 'conflict' });
  }
  await expect(
    database().municipality.update({
      where: { id: from.municipalityId },
      data: { mergedIntoId: null, mergedAt: null },
    }),
  ).rejects.toThrow();
});

/** Carried out to its end. */
async function merge(fromId: string, intoId: string) {
  const region = await givenStaff({ role: 'regional_admin' });
  const proposalId = await givenConfirmed(fromId, intoId);
  const traces = await tracesOf(() =>
    inTransaction((tx) => startMerge(tx, region.actor, { proposalId, fromId, intoId })),
  );
  const { id: mergeId } = await database().municipalityMerge.findFirstOrThrow({ where: { fromId } });
  await mergeMunicipalities({ mergeId });
  return { region, traces };
}

async function givenVisit({ municipalityId, desk, group }: Awaited<ReturnType<typeof givenTown>>) {
  await givenBookingRules(desk.id);
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId, groupId: group.id });
  const { id } = await givenBooking(parent.actor, certificateId, desk.id);
  return { certificateId, read: () => database().booking.findUniqueOrThrow({ where: { id } }) };
}

test('a visit stays as it was booked: the institution has gone over, too', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  const visit = await givenVisit(from);
  const before = await visit.read();
  await merge(from.municipalityId, into.municipalityId);
  await settleVisits();
  expect(await visit.read()).toEqual(before);
  expect(before).toMatchObject({ status: 'booked', institutionId: from.desk.id });
});

test('a visit of a certificate handed over alone is needed no more: its institution stays behind', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  const visit = await givenVisit(from);
  await database().certificate.update({
    where: { id: visit.certificateId },
    data: { municipalityId: into.municipalityId, groupId: into.group.id, chosenInstitutionId: null },
  });
  expect(await visit.read()).toMatchObject({ status: 'cancelled', cancelReason: 'not_needed' });
});

test('nobody becomes an admin of a municipality that is part of another', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  const inviter = await givenStaff({ role: 'regional_admin' });
  const municipalityId = from.municipalityId;
  const asAdmin = { role: 'municipal_admin', municipalityId };
  const open = await givenInvitation(inviter.actor, asAdmin);
  const kept = await givenInvitation(inviter.actor, { ...asAdmin, municipalityId: into.municipalityId });
  expect(await previewMerge(inviter.actor, municipalityId)).toMatchObject({ admins: 1, invitations: 1 });
  const { region, traces } = await merge(municipalityId, into.municipalityId);

  expect(traces.audit.map(({ event, subject }) => [event, subject[1]])).toEqual([
    ['municipalities_merged', municipalityId],
    ['staff_invitation_withdrawn', open.id],
  ]);
  const choice = { login: 'vera-posle', password: 'тихая река и три сосны', repeatPassword: '' };
  const accepted = acceptInvitation(open.token, choice);
  expect(await refusalOf(accepted)).toMatchObject({ sentence: saying('Приглашение отозвано') });
  expect(await describeInvitation(kept.token)).toMatchObject({ refusal: null });

  const options = (await regionRoleOptions(region.actor)).municipalities.map(({ value }) => value);
  expect(options).toContain(into.municipalityId);
  expect(options).not.toContain(municipalityId);
  const chosen = await refusalOf(givenInvitation(region.actor, asAdmin));
  expect(chosen).toMatchObject({ field: 'municipalityId', sentence: saying('вошёл в состав другого') });
  const atDesk = await refusalOf(givenInvitation(region.actor, asAdmin, { municipalityId }));
  expect(atDesk).toMatchObject({ field: 'role' });
  const { accountId } = from.staff;
  const role = { accountId, role: 'municipal_admin', municipalityId, grantedById: region.accountId } as const;
  await expect(database().accountGrant.create({ data: role })).rejects.toThrow('by whoever may give it');
});

test('a role given while the merge goes on waits for it and is refused', async () => {
  const [from, into] = [await givenTown(), await givenTown()];
  const region = await givenStaff({ role: 'regional_admin' });
  const proposalId = await givenConfirmed(from.municipalityId, into.municipalityId);
  const ids = { fromId: from.municipalityId, intoId: into.municipalityId };
  const data = {
    accountId: into.staff.accountId,
    role: 'municipal_admin',
    municipalityId: from.municipalityId,
    grantedById: region.accountId,
  } as const;
  const given = await whileHeld(
    (tx) => startMerge(tx, region.actor, { proposalId, ...ids }),
    async () => database().accountGrant.create({ data }),
  );
  expect(given).toMatchObject({ status: 'rejected' });
});
