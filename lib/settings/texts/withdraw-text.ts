import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';

/** Nothing is typed: the press of the button is all. */
export const withdrawFields = z.object({});

/**
 * Takes a notice off before its end, or a wording of the act or of the rules before its day. A wording in force is not taken
 * off: families have accepted it, another one follows it. Twice is once.
 */
export async function withdrawText(actor: DeskActor, municipalityId: string, textId: string): Promise<void> {
  requirePermission(actor, 'municipality.set');
  await inTransaction(async (tx) => {
    const text = found(
      await tx.municipalText.findFirst({
        where: { id: textId, municipalityId, kind: { not: 'consent' } },
        select: { kind: true, effectiveFrom: true, withdrawnAt: true },
      }),
    );
    if (text.withdrawnAt) return;
    if (text.kind !== 'notice' && text.effectiveFrom <= dbDate(today())) {
      throw new Refusal(
        'conflict',
        'Этот текст уже действует. Введите новый: он сменит прежний со своего дня.',
      );
    }
    const { count } = await tx.municipalText.updateMany({
      where: { id: textId, withdrawnAt: null },
      data: { withdrawnAt: now(), withdrawnById: actor.accountId },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      event: 'text_withdrawn',
      subject: ['account', actor.accountId],
      details: { kind: text.kind, textId, of: municipalityId },
    });
  });
}
