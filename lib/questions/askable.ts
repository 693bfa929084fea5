import type { FamilyActor } from '@/lib/access/actor';
import { applicationsOf } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Applications one may ask about: open ones and those that led to a certificate, wherever a desk is there to answer. */
export const askable = {
  OR: [
    { certificate: { isNot: null } },
    {
      status: { in: ['awaiting_confirmation', 'confirmed'] },
      child: { municipalityId: { not: null } },
    },
  ],
} satisfies Prisma.ApplicationWhereInput;

const listedAtOnce = 50;

/** What a question may be about, the newest of each child first. */
export async function listAskable(actor: FamilyActor): Promise<{ id: string; title: string }[]> {
  const rows = await database().application.findMany({
    where: { AND: [applicationsOf(actor), askable] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedAtOnce,
    select: matterShape,
  });
  return rows.map((row) => ({ id: row.id, title: `${fullName(row.child.person)}: ${matterOf(row)}` }));
}

export const matterShape = {
  id: true,
  number: true,
  certificate: { select: { id: true, number: true } },
  child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
} as const satisfies Prisma.ApplicationSelect;

type Matter = { number: number; certificate: { number: string } | null };

/** «сертификат 42 07 000 002», before there is one «заявка № 15». */
export function matterOf({ number, certificate }: Matter): string {
  return certificate
    ? `сертификат ${formatCertificateNumber(certificate.number)}`
    : `заявка №\u00a0${number}`;
}
