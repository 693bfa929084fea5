import type { OperatorActor } from '@/lib/access/actor';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter, type Recipient } from '@/lib/platform/outbox';
import type { VisitChild } from './visit-fields';

type Tied = { child: VisitChild; childId: string; others: readonly Recipient[] };

/** A child somebody else has entered has one guardian more: the others learn of it, as they do when a request is granted. */
export async function tellTied(
  tx: Transaction,
  actor: OperatorActor,
  { child, childId, others }: Tied,
): Promise<void> {
  await recordAudit(tx, actor, {
    event: 'guardian_added',
    subject: ['child', childId],
    childId,
    details: { ground: child.ground },
  });
  const { shortName } = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  for (const other of others) {
    await queueLetter(tx, other, 'guardian_added', {
      childName: fullName(child),
      institution: shortName,
      link: new URL('/cabinet/children', environment().APP_URL).href,
    });
  }
}
