import { ageOn, plainDate } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import type { ProviderIdentity } from '@/lib/domain/provider-identity';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';
import { searchIndex } from '@/lib/platform/encryption';
import { snilsIndex } from '@/lib/platform/sealed-fields';

const shape = {
  id: true,
  passwordHash: true,
  login: true,
  blockedAt: true,
  mustChangePassword: true,
  personId: true,
  person: {
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      nameKey: true,
      birthDate: true,
      snilsIndex: true,
      guardianOf: {
        where: { endedAt: null, provenAt: { not: null } },
        select: { id: true },
        take: 1,
      },
      child: {
        select: { certificates: { where: { activatedAt: { not: null } }, select: { id: true }, take: 1 } },
      },
    },
  },
  grants: { where: { endedAt: null }, select: { role: true } },
  providerLinks: { select: { issuer: true, createdAt: true } },
} as const;

export type KnownAccount = Awaited<ReturnType<typeof getKnownAccount>>;

export function getKnownAccount(accountId: string, from: Queryable = database()) {
  return from.account.findUniqueOrThrow({ where: { id: accountId }, select: shape });
}

/** How a person of the provider is kept: exact search is all that is needed. */
export function subjectIndexOf({ issuer, subject }: ProviderIdentity): Uint8Array<ArrayBuffer> {
  return searchIndex('provider_link.subject', JSON.stringify([issuer, subject]));
}

/** The account this person of the provider is linked to; null when to none. */
export async function findLinkedAccount(identity: ProviderIdentity): Promise<KnownAccount | null> {
  const link = await database().providerLink.findUnique({
    where: {
      issuer_subjectIndex: { issuer: identity.issuer, subjectIndex: subjectIndexOf(identity) },
    },
    select: { accountId: true },
  });
  return link && getKnownAccount(link.accountId);
}

/** A blocked account stays closed, and staff come in with their own second step, never past it. */
export function mayEnterThroughProvider({ blockedAt, grants }: KnownAccount): boolean {
  const isFamily = grants.every(({ role }) => role === 'parent' || role === 'child');
  return blockedAt === null && grants.length > 0 && isFamily;
}

export function isLinkedTo({ providerLinks }: KnownAccount, issuer: string): boolean {
  return providerLinks.some((link) => link.issuer === issuer);
}

/**
 * Whether «Связать?» may be asked before anybody has signed in. SNILS and name are typed in by the family, in the account of
 * somebody else as well: only a person staff has seen with the originals, a guardian by a proven tie, a child by an activated
 * certificate, is certain to be who the provider names. And the password must be there, or the provider would be the only way in.
 */
export function mayBeAsked(account: KnownAccount): boolean {
  const { passwordHash, person } = account;
  if (passwordHash === null || !person || !mayEnterThroughProvider(account)) return false;
  return person.guardianOf.length > 0 || isSeenChild(person);
}

/** Younger ones are not at the counter themselves: their guardian brings the originals. */
function isSeenChild({ birthDate, child }: NonNullable<KnownAccount['person']>): boolean {
  const hasPassport = birthDate !== null && ageOn(plainDate(birthDate), today()) >= passportAge;
  return hasPassport && child !== null && child.certificates.length > 0;
}

/**
 * The account of the person whom the provider named: the same SNILS and the same full name, free to be linked, its owner
 * seen by staff. Null for every other case: they link in the cabinet, with their password.
 */
export async function findOwnAccount(identity: ProviderIdentity): Promise<KnownAccount | null> {
  if (identity.snils === null || identity.nameKey === null) return null;
  const people = await database().person.findMany({
    where: { snilsIndex: snilsIndex(identity.snils), nameKey: identity.nameKey },
    select: { account: { select: { id: true } } },
    take: 2,
  });
  const [person] = people;
  if (!person?.account || people.length > 1) return null;
  const account = await getKnownAccount(person.account.id);
  return mayBeAsked(account) && !isLinkedTo(account, identity.issuer) ? account : null;
}

/** Whether the owner of the account is whom the provider named: by SNILS, where the record has one, and full name. */
export function isOwner({ person }: KnownAccount, identity: ProviderIdentity): boolean {
  if (!person || identity.nameKey === null || person.nameKey !== identity.nameKey) return false;
  if (person.snilsIndex === null) return true;
  return (
    identity.snils !== null && Buffer.from(snilsIndex(identity.snils)).equals(Buffer.from(person.snilsIndex))
  );
}

/** Whether the SNILS belongs to another person of the register: then it is for an operator to settle who is who. */
export async function belongsToAnother(
  { personId }: KnownAccount,
  identity: ProviderIdentity,
): Promise<boolean> {
  if (identity.snils === null) return false;
  const person = await database().person.findFirst({
    where: { snilsIndex: snilsIndex(identity.snils), NOT: { id: personId ?? undefined } },
    select: { id: true },
  });
  return person !== null;
}
