import { formatMinute } from '@/lib/domain/dates';
import type { ProposalOutcome } from '@/lib/domain/letters';
import { isBulk, mostToldAnHour } from '@/lib/domain/proposals';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter, type Recipient } from '@/lib/platform/outbox';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { decidersOf, makerOf } from './reach';
import { secondPersons } from './second-person';

const shape = {
  id: true,
  kind: true,
  needsSecond: true,
  itemCount: true,
  municipalityId: true,
  municipality: { select: { shortName: true } },
  proposedById: true,
  proposedRole: true,
  proposedBy: { select: { staffName: true, login: true } },
  decidedBy: { select: { staffName: true, login: true } },
  expiresAt: true,
  refusal: true,
  merge: { select: { id: true } },
  municipalityMerge: { select: { id: true } },
  destruction: { select: { id: true } },
} as const satisfies Prisma.ProposalSelect;

type Told = Prisma.ProposalGetPayload<{ select: typeof shape }>;

/**
 * Tells everybody who may decide that a proposal waits: in the transaction that sends it on. Whoever proposes many within an
 * hour fills nobody's mailbox: of the rest the page of proposals tells.
 */
export async function tellDeciders(tx: Transaction, proposalId: string): Promise<void> {
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: shape });
  const hourAgo = new Date(now().getTime() - 3_600_000);
  const ofLate = { proposedById: proposal.proposedById, submittedAt: { gt: hourAgo } };
  if ((await tx.proposal.count({ where: ofLate })) > mostToldAnHour) return;
  const { expiresAt } = proposal;
  const admins = await reachable(tx, decidersOf(proposal));
  const second = await secondPersons(
    tx,
    proposal.proposedById,
    admins.map(({ accountId }) => accountId),
  );
  for (const to of admins.filter(({ accountId }) => second.has(accountId))) {
    await queueLetter(tx, to, 'proposal_waiting', {
      ...factsOf(proposal),
      proposedBy: nameOf(proposal.proposedBy),
      until: expiresAt && formatMinute(expiresAt, environment().TIME_ZONE),
    });
  }
}

/** Tells whoever proposed it how it ended; of what they did alone they need no letter. */
export async function tellMaker(
  tx: Transaction,
  proposalId: string,
  ending: 'finished' | 'refused' | 'expired',
): Promise<void> {
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: shape });
  if (!proposal.needsSecond) return;
  const counts = ending === 'finished' && isBulk(proposal.kind) ? await countsOf(tx, proposalId) : null;
  const outcome = ending === 'finished' ? outcomeOf(proposal, counts) : ending;
  for (const to of await reachable(tx, makerOf(proposal))) {
    await queueLetter(tx, to, 'proposal_settled', {
      ...factsOf(proposal),
      outcome,
      counts,
      decidedBy: proposal.decidedBy && nameOf(proposal.decidedBy),
      refusal: proposal.refusal,
    });
  }
}

/** The address of a member of staff is the one whose letter made the account: nobody enters another. */
async function reachable(
  tx: Transaction,
  who: Prisma.AccountWhereInput,
): Promise<(Recipient & { accountId: string })[]> {
  const accounts = await tx.account.findMany({
    where: { AND: [who, { personId: null, staffEmail: { not: null } }] },
    orderBy: { id: 'asc' },
    select: { id: true, staffEmail: true },
  });
  return accounts.map(({ id, staffEmail }) => ({ personId: null, accountId: id, email: staffEmail }));
}

function factsOf({ id, kind, itemCount, municipality }: Told) {
  return {
    deed: kind,
    records: isBulk(kind) ? itemCount : null,
    place: municipality?.shortName ?? null,
    link: new URL(`/admin/proposals/${id}`, environment().APP_URL).href,
  };
}

function nameOf({ staffName, login }: Told['proposedBy']): string {
  return staffName ?? login;
}

type Counts = { done: number; left: number };

async function countsOf(tx: Transaction, proposalId: string): Promise<Counts> {
  const of = (state: 'done' | 'left') => tx.proposalItem.count({ where: { proposalId, state } });
  return { done: await of('done'), left: await of('left') };
}

function outcomeOf({ merge, municipalityMerge, destruction }: Told, counts: Counts | null): ProposalOutcome {
  const happened = counts ? counts.done > 0 : (merge ?? municipalityMerge ?? destruction) !== null;
  return happened ? 'done' : 'not_done';
}
