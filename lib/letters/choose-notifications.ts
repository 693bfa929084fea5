import type { Actor } from '@/lib/access/actor';
import { dbDate } from '@/lib/domain/dates';
import { choosableTopics, hasDigest } from '@/lib/domain/notification-choices';
import type { NotificationTopic } from '@/lib/domain/notification-topics';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdChoices } from '@/lib/platform/notification-choices';
import type { ChosenNotifications } from './notification-fields';
import { hourNow, writeDigest } from './send-digests';
import { keepInCabinet } from './keep-in-cabinet';

/** «Сохранить» in «Настройка уведомлений». What another role of the same account chose stays as it was. */
export function chooseNotifications(actor: Actor, chosen: ChosenNotifications): Promise<void> {
  return inTransaction(async (tx) => {
    const { accountId } = actor;
    const before = await holdChoices(tx, accountId);
    const shown = choosableTopics(actor.role);
    const others = before.muted.filter((topic) => !(shown as readonly NotificationTopic[]).includes(topic));
    const muted = shown.filter((topic) => !chosen.byEmail[topic]);
    const digestHour = hasDigest(actor.role) ? chosen.digestHour : before.digestHour;
    await tx.notificationSetting.update({
      where: { accountId },
      data: {
        mutedTopics: [...others, ...muted],
        quietFrom: chosen.quiet?.from ?? null,
        quietTo: chosen.quiet?.to ?? null,
        digestHour,
        // Chosen after its hour, the letter of the day begins tomorrow.
        ...(digestHour !== before.digestHour && hasPassed(digestHour) ? { digestedOn: dbDate(today()) } : {}),
        changedAt: now(),
      },
    });
    await keepInCabinet(tx, accountId, muted);
    // What had gathered until now comes in a last letter of the day.
    if (digestHour === null && before.digestHour !== null) await writeDigest(tx, accountId, today());
    await recordAudit(tx, actor, { event: 'notifications_chosen', subject: ['account', accountId] });
  });
}

function hasPassed(hour: number | null): boolean {
  return hour !== null && hour <= hourNow();
}
