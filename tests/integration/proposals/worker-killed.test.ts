import { afterEach, expect, test } from 'vitest';
import { database, inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { getProposal, getProposalProgress } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import { submitProposal } from '@/lib/proposals/submit-proposal';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { WorkerProcess } from '../letters/worker-process';

let worker: WorkerProcess | null = null;

afterEach(async () => {
  await worker?.discard();
  worker = null;
});

test('a worker killed in the middle leaves no record half-closed; the next one goes on and closes none twice', async () => {
  const municipalityId = (await givenMunicipality()).id;
  const groupId = (await givenGroup({ municipalityId })).id;
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const second = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  const here = { municipalityId, groupId };
  const records = [await givenRecord(here), await givenRecord(here), await givenRecord(here)];
  const fields = { kind: 'close', closeReason: 'papers_not_brought', which: 'found', query: '' };
  const proposalId = await prepareBulk(actor, { municipalityId }, bulkFields.parse(fields));
  await submitProposal(actor, proposalId, { note: 'Семьи не пришли за полгода' });
  const started = new WorkerProcess({});
  worker = started;
  await started.said('worker_ready');
  // The worker is held at the second child, and ends there without a chance to tidy up.
  await inTransaction(async (tx) => {
    await lockRow(tx, 'child', records[1]?.childId ?? '');
    await confirmProposal(second, proposalId);
    const done = async () => (await getProposalProgress(actor, proposalId)).done;
    await expect.poll(done, { timeout: 15_000, interval: 50 }).toBe(1);
    await started.discard();
  });
  const ids = records.map(({ certificateId }) => certificateId);
  const statuses = async () => {
    const rows = await database().certificate.findMany({ where: { id: { in: ids } } });
    return ids.map((id) => rows.find((row) => row.id === id)?.status);
  };
  expect(await statuses()).toEqual(['terminated', 'not_activated', 'not_activated']);
  expect(await getProposal(actor, proposalId)).toMatchObject({ state: 'confirmed', left: { waiting: 2 } });
  await runProposal({ proposalId });
  await runProposal({ proposalId });
  expect(await statuses()).toEqual(['terminated', 'terminated', 'terminated']);
  expect(await getProposal(actor, proposalId)).toMatchObject({
    state: 'done',
    left: { done: 3, waiting: 0 },
  });
  const ended = { event: 'certificate_terminated', subjectId: { in: ids } };
  expect(await database().auditEntry.count({ where: ended })).toBe(3);
  const history = { certificateId: { in: ids }, toStatus: 'terminated' as const };
  expect(await database().certificateStatusChange.count({ where: history })).toBe(3);
  for (const { parent } of records) {
    const told = { personId: parent.personId, kind: 'certificate_status_changed' as const };
    expect(await database().letter.count({ where: told })).toBe(1);
  }
});
