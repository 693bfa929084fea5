import type { OperatorActor } from '@/lib/access/actor';
import { changedFields } from '@/lib/domain/changed-fields';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';

/** The document in force and where the child lives and learns, as facts that can be compared. */
export async function readChildPlace(tx: Transaction, childId: string) {
  const child = await tx.child.findUniqueOrThrow({
    where: { personId: childId },
    select: {
      municipalityId: true,
      institutionId: true,
      groupName: true,
      person: {
        select: {
          documents: {
            where: { supersededAt: null },
            orderBy: { createdAt: 'desc' },
            take: 1,
            select: { id: true, kind: true, numberSealed: true },
          },
        },
      },
    },
  });
  const [document] = child.person.documents;
  const number = document && unsealDocumentNumber(document.id, document.numberSealed);
  return {
    kind: document?.kind ?? null,
    series: number?.series ?? null,
    number: number?.number ?? null,
    municipalityId: child.municipalityId,
    institution: child.institutionId,
    groupName: child.groupName,
  };
}

/** What the originals have changed of a child that was in the register already, with the values before. */
export async function recordChildPlace(
  tx: Transaction,
  actor: OperatorActor,
  childId: string,
  before: Awaited<ReturnType<typeof readChildPlace>>,
): Promise<void> {
  const change = changedFields(before, await readChildPlace(tx, childId));
  if (change.fields.length === 0) return;
  await recordAudit(tx, actor, {
    event: 'child_changed',
    subject: ['child', childId],
    childId,
    details: { fields: change.fields },
    change,
  });
}
