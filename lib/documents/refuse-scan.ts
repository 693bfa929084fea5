import { childrenToldTo } from '@/lib/access/scope';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import type { ScanFault, ScanTrouble } from '@/lib/domain/scan-files';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { queueLetter } from '@/lib/platform/outbox';
import { discardStoredFiles, storeInQuarantine } from '@/lib/platform/storage';
import { recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import { stillReceived, type ReceivedScan } from './received-scan';

type Refused = { trouble: ScanFault } | { trouble: 'infected'; bytes: Uint8Array };

/**
 * Ends a file that cannot be shown: one that does not open is removed, one with a virus goes to the quarantine. A scan
 * that belongs to a document already is told to its sender; one that waits for its form is refused by the form.
 */
export async function refuseScan(scan: ReceivedScan, refused: Refused): Promise<void> {
  const { trouble } = refused;
  const storageKey = trouble === 'infected' ? await storeInQuarantine(refused.bytes) : null;
  const settled = await inTransaction(async (tx) => {
    const { count } = await tx.scan.updateMany({
      where: stillReceived(scan),
      data:
        trouble === 'infected'
          ? { status: trouble, storageKey }
          : { status: 'unreadable', fault: trouble, storageKey },
    });
    if (count === 1) await follow(tx, scan.id, trouble);
    return count === 1;
  });
  // The quarantine is for the operator of the server: only there it is said which file it is.
  if (settled) {
    log().warn({
      event: trouble === 'infected' ? 'scan_infected' : 'scan_unreadable',
      scanId: scan.id,
      ...(trouble === 'infected' ? { storageKey } : { fault: trouble }),
    });
  }
  await discardStoredFiles(settled || storageKey === null ? [scan.storageKey] : [storageKey]);
}

async function follow(tx: Transaction, scanId: string, trouble: ScanTrouble): Promise<void> {
  const { owner, document } = await tx.scan.findUniqueOrThrow({
    where: { id: scanId },
    select: {
      owner: { select: { id: true, person: { select: recipientShape } } },
      document: { select: { id: true, kind: true, personId: true } },
    },
  });
  if (trouble === 'infected') {
    await recordAudit(tx, null, {
      event: 'scan_infected',
      subject: document ? ['document', document.id] : ['account', owner.id],
      ...(document && { childId: document.personId }),
    });
  }
  if (!document || !owner.person) return;
  const child = await visibleChild(tx, owner.person.id, document.personId);
  if (!child) return;
  await queueLetter(tx, { ...recipientOf(owner.person), childId: document.personId }, 'scan_unreadable', {
    childName: fullName(child.person),
    document: identityDocumentKinds[document.kind].title,
    trouble,
    link: new URL(`/cabinet/children/${document.personId}/document`, environment().APP_URL).href,
  });
}

/** Whose tie to the child has ended since is told nothing more of it. */
function visibleChild(tx: Transaction, personId: string, childId: string) {
  return tx.child.findFirst({
    where: { AND: [{ personId: childId }, childrenToldTo(personId)] },
    select: { person: { select: { surname: true, givenName: true, patronymic: true } } },
  });
}
