import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Transaction } from '@/lib/platform/database';
import type { InstitutionCard } from './card-fields';

type CardRow = Omit<InstitutionCard, 'version' | 'addresses' | 'phones'>;

/** The columns of a card. */
export function cardColumns({ noticeFrom, noticeTo, ...card }: CardRow) {
  const { kind, name, shortName, address, room, phone, email, mapUrl, notice } = card;
  return {
    kind,
    name,
    shortName,
    address,
    room,
    phone,
    email,
    mapUrl,
    notice,
    noticeFrom: asColumn(noticeFrom),
    noticeTo: asColumn(noticeTo),
  };
}

function asColumn(day: PlainDate | null): Date | null {
  return day && dbDate(day);
}

/** Puts further addresses and phones in the place of those that stood. */
export async function writeFurther(
  tx: Transaction,
  institutionId: string,
  { addresses, phones }: Pick<InstitutionCard, 'addresses' | 'phones'>,
): Promise<void> {
  await tx.institutionAddress.deleteMany({ where: { institutionId } });
  await tx.institutionPhone.deleteMany({ where: { institutionId } });
  await tx.institutionAddress.createMany({
    data: addresses.map((row, at) => ({ institutionId, position: at + 1, ...row })),
  });
  await tx.institutionPhone.createMany({
    data: phones.map((row, at) => ({ institutionId, position: at + 1, ...row })),
  });
}
