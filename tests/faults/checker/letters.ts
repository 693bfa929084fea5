import { Prisma } from '@/lib/platform/generated/prisma/client';
import { database } from '@/lib/platform/database';
import type { Evidence, Rule } from './rule';

/** No letter is lost, none is sent that does not exist, and none twice without need. */
export const letters: Rule = async (evidence) => {
  const sent = await sentLetters();
  return [
    ...(await unwritten(evidence)),
    ...(await forgotten()),
    ...undelivered(sent, evidence),
    ...unknown(sent, evidence),
    ...repeated(sent, evidence),
    ...(await writtenTwice()),
  ];
};

type Letter = { messageId: string; delivery: string; attempts: number };

async function sentLetters(): Promise<ReadonlyMap<string, Letter>> {
  const rows = await database().letter.findMany({
    select: { messageId: true, delivery: true, attempts: true },
  });
  return new Map(rows.map((letter) => [letter.messageId, letter]));
}

/** An accepted application has its letter, an issued and an activated certificate theirs. */
async function unwritten({ journal }: Evidence): Promise<string[]> {
  const filed = journal.filter((entry) => entry.what === 'application');
  const known = await database().letter.findMany({
    where: { kind: 'confirm_email', emailTo: { in: filed.map(({ email }) => email) } },
    select: { emailTo: true },
  });
  const addresses = new Set(known.map(({ emailTo }) => emailTo));
  const unasked = filed.filter(({ email }) => !addresses.has(email));
  const untold = await database().$queryRaw<{ number: string; kind: string }[]>`
    SELECT c.number, k.kind FROM certificate c CROSS JOIN (VALUES ('certificate_received'), ('certificate_activated')) k (kind)
    WHERE (k.kind = 'certificate_received' OR c.status = 'active')
      AND NOT EXISTS (SELECT FROM letter l WHERE l.child_id = c.child_id AND l.kind::text = k.kind)`;
  return [
    ...unasked.map(
      ({ childId }) => `Заявка принята, а письма с просьбой подтвердить адрес нет: ребёнок ${childId}.`,
    ),
    ...untold.map(({ number, kind }) => `Сертификат ${number} есть, а письма о нём нет (${kind}).`),
  ];
}

/** A letter that waits has a job with a future; none has failed: every address is good. */
async function forgotten(): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string; delivery: string }[]>`
    SELECT l.id::text, l.delivery::text FROM letter l
    WHERE l.delivery = 'failed' OR l.delivery = 'queued' AND NOT EXISTS (
      SELECT FROM pgboss.job j
      WHERE j.name = 'send-letter' AND j.state IN ('created', 'retry', 'active') AND j.data->>'letterId' = l.id::text)`;
  return rows.map(({ id, delivery }) =>
    delivery === 'failed'
      ? `Письмо ${id} брошено, хотя его адрес исправен.`
      : `Письмо ${id} ждёт отправки, но задания для него в очереди нет.`,
  );
}

type Sent = ReadonlyMap<string, Letter>;

function undelivered(sent: Sent, { mailbox }: Evidence): string[] {
  const came = new Set(mailbox.map(({ messageId }) => messageId));
  return [...sent.values()]
    .filter(({ delivery, messageId }) => delivery === 'sent' && !came.has(messageId))
    .map(({ messageId }) => `Письмо ${messageId} отмечено отправленным, но в ящик не пришло.`);
}

function unknown(sent: Sent, { mailbox }: Evidence): string[] {
  return mailbox
    .filter(({ messageId }) => !sent.has(messageId))
    .map(({ messageId }) => `В ящик пришло письмо ${messageId}, которого нет в базе.`);
}

/** Once more in a round in which somebody may have died with it in hand; otherwise only what was left in doubt by such a round. */
function repeated(sent: Sent, { mailbox, cameBefore, inDoubt, mayRepeatLetters }: Evidence): string[] {
  const before = countById(mailbox.slice(0, cameBefore));
  return [...countById(mailbox)].flatMap(([messageId, times]) => {
    const known = Math.max(1, before.get(messageId) ?? 0);
    const most = mayRepeatLetters || inDoubt.has(messageId) ? known + 1 : known;
    const tried = Math.max(1, sent.get(messageId)?.attempts ?? 1);
    return times > Math.min(most, tried)
      ? [`Письмо ${messageId} пришло ${times} раза, а могло ${Math.min(most, tried)}.`]
      : [];
  });
}

function countById(letters: Evidence['mailbox']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { messageId } of letters) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return counts;
}

/** Message-IDs of letters that have come and that the portal is going to send, for all it knows. */
export async function cameUnknown(mailbox: Evidence['mailbox']): Promise<string[]> {
  const waiting = await database().letter.findMany({
    where: { delivery: 'queued' },
    select: { messageId: true },
  });
  const came = countById(mailbox);
  return waiting.map(({ messageId }) => messageId).filter((id) => came.has(id));
}

/** The same news under two Message-IDs: a mail program would show both. */
async function writtenTwice(): Promise<string[]> {
  const once = Prisma.sql`('certificate_received', 'certificate_activated')`;
  const rows = await database().$queryRaw<{ kind: string; child: string }[]>`
    SELECT l.kind::text, l.child_id::text AS child FROM letter l
    WHERE l.kind::text IN ${once}
    GROUP BY l.kind, l.child_id, l.person_id
    HAVING count(*) > (SELECT count(*) FROM certificate c WHERE c.child_id = l.child_id)`;
  return rows.map(({ kind, child }) => `Одно и то же письмо (${kind}) написано дважды: ребёнок ${child}.`);
}
