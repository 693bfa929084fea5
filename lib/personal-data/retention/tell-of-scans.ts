import { ageOn, dayIn, formatDate, plainDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import type { DestroyedScans } from '@/lib/domain/letters';
import { fullName } from '@/lib/domain/names';
import type { RetentionMatter } from '@/lib/domain/retention';
import { today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { errorFacts, log } from '@/lib/platform/log';
import { queueLetter, type ToldOfChild } from '@/lib/platform/outbox';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';

/**
 * After a run: of each child one letter to each of its family, however many pictures went. What is untold stands in the row
 * of the picture from the moment it is destroyed, so a run that was broken off is told by the next. Returns of how many
 * children it could not be told.
 */
export async function tellOfDestroyedScans(): Promise<number> {
  const failed: string[] = [];
  for (;;) {
    const scan = await database().scan.findFirst({
      where: { familyUntold: true, document: { personId: { notIn: failed } } },
      orderBy: { id: 'asc' },
      select: { document: { select: { personId: true } } },
    });
    if (!scan?.document) return failed.length;
    const { personId } = scan.document;
    try {
      await inTransaction((tx) => tellFamily(tx, personId));
    } catch (error) {
      failed.push(personId);
      log().error({ event: 'retention_letter_failed', record: personId, ...errorFacts(error) });
    }
  }
}

/** Only children have pictures of documents. */
async function tellFamily(tx: Transaction, childId: string): Promise<void> {
  const gone = await tx.scan.updateManyAndReturn({
    where: { familyUntold: true, document: { personId: childId } },
    data: { familyUntold: false },
    select: { destroyedAt: true, destroyedFor: true },
  });
  const { destroyedAt, ...person } = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: {
      ...recipientShape,
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      destroyedAt: true,
    },
  });
  // Of a child whose whole record has gone since there is nobody left to tell.
  if (gone.length === 0 || destroyedAt) return;
  const last = Math.max(...gone.map(({ destroyedAt: at }) => at?.getTime() ?? 0));
  const payload = {
    childName: fullName(person),
    scans: countByReason(gone),
    day: formatDate(dayIn(environment().TIME_ZONE, new Date(last))),
    link: new URL('/cabinet/data', environment().APP_URL).href,
  };
  for (const to of await toTell(tx, person)) await queueLetter(tx, to, 'scans_destroyed', payload);
}

function countByReason(gone: readonly { destroyedFor: RetentionMatter | null }[]): DestroyedScans[] {
  const counts = new Map<RetentionMatter, number>();
  for (const { destroyedFor } of gone) {
    if (destroyedFor) counts.set(destroyedFor, (counts.get(destroyedFor) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

type Child = Parameters<typeof recipientOf>[0] & { birthDate: Date | null };

/** The guardians, as long as their tie says anything, and the child where it has a cabinet of its own. */
async function toTell(tx: Transaction, { birthDate, ...child }: Child): Promise<ToldOfChild[]> {
  const grown = birthDate !== null && ageOn(plainDate(birthDate), today()) >= endAge;
  const guardians = grown ? [] : await guardiansOf(tx, child.id);
  const all = [...guardians, { ...recipientOf(child), childId: child.id }];
  return all.filter(({ accountId, email }) => accountId !== null || email !== null);
}
