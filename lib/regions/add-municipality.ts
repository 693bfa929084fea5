import type { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { addMunicipalityFields } from './municipality-fields';

/** A new municipality of the region. What it issues, and by which rules, its own settings say later. */
export async function addMunicipality(
  actor: RegionalActor,
  input: z.output<typeof addMunicipalityFields>,
): Promise<string> {
  requirePermission(actor, 'municipalities.edit');
  return inTransaction(async (tx) => {
    await lockName(tx, 'municipalities');
    const alike = await tx.municipality.findFirst({
      where: { OR: [{ code: input.code }, { slug: input.slug }] },
      select: { code: true, shortName: true },
    });
    if (alike?.code === input.code) {
      throw new Refusal('conflict', `Этот код уже у муниципалитета «${alike.shortName}»`, 'code');
    }
    if (alike) {
      throw new Refusal('conflict', `Этот адрес уже у муниципалитета «${alike.shortName}»`, 'slug');
    }
    const { id } = await tx.municipality.create({ data: input, select: { id: true } });
    await recordAudit(tx, actor, {
      event: 'municipality_added',
      subject: ['municipality', id],
      details: { code: input.code },
    });
    return id;
  });
}
