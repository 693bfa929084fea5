import type { AuditEvent } from '@/lib/domain/audit-events';
import type { Role } from '@/lib/domain/roles';
import type { AuditSubject } from '@/lib/platform/audit';
import type { Ledger } from './ledger';
import type { StaffMember } from './staff';

export type Author = { accountId: string; role: Role; institutionId: string | null } | null;

export function asOperator({ accountId, institutionId }: StaffMember): Author {
  return { accountId, role: 'operator', institutionId };
}

export function asIssuer({ accountId, institutionId }: StaffMember): Author {
  return { accountId, role: 'login_issuer', institutionId };
}

type Entry = { event: AuditEvent; subject: readonly [AuditSubject, string]; childId?: string };

/** An entry of the audit as the portal would have written it at that instant. */
export function note(
  ledger: Pick<Ledger, 'auditEntry'>,
  at: Date,
  author: Author,
  { event, subject, childId }: Entry,
): void {
  ledger.auditEntry.push({
    at,
    event,
    accountId: author?.accountId ?? null,
    role: author?.role ?? null,
    institutionId: author?.institutionId ?? null,
    subjectKind: subject[0],
    subjectId: subject[1],
    childId: childId ?? null,
    details: {},
  });
}
