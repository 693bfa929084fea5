import type { Recipient, ToldOfChild } from '@/lib/platform/outbox';
import type { Queryable } from '@/lib/platform/database';

const shape = {
  id: true,
  email: true,
  emailConfirmedAt: true,
  account: { select: { id: true } },
} as const;

/**
 * Who is told of a change in the record: the applicant, as long as the applicant may see the child; when the applicant's
 * tie has ended, every guardian whose tie holds; and the child itself. Nobody else's letter may speak of the child.
 * An address without a proof is left out: the letter waits in the cabinet.
 */
export async function recipientsOf(tx: Queryable, certificateId: string): Promise<ToldOfChild[]> {
  const { childId, application } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      childId: true,
      application: {
        select: { email: true, visitId: true, applicantId: true, applicant: { select: shape } },
      },
    },
  });
  const [guardians, child] = [await guardiansOf(tx, childId), await childItself(tx, childId)];
  const { applicant, applicantId, visitId, email } = application;
  if (applicantId === childId || guardians.some(({ personId }) => personId === applicantId)) {
    const own = recipientOf(applicant);
    // Of several confirmed addresses the latest is the person's own: who mends it in one application is reached there about
    // all. One from the counter only names what was typed there.
    const told = { ...own, childId, email: own.email ?? (visitId === null ? email : null) };
    return applicantId === childId ? [told] : [told, ...child];
  }
  return [...guardians, ...child];
}

/** Whoever has a sign-in of their own reads in «Почта» what the parents are told; by e-mail only the parents are. */
export async function childItself(tx: Queryable, childId: string): Promise<ToldOfChild[]> {
  const account = await tx.account.findUnique({ where: { personId: childId }, select: { id: true } });
  return account ? [{ personId: childId, accountId: account.id, childId, email: null }] : [];
}

/** Whether a letter about this record reaches a mailbox, or only the cabinet. */
export async function isMailed(db: Queryable, certificateId: string): Promise<boolean> {
  return (await recipientsOf(db, certificateId)).some(({ email }) => email !== null);
}

/** Everybody whose tie to the child holds. */
export async function guardiansOf(tx: Queryable, childId: string): Promise<ToldOfChild[]> {
  const ties = await tx.guardianship.findMany({
    where: { childId, endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { guardian: { select: shape } },
  });
  return ties.map(({ guardian }) => ({ ...recipientOf(guardian), childId }));
}

type Row = {
  id: string;
  email: string | null;
  emailConfirmedAt: Date | null;
  account: { id: string } | null;
};

/** An address nobody has proven gets no letter about a child. */
export function recipientOf({ id, email, emailConfirmedAt, account }: Row): Recipient {
  return {
    personId: id,
    accountId: account?.id ?? null,
    email: emailConfirmedAt === null ? null : email,
  };
}

export const recipientShape = shape;
