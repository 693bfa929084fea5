import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { changedFields } from '@/lib/domain/changed-fields';
import { phoneField } from '@/lib/domain/fields';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { sealPersonField, unsealPersonField } from '@/lib/platform/sealed-fields';

export const aboutChildFields = z.object({ phone: phoneField });

/** «Обо мне» of a child with an own sign-in: the rest of the applicant's data is in «Дети». */
export async function saveAboutChild(
  actor: Actor,
  { phone }: z.output<typeof aboutChildFields>,
): Promise<void> {
  requirePermission(actor, 'family.edit');
  const id = actor.personId;
  await inTransaction(async (tx) => {
    await lockRow(tx, 'person', id);
    const { phoneSealed } = await tx.person.findUniqueOrThrow({
      where: { id },
      select: { phoneSealed: true },
    });
    const change = changedFields({ phone: unsealPersonField('phone', id, phoneSealed) }, { phone });
    if (change.fields.length === 0) return;
    await tx.person.update({
      where: { id },
      data: { phoneSealed: sealPersonField('phone', id, phone), changedAt: now() },
    });
    await recordAudit(tx, actor, {
      event: 'person_changed',
      subject: ['person', id],
      details: { fields: change.fields },
      change,
    });
  });
}
