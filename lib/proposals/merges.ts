import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { listHistory } from '@/lib/record-changes/history';
import { historyLineOf } from '@/lib/record-changes/history-line';

const childShape = {
  personId: true,
  municipality: { select: { shortName: true } },
  institution: { select: { shortName: true } },
  person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
  certificates: {
    orderBy: { createdAt: 'asc' },
    select: { id: true, number: true, status: true, createdAt: true },
  },
} as const;

/** Both records of a merge with their whole histories; both looks are recorded. */
export async function openMerge(actor: RegionalActor, mergeId: string) {
  requirePermission(actor, 'duplicate.decide');
  return inTransaction(async (tx) => {
    const merge = found(
      await tx.childMerge.findUnique({
        where: { id: mergeId },
        select: {
          id: true,
          at: true,
          suspicionId: true,
          proposalId: true,
          byAccount: { select: { staffName: true } },
          kept: { select: childShape },
          merged: { select: childShape },
        },
      }),
    );
    for (const { personId } of [merge.kept, merge.merged]) {
      await recordAudit(tx, actor, {
        event: 'certificate_viewed',
        subject: ['duplicate_suspicion', merge.suspicionId],
        childId: personId,
      });
    }
    return {
      id: merge.id,
      at: merge.at,
      by: merge.byAccount.staffName ?? '',
      suspicionId: merge.suspicionId,
      proposalId: merge.proposalId,
      kept: await sideOf(tx, merge.kept),
      merged: await sideOf(tx, merge.merged),
    };
  });
}

export type MergePage = Awaited<ReturnType<typeof openMerge>>;

type Child = {
  municipality: { shortName: string } | null;
  institution: { shortName: string } | null;
  person: { surname: string; givenName: string; patronymic: string | null; birthDate: Date | null };
  certificates: {
    id: string;
    number: string;
    status: Parameters<typeof effectiveCertificateStatus>[0];
    createdAt: Date;
  }[];
};

async function sideOf(tx: Transaction, { person, municipality, institution, certificates }: Child) {
  const birthDate = plainDate(found(person.birthDate));
  const records = [];
  for (const { status, ...certificate } of certificates) {
    records.push({
      ...certificate,
      status: effectiveCertificateStatus(status, birthDate, today()),
      history: (await listHistory(tx, certificate.id)).map(historyLineOf),
    });
  }
  return {
    name: fullName(person),
    birthDate,
    municipality: municipality?.shortName ?? null,
    institution: institution?.shortName ?? null,
    certificates: records,
  };
}

export type MergeSide = MergePage['kept'];

const pageSize = 20;

/** Pairs decided to be one child that are two records still, and what was merged already, the newest first. */
export async function listMerges(actor: RegionalActor, after: string | null) {
  requirePermission(actor, 'duplicate.decide');
  const open = await database().duplicateSuspicion.findMany({
    where: { decision: 'same_child', merge: null },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true,
      decidedAt: true,
      proposals: { where: { state: { in: ['waiting', 'confirmed'] } }, select: { id: true } },
    },
  });
  const merges = await database().childMerge.findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    take: pageSize + 1,
    select: { id: true, at: true, byAccount: { select: { staffName: true } } },
  });
  const shown = merges.slice(0, pageSize);
  return {
    open: open.map(({ id, decidedAt, proposals: [proposal] }) => ({
      id,
      decidedAt,
      proposalId: proposal?.id ?? null,
    })),
    merged: shown.map(({ id, at, byAccount }) => ({ id, at, by: byAccount.staffName ?? '' })),
    next: merges.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}
