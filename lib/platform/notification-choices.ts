import { isOptional, mailingOf, type NotificationChoices } from '@/lib/domain/notification-choices';
import { notificationTopics, type NotificationTopic } from '@/lib/domain/notification-topics';
import { now } from './clock';
import type { Queryable, Transaction } from './database';
import { environment } from './environment';

const shape = { mutedTopics: true, quietFrom: true, quietTo: true, digestHour: true } as const;

type Row = {
  mutedTopics: NotificationTopic[];
  quietFrom: number | null;
  quietTo: number | null;
  digestHour: number | null;
};

/** What the owner of the account chose in «Настройка уведомлений»; the region's own hours where nothing was chosen. */
export async function choicesOf(db: Queryable, accountId: string): Promise<NotificationChoices> {
  const row = await db.notificationSetting.findUnique({ where: { accountId }, select: shape });
  return row ? choicesIn(row) : { muted: [], quiet: environment().QUIET_HOURS, digestHour: null };
}

function choicesIn({ mutedTopics, quietFrom, quietTo, digestHour }: Row): NotificationChoices {
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { muted: mutedTopics, quiet, digestHour };
}

/** The choices of this account, held until the transaction ends: two forms at once write one after the other. */
export async function holdChoices(tx: Transaction, accountId: string): Promise<NotificationChoices> {
  const { QUIET_HOURS } = environment();
  const first = { accountId, mutedTopics: [], quietFrom: QUIET_HOURS?.from, quietTo: QUIET_HOURS?.to };
  await tx.notificationSetting.createMany({ data: first, skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM notification_setting WHERE account_id = ${accountId}::uuid FOR UPDATE`;
  return choicesIn(await tx.notificationSetting.findUniqueOrThrow({ where: { accountId }, select: shape }));
}

/** How a letter of this topic, which helps somebody `until` then, reaches this account by e-mail now. */
export async function mailingTo(
  tx: Transaction,
  accountId: string | null,
  topic: NotificationTopic,
  until: Date | null,
) {
  // Nothing of these can be chosen, and they are the most frequent.
  const isFixed = notificationTopics[topic].urgent && !isOptional(topic);
  if (accountId === null || isFixed) return { notBefore: null };
  // Held: nothing is put aside for a letter of the day that is being given up at this moment.
  await tx.$queryRaw`SELECT 1 FROM notification_setting WHERE account_id = ${accountId}::uuid FOR SHARE`;
  const { TIME_ZONE } = environment();
  const choices = await choicesOf(tx, accountId);
  const mailing = mailingOf(topic, choices, { at: now(), timeZone: TIME_ZONE, until });
  const waits = typeof mailing === 'object' && mailing.notBefore !== null;
  return waits && (await isAwake(tx, accountId)) ? { notBefore: null } : mailing;
}

const awakeMinutes = 15;

/** Whoever is in the cabinet at this hour waits for the letter: it comes at once. */
async function isAwake(tx: Transaction, accountId: string): Promise<boolean> {
  const since = new Date(now().getTime() - awakeMinutes * 60_000);
  const open = await tx.session.findFirst({
    where: { accountId, endedAt: null, lastSeenAt: { gte: since } },
    select: { id: true },
  });
  return open !== null;
}
