import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import {
  guardianChanges,
  isGuardianChange,
  recordChanges,
  recordReasonTitle,
} from '@/lib/domain/record-changes';
import { roles } from '@/lib/domain/roles';
import type { Transaction } from '@/lib/platform/database';
import { groundOf, groundShape } from '@/lib/record-changes/ground-document';
import { held, instant, type HeldRecord } from './held';

/**
 * What changed in the records of a child's certificates beside the status. Of a guardian's tie only that it began or
 * ended: why and on which paper is that guardian's.
 */
export async function changeRecords(tx: Transaction, childId: string): Promise<HeldRecord[]> {
  const rows = await tx.certificateChange.findMany({
    where: { certificate: { childId } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      kind: true,
      at: true,
      reason: true,
      byRole: true,
      institution: { select: { shortName: true } },
      certificate: { select: { number: true } },
    },
  });
  return rows.map((row) => ({
    title: `Изменения в записи сертификата ${formatCertificateNumber(row.certificate.number)}`,
    facts: [
      held('certificate_change.kind', 'Что изменилось', recordChanges[row.kind].title),
      held('certificate_change.at', 'Когда', instant(row.at)),
      held('certificate_change.by_role', 'Кто', roles[row.byRole].title),
      held('certificate_change.institution_id', 'Где', row.institution?.shortName),
      ...(isGuardianChange(row.kind)
        ? []
        : [held('certificate_change.reason', 'Причина', recordReasonTitle(row.kind, row.reason))]),
    ],
  }));
}

/** The papers on which staff decided about this child, but for those about a guardian. */
export async function groundRecords(tx: Transaction, childId: string): Promise<HeldRecord[]> {
  const rows = await tx.groundDocument.findMany({
    where: { childId, changes: { none: { kind: { in: [...guardianChanges] } } } },
    orderBy: { createdAt: 'asc' },
    select: { ...groundShape.select, createdAt: true },
  });
  return rows.map((row) => ({
    title: 'Документ, на котором основано решение',
    facts: [
      held('ground_document.kind', 'Документ', groundOf(row)),
      held('ground_document.content_sealed', 'Номер и дата', groundOf(row)),
      held('ground_document.created_at', 'Внесён', instant(row.createdAt)),
    ],
  }));
}
