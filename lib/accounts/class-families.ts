import type { IssuerActor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Recipient } from './slip-recipient';
import {
  hasOwnSignIn,
  loginStateOf,
  slipChildShape,
  slipObstacle,
  slipPeopleOf,
  type SlipChildRow,
  type SlipPerson,
} from './slip-people';

/** Whose slips are printed: a class by its name, those in none, or the whole institution. */
export type ClassChoice = { kind: 'class'; name: string } | { kind: 'without' } | { kind: 'everybody' };

export function pupilsOf(actor: IssuerActor, choice: ClassChoice): Prisma.ChildWhereInput {
  const groupName = { class: choice.kind === 'class' ? choice.name : null, without: null };
  return choice.kind === 'everybody'
    ? childrenOf(actor)
    : { AND: [childrenOf(actor), { groupName: groupName[choice.kind] }] };
}

/** Pupils with their families, in the order in which slips are handed out: by class, then by name. */
export function listSlipChildren(db: Queryable, where: Prisma.ChildWhereInput): Promise<SlipChildRow[]> {
  return db.child.findMany({
    where,
    orderBy: [
      { groupName: 'asc' },
      { person: { surname: 'asc' } },
      { person: { givenName: 'asc' } },
      { personId: 'asc' },
    ],
    select: slipChildShape,
  });
}

/**
 * Where a family stands: `inside` somebody has come in; `handed` a slip that still works waits for it; `waiting` it needs
 * one; `nobody` no adult is known to give it to.
 */
type FamilyStanding =
  { kind: 'inside' } | { kind: 'nobody' } | { kind: 'handed' | 'waiting'; person: SlipPerson };

/** A family that has not come in is given one slip: for who has a login already, else for who was entered first. */
export function standingOf(child: SlipChildRow): FamilyStanding {
  const people = slipPeopleOf(child);
  if (people.some(({ account }) => hasOwnSignIn(account))) return { kind: 'inside' };
  const open = people.filter(({ account }) => slipObstacle(account) === null);
  const person = open.find(({ account }) => account !== null) ?? open[0];
  if (!person) return { kind: 'nobody' };
  const handed = open.find(({ account }) => loginStateOf(account).slip?.expired === false);
  return handed ? { kind: 'handed', person: handed } : { kind: 'waiting', person };
}

/** One slip a person, however many brothers and sisters are among the pupils. */
export function recipientsAmong(
  children: readonly SlipChildRow[],
  kinds: readonly FamilyStanding['kind'][],
): Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const child of children) {
    const standing = standingOf(child);
    if (!('person' in standing) || !kinds.includes(standing.kind)) continue;
    const { personId, name, role, account } = standing.person;
    if (recipients.has(personId)) continue;
    recipients.set(personId, {
      personId,
      name,
      role,
      childId: child.personId,
      reason: account ? 'lost' : 'first',
      identityChecked: false,
    });
  }
  return [...recipients.values()];
}
