import { reviveGroupRuns } from '@/lib/certificates/group/revive-group-runs';
import { reviveImports } from '@/lib/imports/revive-imports';
import { giveUpLetters } from '@/lib/letters/give-up-letters';
import { reviveProposals } from '@/lib/proposals/revive-proposals';
import { reviveMerges } from '@/lib/regions/revive-merges';

/** The hourly job: work whose own job the queue has given up is taken up anew or brought to an end. */
export async function reviveWork(): Promise<void> {
  await reviveGroupRuns();
  await reviveImports();
  await reviveProposals();
  await reviveMerges();
  await giveUpLetters();
}
