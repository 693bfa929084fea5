import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { dayIn, dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockName } from '@/lib/platform/locks';
import { applyMunicipalityNames } from './apply-names';
import type { renameFields } from './municipality-fields';

/** A new name from a day on. Papers carry the name of their day; of two names for one day the later entered holds. */
export async function renameMunicipality(
  actor: RegionalActor,
  municipalityId: string,
  { seen, shortName, fullName, effectiveFrom }: z.output<typeof renameFields>,
): Promise<void> {
  requirePermission(actor, 'municipalities.edit');
  if (Temporal.PlainDate.compare(effectiveFrom, today()) < 0) {
    throw new Refusal('invalid', 'Назовите сегодняшний день или более поздний', 'effectiveFrom');
  }
  await inTransaction(async (tx) => {
    await lockName(tx, 'municipalities');
    const names = await tx.municipalityName.count({ where: { municipalityId } });
    if (String(names) !== seen) {
      throw new Refusal(
        'conflict',
        'Пока Вы работали, название изменил другой администратор. Откройте страницу заново и сверьте.',
      );
    }
    if (names === 0) await keepFirstName(tx, municipalityId);
    await tx.municipalityName.create({
      data: {
        municipalityId,
        shortName,
        fullName,
        effectiveFrom: dbDate(effectiveFrom),
        setAt: now(),
        setById: actor.accountId,
      },
    });
    await recordAudit(tx, actor, {
      event: 'municipality_renamed',
      subject: ['municipality', municipalityId],
      details: { from: effectiveFrom.toString() },
    });
  });
  // A name for today holds at once; one for a later day waits for its day.
  await applyMunicipalityNames();
}

/** The name it came with, from the day it came: so it can be seen how it was. */
async function keepFirstName(tx: Transaction, municipalityId: string): Promise<void> {
  const { createdAt, ...name } = found(
    await tx.municipality.findUnique({
      where: { id: municipalityId },
      select: { shortName: true, fullName: true, createdAt: true },
    }),
  );
  await tx.municipalityName.create({
    data: {
      ...name,
      municipalityId,
      effectiveFrom: dbDate(dayIn(environment().TIME_ZONE, createdAt)),
      setAt: createdAt,
    },
  });
}
