import type { DeskMunicipality } from '@/lib/access/municipality';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { formText } from '@/lib/domain/field-text';
import type { Transaction } from '@/lib/platform/database';

/** The version of the record a form was filled from; what is no number was never a version. */
export const versionField = formText.transform((text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0));

const changedMeanwhile =
  'Пока Вы работали, запись изменил другой администратор. Введённое ниже сохранено: откройте страницу заново, сверьте и повторите.';

/**
 * Takes an institution of this municipality for a change: its row is held until the transaction ends and its version grows.
 * One that was changed since the form was drawn is refused.
 */
export async function holdInstitution(
  tx: Transaction,
  municipality: Pick<DeskMunicipality, 'id'>,
  institutionId: string,
  version: number,
) {
  const { count } = await tx.institution.updateMany({
    where: { id: institutionId, municipalityId: municipality.id, version },
    data: { version: { increment: 1 } },
  });
  const row = found(
    await tx.institution.findFirst({ where: { id: institutionId, municipalityId: municipality.id } }),
  );
  if (count === 0) throw new Refusal('conflict', changedMeanwhile);
  return row;
}
