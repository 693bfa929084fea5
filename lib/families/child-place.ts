import { Refusal } from '@/lib/domain/refusal';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

/** Value of «не посещает ни детский сад, ни школу» in the choice of institutions. */
export const attendsNone = 'none';

type ChosenPlace = { municipalityId: string; institution: string };

/** The institution's id, or null for a child who attends none. It must be one of the chosen municipality. */
export async function chosenInstitution(tx: Transaction, input: ChosenPlace): Promise<string | null> {
  const municipality = await tx.municipality.findUnique({
    where: { id: input.municipalityId, mergedIntoId: null },
    select: { id: true },
  });
  if (!municipality) throw new Refusal('invalid', 'Выберите муниципалитет из списка', 'municipalityId');
  if (input.institution === attendsNone) return null;
  const institution = await tx.institution.findFirst({
    where: { id: input.institution, municipalityId: input.municipalityId, ...openOn(today()) },
    select: { id: true },
  });
  if (!institution) {
    throw new Refusal(
      'invalid',
      'Это учреждение в другом муниципалитете. Выберите учреждение своего.',
      'institution',
    );
  }
  return institution.id;
}
