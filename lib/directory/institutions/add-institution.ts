import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { openOn } from '@/lib/institutions/open-on';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { InstitutionCard } from './card-fields';
import { listLock } from './reorder-institutions';
import { cardColumns, writeFurther } from './write-card';

/** «Добавить учреждение»: at the end of the list, without rights, so that families see nothing of it yet. Returns its id. */
export async function addInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  card: InstitutionCard,
): Promise<string> {
  requirePermission(actor, 'institutions.edit');
  return inTransaction(async (tx) => {
    await lockName(tx, listLock(municipality.id));
    await refuseSameName(tx, municipality.id, card.name, null);
    const last = await tx.institution.aggregate({
      where: { municipalityId: municipality.id },
      _max: { sortOrder: true },
    });
    const { id } = await tx.institution.create({
      data: {
        municipalityId: municipality.id,
        ...cardColumns(card),
        sortOrder: (last._max.sortOrder ?? 0) + 1,
      },
      select: { id: true },
    });
    await writeFurther(tx, id, card);
    await recordAudit(tx, actor, {
      event: 'institution_added',
      subject: ['institution', id],
      details: { municipalityId: municipality.id },
    });
    return id;
  });
}

/** The open institution of that name, if any. @param except the one that is meant itself */
export function findNamesake(tx: Transaction, municipalityId: string, name: string, except: string | null) {
  return tx.institution.findFirst({
    where: {
      municipalityId,
      ...openOn(today()),
      name: { equals: name, mode: 'insensitive' },
      ...(except === null ? {} : { id: { not: except } }),
    },
    select: { shortName: true },
  });
}

/** Two open institutions of one name would be told apart by nobody who reads the list. */
export async function refuseSameName(
  tx: Transaction,
  municipalityId: string,
  name: string,
  except: string | null,
): Promise<void> {
  const twin = await findNamesake(tx, municipalityId, name, except);
  if (twin) {
    throw new Refusal(
      'invalid',
      `Учреждение с таким названием уже есть в списке: ${twin.shortName}. Проверьте название`,
      'name',
    );
  }
}
