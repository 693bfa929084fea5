import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostRevivals } from '@/lib/domain/revivals';
import { database } from '@/lib/platform/database';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { getProposal } from '@/lib/proposals/queries';
import { reviveProposals } from '@/lib/proposals/revive-proposals';
import { runProposal } from '@/lib/proposals/run-proposal';
import { submitProposal } from '@/lib/proposals/submit-proposal';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { countWaitingJobs, loseJobs } from '@/tests/support/lost-jobs';
import { givenRecord } from '@/tests/support/register';
import { tracesOf } from '@/tests/support/traces';

beforeEach(loseJobs);

afterEach(async () => {
  await database().$executeRaw`DROP TRIGGER IF EXISTS poison ON proposal_item`;
  await database().$executeRaw`DROP FUNCTION IF EXISTS poison`;
});

async function givenConfirmed() {
  const municipalityId = (await givenMunicipality()).id;
  const groupId = (await givenGroup({ municipalityId })).id;
  const [first, second] = [
    (await givenStaff({ role: 'municipal_admin', municipalityId })).actor,
    (await givenStaff({ role: 'municipal_admin', municipalityId })).actor,
  ];
  const records = [];
  for (let n = 0; n < 3; n += 1) records.push(await givenRecord({ municipalityId, groupId }));
  const fields = { kind: 'close', closeReason: 'papers_not_brought', which: 'found', query: '' };
  const proposalId = await prepareBulk(first, { municipalityId }, bulkFields.parse(fields));
  await submitProposal(first, proposalId, { note: 'Семьи не пришли за полгода' });
  await confirmProposal(second, proposalId);
  return { proposalId, records, first };
}

/** This record cannot be touched, whatever is done. */
async function poison(certificateId: string): Promise<void> {
  await database().$executeRaw`
    CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$`;
  await database().$executeRawUnsafe(`
    CREATE TRIGGER poison BEFORE UPDATE ON proposal_item FOR EACH ROW
    WHEN (NEW.certificate_id = '${certificateId}' AND NEW.state = 'done') EXECUTE FUNCTION poison()`);
}

test('a deed the queue has given up goes on; a record at which the portal fails holds up none and is told in the end', async () => {
  const { proposalId, records, first } = await givenConfirmed();
  await reviveProposals();
  expect(await countWaitingJobs('run-proposal')).toBe(1);
  await poison(records[0]?.certificateId ?? '');
  await expect(runProposal({ proposalId })).rejects.toThrow();
  expect((await getProposal(first, proposalId)).left).toMatchObject({ done: 2, waiting: 1 });
  for (let n = 0; n < mostRevivals; n += 1) {
    await loseJobs();
    await reviveProposals();
    expect(await countWaitingJobs('run-proposal')).toBe(1);
    expect((await getProposal(first, proposalId)).state).toBe('confirmed');
  }
  await loseJobs();
  const { audit } = await tracesOf(reviveProposals);
  expect(audit).toMatchObject([{ event: 'proposal_given_up', subject: ['proposal', proposalId] }]);
  expect(await countWaitingJobs('run-proposal')).toBe(0);
  expect(await getProposal(first, proposalId)).toMatchObject({
    state: 'done',
    failure: expect.stringContaining('Сделанное сохранено') as string,
    left: { done: 2, left: 1, waiting: 0 },
    why: { left: [{ reason: 'portal_fault', count: 1 }] },
  });
});
