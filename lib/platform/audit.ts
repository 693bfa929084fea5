import type { AuditEvent } from '@/lib/domain/audit-events';
import type { Role } from '@/lib/domain/roles';
import { database, type Transaction } from './database';
import { seal } from './encryption';

/** Who acted; null when the portal itself did. */
export type AuditAuthor = { accountId: string; role: Role; institutionId: string | null } | null;

export type AuditSubject =
  | 'account'
  | 'person'
  | 'child'
  | 'document'
  | 'application'
  | 'certificate'
  | 'duplicate_suspicion'
  | 'consent'
  | 'correction'
  | 'question'
  | 'link_request'
  | 'municipality'
  | 'institution'
  | 'certificate_group'
  | 'staff_invitation'
  | 'letter'
  | 'register_export'
  | 'table_import'
  | 'proposal'
  | 'backup';

type AuditFacts = {
  event: AuditEvent;
  subject: readonly [AuditSubject, string];
  /** The child whose data it concerns. */
  childId?: string;
  /** Names of fields, ids, statuses, counts: never a personal value. */
  details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Values before and after and what was written about the change, sealed apart from the entry. */
  change?: { before: unknown; after: unknown; comment?: string | null };
};

/** Writes an entry of the audit in the transaction of the change it describes. */
export async function recordAudit(tx: Transaction, author: AuditAuthor, facts: AuditFacts): Promise<void> {
  const entry = await tx.auditEntry.create({ data: entryOf(author, facts), select: { id: true } });
  if (!facts.change) return;
  await tx.changeRecord.create({ data: sealedChange(entry.id, facts.change) });
}

/** Writes an entry that goes with no change, of a look or a refusal: one statement is whole without a transaction around it. */
export async function recordAlone(author: AuditAuthor, facts: Omit<AuditFacts, 'change'>): Promise<void> {
  await database().auditEntry.create({ data: entryOf(author, facts), select: { id: true } });
}

/** Many entries of one deed at once, in their order: five hundred of them, written one by one, would hold its transaction for seconds. */
export async function recordAudits(
  tx: Transaction,
  author: AuditAuthor,
  entries: readonly AuditFacts[],
): Promise<void> {
  if (entries.length === 0) return;
  const ids = await tx.auditEntry.createManyAndReturn({
    data: entries.map((facts) => entryOf(author, facts)),
    select: { id: true },
  });
  const changes = entries.flatMap(({ change }, at) => {
    const id = ids[at]?.id;
    return change && id !== undefined ? [sealedChange(id, change)] : [];
  });
  if (changes.length > 0) await tx.changeRecord.createMany({ data: changes });
}

function sealedChange(auditEntryId: bigint, change: NonNullable<AuditFacts['change']>) {
  return {
    auditEntryId,
    sealed: seal(`change_record.sealed:${auditEntryId}`, JSON.stringify(change)),
  };
}

function entryOf(author: AuditAuthor, facts: AuditFacts) {
  return {
    event: facts.event,
    accountId: author?.accountId ?? null,
    role: author?.role ?? null,
    institutionId: author?.institutionId ?? null,
    subjectKind: facts.subject[0],
    subjectId: facts.subject[1],
    childId: facts.childId ?? null,
    details: { ...facts.details },
  };
}
