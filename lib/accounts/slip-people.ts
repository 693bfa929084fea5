import { familyRoles } from '@/lib/access/actor';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { endAge, passportAge } from '@/lib/domain/eligibility';
import { guardianshipGrounds, type GuardianshipGround } from '@/lib/domain/guardianship';
import { loginState } from '@/lib/domain/login-state';
import { fullName, type PersonName } from '@/lib/domain/names';
import type { Role } from '@/lib/domain/roles';
import { now, today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const accountShape = {
  id: true,
  login: true,
  passwordHash: true,
  mustChangePassword: true,
  lastSignInAt: true,
  blockedAt: true,
  grants: { where: { endedAt: null }, select: { role: true } },
  loginSlips: {
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { createdAt: true, expiresAt: true, usedAt: true, voidedAt: true },
  },
} as const satisfies Prisma.AccountSelect;

export const slipPersonShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  account: { select: accountShape },
} as const satisfies Prisma.PersonSelect;

/** A child with everybody of its family who may have a login. */
export const slipChildShape = {
  personId: true,
  groupName: true,
  person: { select: { ...slipPersonShape, birthDate: true } },
  guardianships: {
    where: { endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { ground: true, guardian: { select: slipPersonShape } },
  },
} as const satisfies Prisma.ChildSelect;

export type SlipPersonRow = Prisma.PersonGetPayload<{ select: typeof slipPersonShape }>;
export type SlipChildRow = Prisma.ChildGetPayload<{ select: typeof slipChildShape }>;

/** Somebody of a family who may be given a login, and where they stand with it. */
export type SlipPerson = {
  personId: string;
  name: PersonName;
  role: 'parent' | 'child';
  /** What ties them to the child; null for the child itself. */
  ground: GuardianshipGround | null;
  account: SlipPersonRow['account'];
};

/**
 * Who of this family may be given a login: every guardian whose tie is valid, and from 14 on the child. At 18 the ties
 * have ended.
 */
export function slipPeopleOf({ person, guardianships }: SlipChildRow): SlipPerson[] {
  const age = person.birthDate ? ageOn(plainDate(person.birthDate), today()) : 0;
  const guardians = guardianships.map(({ ground, guardian }) => slipPerson(guardian, 'parent', ground));
  return [
    ...(age < endAge ? guardians : []),
    ...(age >= passportAge ? [slipPerson(person, 'child', null)] : []),
  ];
}

function slipPerson(
  row: SlipPersonRow,
  role: SlipPerson['role'],
  ground: GuardianshipGround | null,
): SlipPerson {
  const { id, surname, givenName, patronymic, account } = row;
  return { personId: id, name: { surname, givenName, patronymic }, role, ground, account };
}

/** Why nobody at a school or a counter may give a first password to this account; null when they may. */
export function slipObstacle(account: SlipPerson['account']): string | null {
  if (!account) return null;
  if (account.blockedAt) {
    return 'Вход этого человека закрыт. Обратитесь к администратору муниципалитета.';
  }
  const held = account.grants.map(({ role }) => role);
  // Whoever gives out slips must not get into the accounts of those who see a whole municipality.
  if (held.some((role) => !(familyRoles as readonly Role[]).includes(role))) {
    return 'Это учётная запись сотрудника. Новый пароль ему даёт администратор.';
  }
  return held.length === 0
    ? 'У этого человека нет доступа. Обратитесь к администратору муниципалитета.'
    : null;
}

/** Has chosen a password or come in by some other way: a slip is now a new key to what is theirs already. */
export function hasOwnSignIn(account: SlipPerson['account']): boolean {
  if (!account) return false;
  return account.lastSignInAt !== null || (account.passwordHash !== null && !account.mustChangePassword);
}

export function loginStateOf(account: SlipPerson['account']) {
  const clock = { instant: now(), timeZone: environment().TIME_ZONE };
  return loginState(account, account?.loginSlips[0] ?? null, clock);
}

/** A line of «Вход в кабинет» about one of the family. */
export function describeSlipPerson(person: SlipPerson) {
  const { personId, name, ground, account } = person;
  return {
    personId,
    name: fullName(name),
    relation: ground === null ? 'Сам ребёнок' : guardianshipGrounds[ground].title,
    login: account?.login ?? null,
    state: loginStateOf(account),
    hasOwnSignIn: hasOwnSignIn(account),
    obstacle: slipObstacle(account),
  };
}

export type FamilyLogin = ReturnType<typeof describeSlipPerson>;

/** The child with its family; null when there is none in this scope. */
export function findSlipChild(db: Queryable, where: Prisma.ChildWhereInput): Promise<SlipChildRow | null> {
  return db.child.findFirst({ where, select: slipChildShape });
}
