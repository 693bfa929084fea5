import type { IssuerActor, OperatorActor } from '@/lib/access/actor';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';
import { openOn } from './open-on';

/** The right of an institution by which each of its people hands out logins. */
const rights = {
  login_issuer: {
    kind: 'issues_logins',
    none: 'Ваше учреждение сегодня не выдаёт логины: его полномочие закончилось или не выдано. Обратитесь к администратору муниципалитета.',
    ahead: 'Ваше учреждение сможет выдавать логины с',
  },
  operator: {
    kind: 'accepts_applications',
    none: 'Ваше учреждение сегодня не принимает семьи: его полномочие закончилось или не выдано. Обратитесь к администратору муниципалитета.',
    ahead: 'Ваше учреждение сможет принимать семьи с',
  },
} as const;

/** Why the institution may not hand out logins today, as a sentence; null when it may. */
async function findIssuingObstacle(
  db: Queryable,
  { role, institutionId }: IssuerActor | OperatorActor,
): Promise<string | null> {
  const { kind, none, ahead } = rights[role];
  const day = dbDate(today());
  const right = await db.institutionRight.findFirst({
    where: {
      institutionId,
      kind,
      OR: [{ validTo: null }, { validTo: { gte: day } }],
      institution: openOn(today()),
    },
    orderBy: { validFrom: 'asc' },
    select: { validFrom: true },
  });
  if (!right) return none;
  return right.validFrom > day ? `${ahead} ${formatDate(plainDate(right.validFrom))}.` : null;
}

/** The same for a page that offers it. */
export function getIssuingObstacle(actor: IssuerActor | OperatorActor): Promise<string | null> {
  return findIssuingObstacle(database(), actor);
}

export async function requireIssuingRight(db: Queryable, actor: IssuerActor | OperatorActor): Promise<void> {
  const obstacle = await findIssuingObstacle(db, actor);
  if (obstacle !== null) throw new Refusal('forbidden', obstacle);
}
