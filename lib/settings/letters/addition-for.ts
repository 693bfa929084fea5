import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { dbDate } from '@/lib/domain/dates';
import { fillAddition, type AddableLetter } from '@/lib/domain/letter-additions';
import type { LetterAddition } from '@/lib/domain/letters';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';

/** What the municipality of the certificate adds to this letter today, filled; null when it adds nothing. */
export async function additionFor(
  db: Queryable,
  certificateId: string,
  kind: AddableLetter,
): Promise<LetterAddition | null> {
  const { number, municipality, municipalityId, child } = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      number: true,
      municipalityId: true,
      municipality: { select: { shortName: true } },
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  const body = await additionOn(db, municipalityId, kind);
  if (body === null) return null;
  const paragraphs = fillAddition(body, {
    'ФИО ребёнка': fullName(child.person),
    'Номер сертификата': formatCertificateNumber(number),
    Муниципалитет: municipality.shortName,
  });
  return { municipality: municipality.shortName, paragraphs };
}

/** The paragraph in force today: the latest by its day, of several from one day the last that was entered. */
export async function additionOn(
  db: Queryable,
  municipalityId: string,
  kind: AddableLetter,
): Promise<string | null> {
  const row = await db.letterAddition.findFirst({
    where: { municipalityId, kind, effectiveFrom: { lte: dbDate(today()) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { body: true },
  });
  return row?.body ?? null;
}
