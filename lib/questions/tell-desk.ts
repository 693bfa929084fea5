import { listAccepting } from '@/lib/institutions/accepting';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';

/**
 * Tells whoever receives families at the institution the family chose. Where none is chosen, or one that does not accept their
 * papers today, nobody's mailbox is filled: the queue of every desk shows the question.
 */
export async function tellDesk(tx: Transaction, questionId: string): Promise<void> {
  const { application } = await tx.familyQuestion.findUniqueOrThrow({
    where: { id: questionId },
    select: {
      application: {
        select: {
          certificate: { select: { municipalityId: true, chosenInstitutionId: true } },
          child: { select: { institutionId: true } },
        },
      },
    },
  });
  const { certificate, child } = application;
  if (!certificate?.chosenInstitutionId) return;
  const accepting = await listAccepting(tx, certificate.municipalityId, today(), child.institutionId);
  const chosen = accepting.find(({ id }) => id === certificate.chosenInstitutionId);
  if (!chosen) return;
  for (const { id, staffEmail } of await staffOf(tx, chosen.id)) {
    const to = { personId: null, accountId: id, email: staffEmail };
    await queueLetter(tx, to, 'question_asked', {
      institution: chosen.shortName,
      link: new URL(`/counter/questions/${questionId}`, environment().APP_URL).href,
    });
  }
}

function staffOf(tx: Transaction, institutionId: string) {
  return tx.account.findMany({
    where: {
      personId: null,
      staffEmail: { not: null },
      blockedAt: null,
      grants: { some: { role: 'operator', institutionId, endedAt: null } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, staffEmail: true },
  });
}
