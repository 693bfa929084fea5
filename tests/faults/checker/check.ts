import { acceptedIsKept } from './accepted-is-kept';
import { auditChain } from './audit-chain';
import { connections } from './connections';
import { filesAndRows } from './files-and-rows';
import { jobs } from './jobs';
import { letters } from './letters';
import { nothingTwice } from './nothing-twice';
import type { Evidence, Rule } from './rule';
import { wholeRecords } from './whole-records';

const rules: readonly Rule[] = [
  acceptedIsKept,
  nothingTwice,
  wholeRecords,
  auditChain,
  filesAndRows,
  letters,
  jobs,
  connections,
];

/** A sentence for everything that is broken; none: the portal has kept its word. */
export async function check(evidence: Evidence): Promise<string[]> {
  const broken: string[] = [];
  for (const rule of rules) broken.push(...(await rule(evidence)));
  return broken;
}
