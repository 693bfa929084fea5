import { found } from '@/lib/access/scope';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRow } from '@/lib/platform/locks';
import { recipientShape } from '@/lib/record-changes/recipients';

/**
 * Holds the question until the transaction ends and reads it: whoever writes in it at the same moment waits and then sees
 * what was written. `scope` is whose questions exist for the one who asks.
 */
export async function holdQuestion(tx: Transaction, id: string, scope: Prisma.FamilyQuestionWhereInput) {
  await lockRow(tx, 'family_question', id);
  const row = found(
    await tx.familyQuestion.findFirst({
      where: { AND: [{ id }, scope] },
      select: {
        status: true,
        version: true,
        application: { select: { childId: true } },
        askedBy: { select: recipientShape },
        messages: {
          orderBy: { position: 'desc' },
          take: 1,
          select: { id: true, position: true, institutionId: true, writtenById: true, textSealed: true },
        },
      },
    }),
  );
  const { status, version, application, askedBy, messages } = row;
  const [last] = messages;
  return {
    id,
    status,
    version,
    /** How many messages there are. */
    before: last?.position ?? 0,
    askedBy,
    childId: application.childId,
    lastByFamily: last?.institutionId === null,
    last: last ?? null,
  };
}
