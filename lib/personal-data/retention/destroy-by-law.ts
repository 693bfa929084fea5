import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { liveStatuses } from '@/lib/domain/certificate-status';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { destructionGrounds, type DestructionGround } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import type { AuditAuthor } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import type { Queryable, Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { guardiansOf } from '@/lib/record-changes/recipients';
import { destroyPerson } from './destroy-person';
import { recordDestruction } from './record-destruction';
import { lockPerson } from './steps';
import { loadTerms } from './terms';

/**
 * Why a child's records cannot be destroyed now, or null. As long as a certificate holds, a number that opens doors and
 * money stands on them; what a family still asks for is first closed by whoever asked.
 */
export async function findDestructionObstacle(db: Queryable, childId: string): Promise<string | null> {
  const [person, certificates, applications] = [
    await db.person.findUnique({ where: { id: childId }, select: { destroyedAt: true } }),
    await db.certificate.count({
      where: { childId, status: { in: liveStatuses }, validUntil: { gt: dbDate(today()) } },
    }),
    await db.application.count({
      where: { childId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    }),
  ];
  if (person?.destroyedAt) return 'Данные этого ребёнка уже удалены.';
  if (certificates > 0) {
    return 'Сертификат ещё действует: по нему ребёнок занимается и расходуются деньги, и без данных ребёнка его нельзя ни проверить, ни закрыть. Сначала прекратите сертификат.';
  }
  if (applications > 0) {
    return 'У семьи есть открытая заявка на сертификат. Сначала семья отменяет её в кабинете.';
  }
  return null;
}

/** What the family demands rests on its withdrawn consent: null, or why it does not. */
export async function findGroundObstacle(
  db: Queryable,
  childId: string,
  ground: DestructionGround,
): Promise<string | null> {
  if (ground !== 'family_demand') return null;
  const [given, withdrawn] = [
    await db.consent.count({ where: { childId, withdrawnAt: null } }),
    await db.consent.count({ where: { childId, withdrawnAt: { not: null } } }),
  ];
  if (given > 0) return 'Согласие на обработку данных ребёнка не отозвано. Сначала его отзывают.';
  return withdrawn > 0
    ? null
    : 'Согласия, которое семья отозвала бы, в записи нет. Выберите другое основание.';
}

type Demand = { proposalId: string; childId: string; ground: DestructionGround };

/**
 * Destroys everything about a child but the bare row, before its term, on a demand that two people confirmed; the line of
 * the act stands in the same transaction. The files of pictures follow. Carried out twice for one proposal it is done once.
 */
export async function destroyByLaw(
  tx: Transaction,
  author: AuditAuthor,
  { proposalId, childId, ground }: Demand,
): Promise<void> {
  await lockPerson(tx, childId);
  if (await tx.destructionRecord.findUnique({ where: { proposalId }, select: { id: true } })) return;
  const obstacle =
    (await findDestructionObstacle(tx, childId)) ?? (await findGroundObstacle(tx, childId, ground));
  if (obstacle !== null) throw new Refusal('conflict', obstacle);
  const { register_record: days } = await loadTerms(tx);
  // Before their ties say nothing any more: a guardian's tie ends with the age of the child.
  await tellGuardians(tx, childId, ground);
  const categories = await destroyPerson(tx, childId);
  await recordDestruction(
    tx,
    author,
    { matter: 'register_record', days, proposalId },
    { subject: ['person', childId], personId: childId, categories, count: 1 },
  );
}

/** Whoever answers for the child learns that the data are gone (art. 20 and 21 of 152-ФЗ), by numbers and without a name. */
async function tellGuardians(tx: Transaction, childId: string, ground: DestructionGround): Promise<void> {
  const certificates = await tx.certificate.findMany({
    where: { childId },
    orderBy: { createdAt: 'asc' },
    select: { number: true },
  });
  for (const guardian of await guardiansOf(tx, childId)) {
    // The child is gone with the deed: the letter names nobody and stays.
    await queueLetter(tx, { ...guardian, childId: null }, 'data_destroyed', {
      certificateNumbers: certificates.map(({ number }) => formatCertificateNumber(number)),
      ground: destructionGrounds[ground].inTheLetter,
      day: formatDate(today()),
      link: new URL('/cabinet/data', environment().APP_URL).href,
    });
  }
}
