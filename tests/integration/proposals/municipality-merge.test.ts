import { beforeEach, expect, test } from 'vitest';
import type { RegionalActor } from '@/lib/access/actor';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { confirmProposal, refuseProposal } from '@/lib/proposals/decide-proposal';
import {
  getMergeChoice,
  municipalityMergeFields,
  proposeMunicipalityMerge,
} from '@/lib/proposals/propose-municipality-merge';
import { getProposal } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { noTraces, refusalOf, tracesOf } from '@/tests/support/traces';

let from: string;
let into: string;
let admin: RegionalActor;
let second: RegionalActor;

beforeEach(async () => {
  [from, into] = [(await givenMunicipality()).id, (await givenMunicipality()).id];
  admin = (await givenStaff({ role: 'regional_admin' })).actor;
  second = (await givenStaff({ role: 'regional_admin' })).actor;
});

function inputOf(intoId: string) {
  return municipalityMergeFields.parse({ into: intoId, mergeNote: 'Закон области № 12-ОЗ' });
}

const propose = (intoId = into) => proposeMunicipalityMerge(admin, from, inputOf(intoId));
const municipality = (id: string) => database().municipality.findUniqueOrThrow({ where: { id } });

test('is proposed once, confirmed by another admin of the region, done once, and its page follows the move', async () => {
  const record = await givenRecord({ municipalityId: from });
  const id = await propose();
  expect(await propose()).toBe(id);
  const choice = await getMergeChoice(admin, from);
  expect(choice.proposalId).toBe(id);
  expect(choice.others.map((one) => one.id)).not.toContain(from);
  expect(await refusalOf(confirmProposal(admin, id))).toMatchObject({ code: 'forbidden' });
  expect((await municipality(from)).mergedIntoId).toBeNull();
  const town = (await givenStaff({ role: 'municipal_admin', municipalityId: from })).actor;
  expect(await refusalOf(getProposal(town, id))).toMatchObject({ code: 'not_found' });
  await confirmProposal(second, id);
  const { audit, jobs } = await tracesOf(() => runProposal({ proposalId: id }));
  expect(audit).toMatchObject([{ event: 'municipalities_merged', by: second.accountId }]);
  expect(jobs.map(({ name }) => name)).toEqual(['merge-municipalities']);
  expect(await tracesOf(() => runProposal({ proposalId: id }))).toEqual(noTraces);
  expect((await municipality(from)).mergedIntoId).toBe(into);
  expect((await getProposal(admin, id)).municipalities).toMatchObject({ fromId: from, moved: 'part' });
  const { id: mergeId } = await database().municipalityMerge.findUniqueOrThrow({ where: { proposalId: id } });
  await mergeMunicipalities({ mergeId });
  expect((await getProposal(admin, id)).municipalities).toMatchObject({ moved: 'all' });
  const { municipalityId } = await database().certificate.findUniqueOrThrow({
    where: { id: record.certificateId },
  });
  expect(municipalityId).toBe(into);
});

test('into itself, into a missing one and into a second one is refused; refused by the second person it may be proposed anew', async () => {
  expect(await refusalOf(propose(from))).toMatchObject({ code: 'conflict' });
  expect(await refusalOf(propose(admin.accountId))).toMatchObject({ code: 'not_found' });
  const id = await propose();
  const third = (await givenMunicipality()).id;
  expect(await refusalOf(propose(third))).toMatchObject({ code: 'conflict' });
  await refuseProposal(second, id, { refusal: 'Закон ещё не принят' });
  expect(await propose(third)).not.toBe(id);
});

test('two that cannot become one any more end the proposal without a merge, and it may be proposed anew', async () => {
  const id = await propose();
  const other = await proposeMunicipalityMerge(admin, into, inputOf((await givenMunicipality()).id));
  for (const one of [other, id]) {
    await confirmProposal(second, one);
    await runProposal({ proposalId: one });
  }
  expect(await getProposal(admin, id)).toMatchObject({ state: 'done', municipalities: { moved: null } });
  expect((await municipality(from)).mergedIntoId).toBeNull();
  expect(await propose((await givenMunicipality()).id)).not.toBe(id);
});

test('the database merges nothing that two people did not confirm', async () => {
  const id = await propose();
  const row = { fromId: from, intoId: into, proposalId: id, startedAt: now() };
  await expect(database().municipalityMerge.create({ data: row })).rejects.toThrow(/two people confirmed/);
  await confirmProposal(second, id);
  const { id: third } = await givenMunicipality();
  await expect(database().municipalityMerge.create({ data: { ...row, intoId: third } })).rejects.toThrow(
    /two people confirmed/,
  );
});
