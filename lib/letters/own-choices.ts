import { isFamily, type Actor } from '@/lib/access/actor';
import { hasDigest, isOptional, topicsOf } from '@/lib/domain/notification-choices';
import { notificationTopics } from '@/lib/domain/notification-topics';
import { badAmong } from '@/lib/platform/bad-addresses';
import { database } from '@/lib/platform/database';
import { choicesOf } from '@/lib/platform/notification-choices';

/** «Настройка уведомлений»: what letters there are for the one who asks, which can be switched off, and what was chosen. */
export async function getOwnChoices(actor: Actor) {
  const [{ muted, quiet, digestHour }, email] = await Promise.all([
    choicesOf(database(), actor.accountId),
    addressOf(actor),
  ]);
  const topics = topicsOf(actor.role);
  const bad = isFamily(actor) && email !== null ? await badAmong(database(), [email]) : [];
  return {
    email,
    /** False: the mail server does not take letters there, and none are sent. Staff are written to all the same. */
    reached: bad.length === 0,
    optional: topics.filter(isOptional).map((topic) => ({
      topic,
      ...wordsOf(topic),
      byEmail: !muted.includes(topic),
    })),
    required: topics.flatMap((topic) => {
      const { required } = notificationTopics[topic];
      return required === null ? [] : { topic, ...wordsOf(topic), why: required };
    }),
    quiet,
    /** Undefined for whoever gets no letters that one of the day could stand for. */
    digestHour: hasDigest(actor.role) ? digestHour : undefined,
  };
}

export type OwnChoices = Awaited<ReturnType<typeof getOwnChoices>>;

function wordsOf(topic: keyof typeof notificationTopics) {
  const { title, hint } = notificationTopics[topic];
  return { title, hint };
}

/** Where letters go; null while no address is proven. */
async function addressOf({ accountId }: Actor): Promise<string | null> {
  const { staffEmail, person } = await database().account.findUniqueOrThrow({
    where: { id: accountId },
    select: { staffEmail: true, person: { select: { email: true, emailConfirmedAt: true } } },
  });
  if (person) return person.emailConfirmedAt === null ? null : person.email;
  return staffEmail;
}
