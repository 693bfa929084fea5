import type { IssuerActor } from '@/lib/access/actor';
import { municipalityOf, type DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { importStages, type ImportStage } from '@/lib/domain/table-import';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

export type ImportActor = IssuerActor | DeskActor;

/** Whose lists these are: a school's, or those of a municipality's desk, which name the school in each row. */
export type ImportPlace = { municipalityId: string; institutionId: string | null };

/** The place of a school's own specialist, or the desk that an address names. Somebody else's desk is a missing one. */
export async function importPlace(actor: ImportActor, municipalityId: string | null): Promise<ImportPlace> {
  requirePermission(actor, 'family.import');
  if (actor.role === 'login_issuer') {
    return { municipalityId: actor.municipalityId, institutionId: actor.institutionId };
  }
  const { id } = await municipalityOf(actor, found(municipalityId));
  return { municipalityId: id, institutionId: null };
}

/** Lists of this place: part of the WHERE of every query. */
export function importsOf({ municipalityId, institutionId }: ImportPlace): Prisma.TableImportWhereInput {
  return { municipalityId, institutionId };
}

/** Says which columns are remembered together. */
export function placeKey({ municipalityId, institutionId }: ImportPlace): string {
  return institutionId ?? municipalityId;
}

/** The list in a stage in which this may be done to it; in another one it has gone on since its page was opened. */
export async function importAt(place: ImportPlace, importId: string, stages: readonly ImportStage[]) {
  const list = found(
    await database().tableImport.findFirst({ where: { AND: [{ id: importId }, importsOf(place)] } }),
  );
  if (!stages.includes(list.stage)) {
    throw new Refusal(
      'conflict',
      `С этой загрузкой уже продолжили, её состояние: «${importStages[list.stage].title}». Откройте её заново из списка загрузок.`,
    );
  }
  return list;
}
