import { ageOn, dayIn, formatDate, plainDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import type { DestroyedScans } from '@/lib/domain/letters';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { errorFacts, log } from '@/lib/platform/log';
import { queueLetter, type Recipient } from '@/lib/platform/outbox';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';

/**
 * After a run: one letter to each of a family, however many pictures of however many children went. What is untold stands
 * in the row of the picture from the moment it is destroyed, so a run that was broken off is told by the next. Returns how
 * many families could not be told.
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

async function tellFamily(tx: Transaction, personId: string): Promise<void> {
  const untold = await tx.scan.updateManyAndReturn({
    where: { familyUntold: true, document: { personId: { in: await familyOf(tx, personId) } } },
    data: { familyUntold: false },
    select: { id: true },
  });
  const letters = new Map<string | null, { to: Recipient; gone: Gone[] }>();
  for (const gone of await describeGone(
    tx,
    untold.map(({ id }) => id),
  )) {
    for (const to of await toTell(tx, gone.personId)) {
      const before = letters.get(to.personId)?.gone ?? [];
      letters.set(to.personId, { to, gone: [...before, gone] });
    }
  }
  const zone = environment().TIME_ZONE;
  for (const { to, gone } of letters.values()) {
    const last = Math.max(...gone.map(({ at }) => at.getTime()));
    await queueLetter(tx, to, 'scans_destroyed', {
      scans: gone.map(({ name, count, reason }) => ({ name, count, reason })),
      day: formatDate(dayIn(zone, new Date(last))),
      link: new URL('/cabinet/data', environment().APP_URL).href,
    });
  }
}

type Gone = DestroyedScans & { personId: string; at: Date };

/** A line for each person and reason; of a person whose whole record has gone since, none. */
async function describeGone(tx: Transaction, scanIds: string[]): Promise<Gone[]> {
  const scans = await tx.scan.findMany({
    where: { id: { in: scanIds }, document: { person: { destroyedAt: null } } },
    orderBy: { id: 'asc' },
    select: {
      destroyedAt: true,
      destroyedFor: true,
      document: {
        select: {
          personId: true,
          person: { select: { surname: true, givenName: true, patronymic: true } },
        },
      },
    },
  });
  const lines = new Map<string, Gone>();
  for (const { destroyedAt: at, destroyedFor: reason, document } of scans) {
    if (!at || !reason || !document) continue;
    const { personId, person } = document;
    const key = `${personId} ${reason}`;
    const count = (lines.get(key)?.count ?? 0) + 1;
    lines.set(key, { personId, name: fullName(person), count, reason, at });
  }
  return [...lines.values()];
}

/** The guardians, as long as their tie says anything, and the person where they have a cabinet of their own. */
async function toTell(tx: Transaction, personId: string): Promise<Recipient[]> {
  const { birthDate, ...person } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { ...recipientShape, birthDate: true },
  });
  const grown = birthDate !== null && ageOn(plainDate(birthDate), today()) >= endAge;
  const guardians = grown ? [] : await guardiansOf(tx, personId);
  const all = [...guardians, recipientOf(person)];
  return all.filter(({ accountId, email }) => accountId !== null || email !== null);
}

/** The person, the guardians and all the children of those. */
async function familyOf(tx: Transaction, personId: string): Promise<string[]> {
  const ties = await tx.guardianship.findMany({
    where: {
      endedAt: null,
      guardian: { guardianOf: { some: { childId: personId, endedAt: null } } },
    },
    select: { guardianId: true, childId: true },
  });
  return [...new Set([personId, ...ties.flatMap(({ guardianId, childId }) => [guardianId, childId])])];
}
