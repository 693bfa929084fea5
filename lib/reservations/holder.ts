import type { Actor, OperatorActor } from '@/lib/access/actor';
import { minuteIn } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { initialsFirst, reservedStatuses, untouchedSince } from '@/lib/domain/reservation';
import { now } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

/** A colleague who works on a record. `since` as a clock shows it: «12:40». */
export type Holder = { name: string; institution: string; since: string };

/** The colleague who works on the record at this moment; null when it is free or one's own. */
export async function findHolder(db: Queryable, actor: Actor, certificateId: string): Promise<Holder | null> {
  const row = await db.recordReservation.findFirst({
    where: {
      certificateId,
      accountId: { not: actor.accountId },
      certificate: { status: { in: [...reservedStatuses] } },
      touchedAt: { gt: untouchedSince(now()) },
      session: { endedAt: null, expiresAt: { gt: now() } },
    },
    select: {
      since: true,
      account: { select: { staffName: true } },
      institution: { select: { shortName: true } },
    },
  });
  return (
    row && {
      name: initialsFirst(row.account.staffName ?? 'коллега'),
      institution: row.institution.shortName,
      since: clockTime(row.since),
    }
  );
}

function clockTime(instant: Date): string {
  const minute = minuteIn(environment().TIME_ZONE, instant);
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}

/** «С записью работает А. И. Петрова с 12:40 (МБУ ДО «Центр»).» */
export function holderSentence({ name, institution, since }: Holder): string {
  return `С записью с ${since} работает ${name} (${institution}).`;
}

/** A colleague works on the record: nothing is done to it before it is taken over. */
export class RecordReserved extends Refusal {
  constructor(holder: Holder) {
    super(
      'conflict',
      `${holderSentence(holder)} Договоритесь, кто продолжит. Если Вы, нажмите «Забрать запись себе» на странице записи и повторите.`,
    );
  }
}

/** Refuses while a colleague works on the record. To be called in the transaction that changes it. */
export async function requireReservation(db: Queryable, actor: Actor, certificateId: string): Promise<void> {
  const holder = await findHolder(db, actor, certificateId);
  if (holder) throw new RecordReserved(holder);
}

export type Holding = Pick<OperatorActor, 'accountId' | 'institutionId' | 'sessionId'>;
