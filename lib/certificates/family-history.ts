import { isGuardianChange } from '@/lib/domain/record-changes';
import { database } from '@/lib/platform/database';
import { listHistory } from '@/lib/record-changes/history';

/**
 * What happened to the certificate as its family reads it: staff are named by their institution only, and of another
 * guardian's tie nothing but that it began or ended.
 */
export async function familyHistory(certificateId: string) {
  const lines = await listHistory(database(), certificateId);
  return lines.map(({ id, at, title, author, where, reasons, details, document, change }) => {
    const told = isGuardianChange(change) ? { reasons: [], document: null } : { reasons, document };
    return { id, at, title, by: byWords(author.kind, where), details, ...told };
  });
}

export type FamilyHistoryLine = Awaited<ReturnType<typeof familyHistory>>[number];

function byWords(kind: 'portal' | 'family' | 'staff', where: string | null): string {
  if (kind === 'portal') return 'Портал, автоматически';
  if (kind === 'family') return 'Семья';
  return where ?? 'Администратор';
}
