import { letterKinds } from '@/lib/domain/letters';
import { isOptional, switchedOffBy } from '@/lib/domain/notification-choices';
import { notificationTopics, type OptionalTopic } from '@/lib/domain/notification-topics';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';
import { choicesOf, holdChoices } from '@/lib/platform/notification-choices';
import { letterOfToken } from '@/lib/platform/unsubscribe-token';
import { keepInCabinet } from './keep-in-cabinet';

const validDays = 365;

type Subscription = { accountId: string; topics: readonly OptionalTopic[] };

/** What a link «не присылать такие письма» is about; null when it does not work: wrong, a year old, its letter destroyed. */
async function findSubscription(db: Queryable, token: string): Promise<Subscription | null> {
  const id = letterOfToken(token);
  if (id === null) return null;
  const since = new Date(now().getTime() - validDays * 86_400_000);
  const letter = await db.letter.findFirst({
    where: { id, createdAt: { gte: since } },
    select: { kind: true, accountId: true },
  });
  if (!letter || letter.accountId === null) return null;
  const topics = switchedOffBy(letterKinds[letter.kind].topic);
  return topics.length === 0 ? null : { accountId: letter.accountId, topics };
}

/** What the page behind the link shows: the topics and whether they still come. It says nothing of whose they are. */
export async function describeSubscription(token: string) {
  const found = await findSubscription(database(), token);
  if (!found) return null;
  const { muted } = await choicesOf(database(), found.accountId);
  return {
    titles: found.topics.map((topic) => notificationTopics[topic].title),
    comes: found.topics.some((topic) => !muted.includes(topic)),
  };
}

/** Switches the letters off, or on again; pressed twice it is done once. False: the link does not work. */
export function setSubscription(token: string, comes: boolean): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await findSubscription(tx, token);
    if (!found) return false;
    const { accountId, topics } = found;
    const before = (await holdChoices(tx, accountId)).muted.filter(isOptional);
    const others = before.filter((topic) => !topics.includes(topic));
    const muted = comes ? others : [...others, ...topics];
    if (muted.length === before.length) return true;
    await tx.notificationSetting.update({
      where: { accountId },
      data: { mutedTopics: muted, changedAt: now() },
    });
    if (!comes) await keepInCabinet(tx, accountId, topics);
    await recordAudit(tx, null, {
      event: comes ? 'notifications_switched_on' : 'notifications_switched_off',
      subject: ['account', accountId],
      details: { topics: [...topics] },
    });
    return true;
  });
}
