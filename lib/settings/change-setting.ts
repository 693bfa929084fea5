import { isDeepStrictEqual } from 'node:util';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate } from '@/lib/domain/dates';
import { overtaken, requireDayToCome } from '@/lib/domain/dated-version';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { storedOf, type SettingInput } from './fields';

/**
 * Sets a section of a municipality's settings, or, with null, of the region's, from its day on: a new row, whatever was
 * set before stays as it was. `municipalityId` is one the actor was found to have. The same form twice is one change.
 */
export async function changeSetting(
  actor: DeskActor,
  municipalityId: string | null,
  input: SettingInput,
): Promise<void> {
  requirePermission(actor, municipalityId === null ? 'region.set' : 'municipality.set');
  const { section, from, seen } = input;
  requireDayToCome(from, today());
  const value = storedOf(input);
  await inTransaction(async (tx) => {
    await lockName(tx, `setting:${section}:${municipalityId ?? 'region'}`);
    const last = await tx.setting.findFirst({
      where: { municipalityId, section },
      orderBy: { version: 'desc' },
      select: { version: true, value: true, effectiveFrom: true },
    });
    const repeated = last?.effectiveFrom.getTime() === dbDate(from).getTime();
    if (repeated && isDeepStrictEqual(last.value, value)) return;
    if ((last?.version ?? 0) !== seen) throw new Refusal('conflict', overtaken);
    const { version } = await tx.setting.create({
      data: {
        municipalityId,
        section,
        value,
        version: seen + 1,
        effectiveFrom: dbDate(from),
        createdById: actor.accountId,
        createdAt: now(),
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: 'setting_changed',
      subject: ['account', actor.accountId],
      details: { section, version, from: from.toString(), of: municipalityId ?? 'region' },
    });
  });
}
