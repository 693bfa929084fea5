import { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import {
  allRetentionMatters,
  retentionMatters,
  termFault,
  type RetentionMatter,
} from '@/lib/domain/retention';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { loadTerms } from './terms';

function termField(matter: RetentionMatter) {
  const { min, max } = retentionMatters[matter].days;
  return z
    .string({ error: `Введите целое число дней от ${min} до ${max}` })
    .trim()
    .transform((text, context) => {
      const days = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      const fault = termFault(matter, days);
      if (fault) context.addIssue({ code: 'custom', message: fault });
      return days;
    });
}

/** One field a matter, named after it. `seen…`: what stood on the page, so that two admins do not overwrite each other. */
export const retentionFields = z.object({
  scan_after_activation: termField('scan_after_activation'),
  scan_after_end: termField('scan_after_end'),
  withdrawn: termField('withdrawn'),
  unclaimed: termField('unclaimed'),
  letters: termField('letters'),
  sign_in_traces: termField('sign_in_traces'),
  register_record: termField('register_record'),
  seen: z.string().max(200).default(''),
} satisfies Record<RetentionMatter | 'seen', z.ZodType>);

/** What a form shows it was filled from: compared when it comes back. */
export function seenTerms(terms: Readonly<Record<RetentionMatter, number>>): string {
  return allRetentionMatters.map((matter) => terms[matter]).join('-');
}

/** Sets how long each matter is kept; every change is recorded with the term before and after. */
export async function setRetentionTerms(
  actor: RegionalActor,
  { seen, ...terms }: z.output<typeof retentionFields>,
): Promise<void> {
  requirePermission(actor, 'retention.set');
  await inTransaction(async (tx) => {
    const before = await loadTerms(tx);
    const changed = allRetentionMatters.filter((matter) => terms[matter] !== before[matter]);
    if (changed.length === 0) return;
    if (seen !== seenTerms(before)) {
      throw new Refusal(
        'conflict',
        'Пока Вы работали, сроки изменил другой администратор. Откройте страницу заново и сверьте их.',
      );
    }
    for (const matter of changed) {
      const { count } = await tx.retentionRule.updateMany({
        where: { matter, days: before[matter] },
        data: { days: terms[matter], changedAt: now(), changedById: actor.accountId },
      });
      if (count === 0) throw new Refusal('conflict');
      await recordAudit(tx, actor, {
        event: 'retention_changed',
        subject: ['account', actor.accountId],
        details: { matter, from: before[matter], to: terms[matter] },
      });
    }
  });
}
