import type { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { municipalityCodeFields } from './municipality-fields';

/** Puts a mistyped code right. A code that has given a number never changes; the database holds it, too. */
export async function changeMunicipalityCode(
  actor: RegionalActor,
  municipalityId: string,
  { code, seen }: z.output<typeof municipalityCodeFields>,
): Promise<void> {
  requirePermission(actor, 'municipalities.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, 'municipalities');
    const own = found(
      await tx.municipality.findUnique({
        where: { id: municipalityId },
        select: { code: true, _count: { select: { certificateNumbers: true } } },
      }),
    );
    if (own.code === code) return;
    if (own._count.certificateNumbers > 0) {
      throw new Refusal('conflict', 'С этим кодом уже выданы номера: он не меняется никогда', 'code');
    }
    const taken = await tx.municipality.findUnique({ where: { code }, select: { shortName: true } });
    if (taken) throw new Refusal('conflict', `Этот код уже у муниципалитета «${taken.shortName}»`, 'code');
    const { count } = await tx.municipality.updateMany({
      where: { id: municipalityId, code: seen },
      data: { code },
    });
    if (count === 0) throw new Refusal('conflict');
    await recordAudit(tx, actor, {
      event: 'municipality_code_changed',
      subject: ['municipality', municipalityId],
      details: { from: own.code, to: code },
    });
  });
}
