import { database } from '@/lib/platform/database';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import { proposeMunicipalityMerge } from '@/lib/proposals/propose-municipality-merge';
import { runProposal } from '@/lib/proposals/run-proposal';
import { givenStaff } from './accounts';

/** A merge that one admin of the region proposed and another confirmed; the proposal's id. */
export async function givenConfirmed(fromId: string, intoId: string): Promise<string> {
  const [one, other] = [
    await givenStaff({ role: 'regional_admin' }),
    await givenStaff({ role: 'regional_admin' }),
  ];
  const input = { into: intoId, mergeNote: 'Закон области' };
  const proposalId = await proposeMunicipalityMerge(one.actor, fromId, input);
  await confirmProposal(other.actor, proposalId);
  return proposalId;
}

/** One municipality is part of another; its children and certificates are still to be moved by the worker. Returns the merge's id. */
export async function givenMerging(fromId: string, intoId: string): Promise<string> {
  const proposalId = await givenConfirmed(fromId, intoId);
  await runProposal({ proposalId });
  return (await database().municipalityMerge.findUniqueOrThrow({ where: { proposalId } })).id;
}
