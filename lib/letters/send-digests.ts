import { dbDate, formatDate, minuteIn, type PlainDate } from '@/lib/domain/dates';
import { letterKinds, type DigestedKind, type LetterKind } from '@/lib/domain/letters';
import { isDigested } from '@/lib/domain/notification-choices';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { queueLetter } from '@/lib/platform/outbox';
import { Stumbles } from '@/lib/platform/stumbles';

const batch = 200;

/** The worker's job: whoever chose one letter a day, and whose hour has come, gets it once. */
export async function sendDigests(): Promise<void> {
  const due = dueOn(today(), hourNow());
  const stumbles = new Stumbles();
  let written = 0;
  for (let after: string | undefined; ;) {
    const rows = await database().notificationSetting.findMany({
      where: { ...due, accountId: after === undefined ? undefined : { gt: after } },
      orderBy: { accountId: 'asc' },
      take: batch,
      select: { accountId: true },
    });
    for (const { accountId } of rows) {
      await stumbles.over(accountId, async () => {
        if (await writeOnce(accountId, due)) written += 1;
      });
    }
    if (rows.length < batch) break;
    after = rows.at(-1)?.accountId;
  }
  if (written > 0) log().info({ event: 'digests_written', count: written });
  stumbles.end();
}

/** Of two workers one finds the day still open; whoever dies before the end leaves it open. */
function writeOnce(accountId: string, due: ReturnType<typeof dueOn>): Promise<boolean> {
  return inTransaction(async (tx) => {
    const day = today();
    const { count } = await tx.notificationSetting.updateMany({
      where: { ...due, accountId },
      data: { digestedOn: dbDate(day) },
    });
    return count === 1 && writeDigest(tx, accountId, day);
  });
}

/** The hour on the clock of the region. */
export function hourNow(): number {
  return Math.floor(minuteIn(environment().TIME_ZONE, now()) / 60);
}

function dueOn(day: PlainDate, hour: number) {
  return {
    digestHour: { lte: hour },
    OR: [{ digestedOn: null }, { digestedOn: { lt: dbDate(day) } }],
  };
}

/**
 * Tells in one letter of all that waits for it and is unread in the cabinet. What has been told of, or read before, is no
 * longer sent by e-mail itself. False: there was nothing to tell of.
 */
export async function writeDigest(tx: Transaction, accountId: string, day: PlainDate): Promise<boolean> {
  const waiting = await tx.letter.findMany({
    where: { accountId, delivery: 'digest' },
    select: { id: true, kind: true, readAt: true },
  });
  if (waiting.length === 0) return false;
  await tx.letter.updateMany({
    where: { id: { in: waiting.map(({ id }) => id) }, delivery: 'digest' },
    data: { delivery: 'cabinet_only', emailTo: null },
  });
  const events = eventsIn(waiting.filter(({ readAt }) => readAt === null));
  const { staffEmail, blockedAt } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { staffEmail: true, blockedAt: true },
  });
  if (events.length === 0 || staffEmail === null || blockedAt !== null) return false;
  const to = { personId: null, accountId, email: staffEmail };
  const letterId = await queueLetter(tx, to, 'staff_digest', {
    day: formatDate(day),
    events,
    link: new URL('/sign-in', environment().APP_URL).href,
  });
  // What it tells of stands unread in the cabinet already.
  await tx.letter.update({ where: { id: letterId }, data: { readAt: now() } });
  return true;
}

function eventsIn(letters: readonly { kind: LetterKind }[]): { kind: DigestedKind; count: number }[] {
  const kinds = (Object.keys(letterKinds) as LetterKind[]).filter(isDigestedKind);
  return kinds.flatMap((kind) => {
    const count = letters.filter((letter) => letter.kind === kind).length;
    return count > 0 ? { kind, count } : [];
  });
}

function isDigestedKind(kind: LetterKind): kind is DigestedKind {
  return isDigested(letterKinds[kind].topic);
}
