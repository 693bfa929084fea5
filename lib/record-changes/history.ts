import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { stepTitle } from '@/lib/domain/history-words';
import { recordChanges, recordReasonTitle, type RecordChange } from '@/lib/domain/record-changes';
import { roles, type Role } from '@/lib/domain/roles';
import { statusReasonTitle } from '@/lib/domain/status-reasons';
import type { Queryable } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { groundOf, groundShape } from './ground-document';

/** One line of what happened to a record, the status and everything beside it alike. */
export type HistoryLine = {
  id: string;
  at: Date;
  title: string;
  /** What the status became; null where something else changed. */
  status: CertificateStatus | null;
  change: RecordChange | null;
  author:
    { kind: 'portal' } | { kind: 'family' } | { kind: 'staff'; name: string | null; role: string | null };
  where: string | null;
  reasons: string[];
  /** From what to what, where that may be said: municipalities and groups. */
  details: string | null;
  /** The paper it rests on. */
  document: string | null;
};

const author = {
  byAccount: { select: { staffName: true, personId: true } },
  byRole: true,
  institution: { select: { shortName: true } },
  groundDocument: groundShape,
} as const;

/** Everything that happened to the record, the latest first. */
export async function listHistory(db: Queryable, certificateId: string): Promise<HistoryLine[]> {
  const steps = await db.certificateStatusChange.findMany({
    where: { certificateId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      at: true,
      fromStatus: true,
      toStatus: true,
      reasons: true,
      comment: true,
      remark: { select: { sealed: true } },
      ...author,
    },
  });
  const changes = await db.certificateChange.findMany({
    where: { certificateId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      at: true,
      kind: true,
      reason: true,
      fromMunicipality: { select: { shortName: true } },
      toMunicipality: { select: { shortName: true } },
      fromGroup: { select: { title: true } },
      toGroup: { select: { title: true } },
      ...author,
    },
  });
  const lines: HistoryLine[] = [
    ...steps.map((row) => ({
      ...commonOf(row),
      title: stepTitle(row.fromStatus, row.toStatus, row.reasons),
      status: row.toStatus,
      change: null,
      reasons: [
        ...row.reasons.flatMap((key) => statusReasonTitle(key) ?? []),
        ...(row.comment ? [row.comment] : []),
        ...(row.remark ? [unsealText(`status_remark.sealed:${row.id}`, row.remark.sealed)] : []),
      ],
      details: null,
    })),
    ...changes.map((row) => ({
      ...commonOf(row),
      title: recordChanges[row.kind].title,
      status: null,
      change: row.kind,
      reasons: [recordReasonTitle(row.kind, row.reason) ?? ''].filter(Boolean),
      details: fromTo(row),
    })),
  ];
  return lines.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

type Common = {
  id: string;
  at: Date;
  byAccount: { staffName: string | null; personId: string | null } | null;
  byRole: Role | null;
  institution: { shortName: string } | null;
  groundDocument: Parameters<typeof groundOf>[0] | null;
};

function commonOf({ id, at, institution, groundDocument, ...row }: Common) {
  return {
    id,
    at,
    author: authorOf(row, institution !== null),
    where: institution?.shortName ?? null,
    document: groundDocument && groundOf(groundDocument),
  };
}

function authorOf(
  { byAccount, byRole }: Pick<Common, 'byAccount' | 'byRole'>,
  atCounter: boolean,
): HistoryLine['author'] {
  if (!byAccount) return { kind: 'portal' };
  if (byAccount.personId) return { kind: 'family' };
  // Rows that came before the column: only operators had an institution then.
  const role = byRole ?? (atCounter ? 'operator' : null);
  return { kind: 'staff', name: byAccount.staffName, role: role && roles[role].title };
}

type Moved = {
  fromMunicipality: { shortName: string } | null;
  toMunicipality: { shortName: string } | null;
  fromGroup: { title: string } | null;
  toGroup: { title: string } | null;
};

function fromTo({ fromMunicipality, toMunicipality, fromGroup, toGroup }: Moved): string | null {
  const pairs = [
    fromMunicipality && toMunicipality && `${fromMunicipality.shortName} → ${toMunicipality.shortName}`,
    fromGroup && toGroup && `группа: «${fromGroup.title}» → «${toGroup.title}»`,
  ].filter((pair) => pair !== null);
  return pairs.length > 0 ? pairs.join('; ') : null;
}
