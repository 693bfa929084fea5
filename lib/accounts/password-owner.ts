import { plainDate } from '@/lib/domain/dates';
import { guessablePassword, passwordFault, personalWords, type PasswordOwner } from '@/lib/domain/passwords';
import { Refusal } from '@/lib/domain/refusal';
import { isGuessable } from '@/lib/platform/common-passwords';
import { database, type Queryable } from '@/lib/platform/database';
import type { Recipient } from '@/lib/platform/outbox';
import { countAttempt } from '@/lib/platform/rate-limits';
import { tooManyTries } from '@/lib/access/too-many-tries';

const shape = {
  id: true,
  login: true,
  passwordHash: true,
  mustChangePassword: true,
  personId: true,
  staffName: true,
  staffEmail: true,
  blockedAt: true,
  lastSignInAt: true,
  person: {
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      email: true,
      emailConfirmedAt: true,
    },
  },
  grants: { where: { endedAt: null }, select: { role: true } },
} as const;

export type OwnAccount = Awaited<ReturnType<typeof getOwnAccount>>;

/** Everything a new password is checked against and its owner is written to. */
export function getOwnAccount(accountId: string, from: Queryable = database()) {
  return from.account.findUniqueOrThrow({ where: { id: accountId }, select: shape });
}

function ownerOf({ login, person, staffName, grants }: OwnAccount): PasswordOwner {
  const names = person
    ? [person.surname, person.givenName, person.patronymic].filter((name) => name !== null)
    : [staffName ?? ''];
  const birthDate = person?.birthDate ? plainDate(person.birthDate) : null;
  return { login, names, birthDate, roles: grants.map(({ role }) => role) };
}

/** Refuses a new password that is too short, too common or says something about its owner, at the field `password`. */
export async function requireGoodPassword(password: string, account: OwnAccount): Promise<void> {
  await requirePasswordFor(password, ownerOf(account), account.id);
}

/** The same for an account that does not exist yet. `countedAs`: an id under which the looks are counted. */
export async function requirePasswordFor(
  password: string,
  owner: PasswordOwner,
  countedAs: string,
): Promise<void> {
  const reached = await countAttempt(['new_password', countedAs]);
  if (reached) throw tooManyTries(reached);
  const fault = passwordFault(password, owner);
  if (fault !== null) throw new Refusal('invalid', fault, 'password');
  if (await isGuessable(password, personalWords(owner))) {
    throw new Refusal('invalid', guessablePassword, 'password');
  }
}

/** The address at which the owner is known to be reached: confirmed by a family, entered for staff. */
export function knownAddress({ person, staffEmail }: OwnAccount): string | null {
  if (person) return person.emailConfirmedAt === null ? null : person.email;
  return staffEmail;
}

/** To whom a letter about the account goes: shown in «Почта», and sent where an address is known. Null when it would reach nobody. */
export function recipientOf(account: OwnAccount): Recipient | null {
  const email = knownAddress(account);
  if (email === null && account.personId === null) return null;
  return { personId: account.personId, accountId: account.id, email };
}
