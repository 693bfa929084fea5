import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskActor } from '@/lib/access/municipality';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { confirmProposal, refuseProposal } from '@/lib/proposals/decide-proposal';
import { countToDecide, getProposal, listProposals } from '@/lib/proposals/queries';
import { givenGroup, givenMunicipality, givenStaff, unique } from '@/tests/support/given';
import { givenProposal } from '@/tests/support/given/proposals';
import { givenRecord } from '@/tests/support/register';
import { saying } from '@/tests/support/traces';

let municipalityId: string;
let proposalId: string;
let makerId: string;
let second: MunicipalActor;
let region: RegionalActor;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  await givenGroup({ municipalityId });
  const { certificateId } = await givenRecord({ municipalityId });
  proposalId = await givenProposal(municipalityId, certificateId);
  makerId = (await database().proposal.findUniqueOrThrow({ where: { id: proposalId } })).proposedById;
  second = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

async function expectNoSecond(actor: DeskActor, sentence: string): Promise<void> {
  const refused = { code: 'forbidden', message: saying(sentence) };
  await expect(confirmProposal(actor, proposalId)).rejects.toMatchObject(refused);
  await expect(refuseProposal(actor, proposalId, { refusal: 'Рано' })).rejects.toMatchObject(refused);
  expect(await getProposal(actor, proposalId)).toMatchObject({
    mayDecide: false,
    obstacle: saying(sentence),
  });
  expect((await listProposals(actor, null)).waiting.map(({ id }) => id)).not.toContain(proposalId);
  // Past the verb the database says the same.
  const decided = { decidedById: actor.accountId, decidedRole: actor.role, decidedAt: now() };
  await expect(
    database().proposal.update({ where: { id: proposalId }, data: { state: 'confirmed', ...decided } }),
  ).rejects.toThrow('a second person');
}

async function giveEmail(accountId: string, staffEmail: string): Promise<void> {
  await database().account.update({ where: { id: accountId }, data: { staffEmail } });
}

describe('is no second person', () => {
  test('who has the same e-mail, in whatever letters', async () => {
    const n = unique();
    await giveEmail(makerId, `Vera_P.${n}@Example.ru`);
    await giveEmail(region.accountId, `vera_p.${n}@example.RU`);
    await expectNoSecond(region, 'та же электронная почта');
  });

  test('whose account the maker has issued', async () => {
    await database().account.update({ where: { id: second.accountId }, data: { issuedById: makerId } });
    await expectNoSecond(second, 'выдал тот, кто сделал предложение');
  });

  test('whose role here the maker has given', async () => {
    const elsewhere = await givenStaff({ role: 'municipal_admin' });
    const data = { accountId: elsewhere.accountId, role: 'municipal_admin' as const, municipalityId };
    await database().accountGrant.create({ data: { ...data, grantedById: makerId, createdAt: now() } });
    const actor = { ...elsewhere.actor, municipalityId };
    await expectNoSecond(actor, 'выдал тот, кто сделал предложение');
  });
});

test('anybody else is, and sees that it waits', async () => {
  await giveEmail(makerId, `vera-p-${unique()}@example.ru`);
  await giveEmail(second.accountId, `vera_p-${unique()}@example.ru`);
  expect(await countToDecide(second)).toBe(1);
  expect(await getProposal(second, proposalId)).toMatchObject({ mayDecide: true, obstacle: null });
  await confirmProposal(second, proposalId);
  expect((await getProposal(second, proposalId)).state).toBe('confirmed');
});
