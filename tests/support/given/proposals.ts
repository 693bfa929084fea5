import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { decideDuplicate } from '@/lib/duplicates/decide-duplicate';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { proposeMerge } from '@/lib/proposals/propose-merge';
import { runProposal } from '@/lib/proposals/run-proposal';
import { submitProposal } from '@/lib/proposals/submit-proposal';
import { givenStaff } from './accounts';

/** A proposal to close this certificate, waiting for a second person. */
export async function givenProposal(municipalityId: string, certificateId: string): Promise<string> {
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const fields = { kind: 'close', closeReason: 'mistake_or_duplicate', which: 'ticked', query: '' };
  const input = bulkFields.parse({ ...fields, [`tick.${certificateId}`]: 'on' });
  const id = await prepareBulk(actor, { municipalityId }, input);
  await submitProposal(actor, id, { note: 'Выдан по ошибке' });
  return id;
}

/** Two records of one child that two people of the region have made one; returns the merge. */
export async function givenMerge(keptId: string, mergedId: string): Promise<string> {
  const [first, second] = [
    (await givenStaff({ role: 'regional_admin' })).actor,
    (await givenStaff({ role: 'regional_admin' })).actor,
  ];
  const [childAId = '', childBId = ''] = [keptId, mergedId].toSorted();
  const { id } = await database().duplicateSuspicion.create({
    data: { childAId, childBId, alike: ['name', 'birth_date'], createdAt: now() },
  });
  await decideDuplicate(first, id, { decision: 'same_child', comment: 'Сравнено' });
  const proposalId = await proposeMerge(first, id, { keep: keptId, note: 'Документы совпадают' });
  await confirmProposal(second, proposalId);
  await runProposal({ proposalId });
  return (await database().childMerge.findUniqueOrThrow({ where: { proposalId } })).id;
}
