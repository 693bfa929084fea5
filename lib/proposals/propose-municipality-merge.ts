import { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordField, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { database, inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { requireMergeable } from '@/lib/regions/start-merge';
import { proposeWhole } from './propose-whole';

export const municipalityMergeFields = z.object({
  into: recordField('Выберите муниципалитет, в состав которого он входит'),
  mergeNote: textField({
    label: { title: 'Основание', accusative: 'основание: каким законом объединены муниципалитеты' },
    max: 500,
  }),
});

/** Proposes that a municipality becomes a part of another. Returns the proposal; sent twice it is one. */
export async function proposeMunicipalityMerge(
  actor: RegionalActor,
  fromId: string,
  { into, mergeNote }: z.output<typeof municipalityMergeFields>,
): Promise<string> {
  requirePermission(actor, 'municipalities.edit');
  return inTransaction(async (tx) => {
    await lockName(tx, 'municipalities');
    const known = await tx.municipality.count({ where: { id: { in: [fromId, into] } } });
    if (known < new Set([fromId, into]).size) throw new Refusal('not_found');
    const open = await tx.proposal.findFirst({
      where: { fromMunicipalityId: fromId, state: { in: ['waiting', 'confirmed'] } },
      select: { id: true, intoMunicipalityId: true },
    });
    if (open && open.intoMunicipalityId === into) return open.id;
    if (open) {
      throw new Refusal(
        'conflict',
        'Для этого муниципалитета уже предложено объединение с другим. Сначала его отклоняют или отзывают.',
      );
    }
    await requireMergeable(tx, fromId, into);
    return proposeWhole(
      tx,
      actor,
      { kind: 'merge_municipalities', fromMunicipalityId: fromId, intoMunicipalityId: into },
      mergeNote,
    );
  });
}

/** The proposal that waits for this municipality, and into which it may go. */
export async function getMergeChoice(actor: RegionalActor, fromId: string) {
  requirePermission(actor, 'municipalities.edit');
  const [open, others] = await Promise.all([
    database().proposal.findFirst({
      where: { fromMunicipalityId: fromId, state: { in: ['waiting', 'confirmed'] } },
      select: { id: true },
    }),
    database().municipality.findMany({
      where: { id: { not: fromId }, mergedIntoId: null },
      orderBy: { shortName: 'asc' },
      select: { id: true, shortName: true },
    }),
  ]);
  return { proposalId: open?.id ?? null, others };
}
