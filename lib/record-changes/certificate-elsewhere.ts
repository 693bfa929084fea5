import { liveStatuses } from '@/lib/domain/certificate-status';
import { nameKey } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const shape = {
  surname: true,
  givenName: true,
  birthDate: true,
  child: {
    select: {
      certificates: {
        where: { status: { in: liveStatuses } },
        select: { id: true },
        take: 1,
      },
    },
  },
} satisfies Prisma.PersonSelect;

/**
 * Whether the child who has this document or SNILS already is certainly the same one and has a certificate: only then is
 * it said, and only then does a request to be linked lead anywhere.
 */
export async function hasCertificateElsewhere(
  tx: Transaction,
  childId: string,
  ownerId: string,
): Promise<boolean> {
  const child = await tx.person.findUniqueOrThrow({ where: { id: childId }, select: shape });
  const owner = await tx.person.findUniqueOrThrow({ where: { id: ownerId }, select: shape });
  if (!owner.child || owner.child.certificates.length === 0) return false;
  const sameName = nameOf(child) === nameOf(owner);
  return sameName || (child.birthDate !== null && child.birthDate.getTime() === owner.birthDate?.getTime());
}

function nameOf({ surname, givenName }: { surname: string; givenName: string }): string {
  return nameKey(`${surname} ${givenName}`);
}
