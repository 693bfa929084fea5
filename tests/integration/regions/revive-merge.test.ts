import { expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import {
  municipalityMergeFields,
  proposeMunicipalityMerge,
} from '@/lib/proposals/propose-municipality-merge';
import { runProposal } from '@/lib/proposals/run-proposal';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { reviveMerges } from '@/lib/regions/revive-merges';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { countWaitingJobs, loseJobs } from '@/tests/support/lost-jobs';

test('a merge the queue has given up goes on, however often, and only as long as it is not finished', async () => {
  const [from, into] = [(await givenMunicipality()).id, (await givenMunicipality()).id];
  const [admin, second] = [
    (await givenStaff({ role: 'regional_admin' })).actor,
    (await givenStaff({ role: 'regional_admin' })).actor,
  ];
  const input = municipalityMergeFields.parse({ into, mergeNote: 'Закон области № 12-ОЗ' });
  const proposalId = await proposeMunicipalityMerge(admin, from, input);
  await confirmProposal(second, proposalId);
  await runProposal({ proposalId });
  for (let n = 0; n < 8; n += 1) {
    await loseJobs();
    await reviveMerges();
    await reviveMerges();
    expect(await countWaitingJobs('merge-municipalities')).toBe(1);
  }
  const { id: mergeId } = await database().municipalityMerge.findUniqueOrThrow({ where: { proposalId } });
  await mergeMunicipalities({ mergeId });
  await loseJobs();
  await reviveMerges();
  expect(await countWaitingJobs('merge-municipalities')).toBe(0);
});
