import type { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { populationFields } from './municipality-fields';

/** The children of 5 to 17 of a year, against which the coverage is told. A correction is a new version of the year. */
export async function setPopulation(
  actor: RegionalActor,
  municipalityId: string,
  { year, children }: z.output<typeof populationFields>,
): Promise<void> {
  requirePermission(actor, 'municipalities.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, 'municipalities');
    found(await tx.municipality.findUnique({ where: { id: municipalityId }, select: { id: true } }));
    const last = await tx.municipalityPopulation.findFirst({
      where: { municipalityId, year },
      orderBy: { version: 'desc' },
      select: { version: true, children: true },
    });
    if (last?.children === children) return;
    await tx.municipalityPopulation.create({
      data: {
        municipalityId,
        year,
        version: (last?.version ?? 0) + 1,
        children,
        setAt: now(),
        setById: actor.accountId,
      },
    });
    await recordAudit(tx, actor, {
      event: 'population_set',
      subject: ['municipality', municipalityId],
      details: { year, to: children, ...(last ? { from: last.children } : {}) },
    });
  });
}
