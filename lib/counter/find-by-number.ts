import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import { isBornWithin, type BornWithin } from '@/lib/domain/born-within';
import { nearNumbers } from '@/lib/domain/certificate-number';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Hit } from './find-hits';
import type { Findings } from './findings';

export async function findByNumber(
  actor: OperatorActor,
  number: string,
  born: BornWithin | null,
): Promise<Findings> {
  const exact = await database().certificate.findFirst({
    where: { AND: [{ number }, certificatesOf(actor)] },
    select: { id: true, child: { select: { person: { select: { birthDate: true } } } } },
  });
  const birthDate = exact?.child.person.birthDate;
  // A slip may hit the number of another family: the date typed beside it decides.
  if (exact && (!born || (birthDate && isBornWithin(born, plainDate(birthDate))))) {
    return { kind: 'record', certificateId: exact.id };
  }
  // Without the birth date the answer is the same whatever the register holds; a year is no birth date.
  if (!born?.first.equals(born.last)) return { kind: 'nothing', by: 'number' };
  const bornThen = { child: { person: { birthDate: dbDate(born.first) } } };
  const elsewhere = await database().certificate.findFirst({
    where: { number, ...bornThen },
    select: { municipality: { select: { shortName: true } } },
  });
  if (elsewhere) return { kind: 'elsewhere', municipality: elsewhere.municipality.shortName };
  const near = await findCertificates(actor, { number: { in: nearNumbers(number) }, ...bornThen });
  if (near.length === 0) return { kind: 'nothing', by: 'number' };
  return { kind: 'list', by: 'near_number', hits: near, more: false };
}

/** Certificates whose numbers begin with these digits, by number, at most `limit`. */
export function listByBeginning(
  actor: OperatorActor,
  digits: string,
  born: BornWithin | null,
  limit: number,
): Promise<Hit[]> {
  // Digits of one length stand in the order of their values: the index of numbers serves the range.
  const numbers = { gte: digits.padEnd(10, '0'), lte: digits.padEnd(10, '9') };
  const within = born && { gte: dbDate(born.first), lte: dbDate(born.last) };
  const where = { number: numbers, ...(within ? { child: { person: { birthDate: within } } } : {}) };
  return findCertificates(actor, where, limit);
}

async function findCertificates(
  actor: OperatorActor,
  where: Prisma.CertificateWhereInput,
  limit?: number,
): Promise<Hit[]> {
  const rows = await database().certificate.findMany({
    where: { AND: [where, certificatesOf(actor)] },
    orderBy: { number: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => ({ kind: 'certificate', id }));
}
