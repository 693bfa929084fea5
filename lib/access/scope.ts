import { dbDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import { kindsNamingChild } from '@/lib/domain/letters';
import { bornUpTo } from '@/lib/domain/life';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { isFamily, type Actor } from './actor';

/** Children whose records exist for this actor: part of the WHERE of every query, so that a stranger's child is a missing one. */
export function childrenOf(actor: Actor): Prisma.ChildWhereInput {
  switch (actor.role) {
    case 'parent':
      return childrenOfGuardian(actor.personId);
    case 'child':
      return { personId: actor.personId };
    case 'operator':
      return {
        municipalityId: actor.municipalityId,
        ...(actor.ownPupilsOnly ? { institutionId: actor.institutionId } : {}),
      };
    case 'login_issuer':
      return { institutionId: actor.institutionId, ...unmerged };
    case 'municipal_admin':
      return { municipalityId: actor.municipalityId };
    case 'regional_admin':
      return {};
  }
}

/**
 * Not those that became part of another record: they can be looked at, but nobody is entered, tied, listed or issued anything
 * by them.
 */
export const unmerged = { mergedIn: null } satisfies Prisma.ChildWhereInput;

/** Children to whom this person's tie is valid. */
export function childrenOfGuardian(guardianId: string): Prisma.ChildWhereInput {
  return {
    guardianships: { some: { guardianId, endedAt: null } },
    // At 18 a tie ends by itself, at once.
    person: { birthDate: { gt: dbDate(bornUpTo(endAge, today())) } },
  };
}

/** Children of whom this person may be told: itself, and those to whom its tie is valid. */
export function childrenToldTo(personId: string): Prisma.ChildWhereInput {
  return { OR: [{ personId }, childrenOfGuardian(personId)] };
}

/** Certificates whose records exist for this actor. For staff the certificate's municipality counts, not the child's present address. */
export function certificatesOf(actor: Actor): Prisma.CertificateWhereInput {
  switch (actor.role) {
    case 'parent':
    case 'child':
    case 'login_issuer':
      return { child: childrenOf(actor) };
    case 'operator':
      return {
        municipalityId: actor.municipalityId,
        ...(actor.ownPupilsOnly ? { child: { institutionId: actor.institutionId } } : {}),
      };
    case 'municipal_admin':
      return { municipalityId: actor.municipalityId };
    case 'regional_admin':
      return {};
  }
}

/** Certificates whose papers this actor may have: they print the applicant's passport and address, which the other guardian never sees. */
export function papersOf(actor: Actor): Prisma.CertificateWhereInput {
  return isFamily(actor)
    ? { AND: [certificatesOf(actor), { application: { applicantId: actor.personId } }] }
    : certificatesOf(actor);
}

/** Applications of the children this actor may see. */
export function applicationsOf(actor: Actor): Prisma.ApplicationWhereInput {
  return { child: childrenOf(actor) };
}

/** Letters in «Почта»: addressed to this account, and where they speak of a child, as long as the child exists for its owner. */
export function lettersOf(actor: Actor): Prisma.LetterWhereInput {
  return { accountId: actor.accountId, ...lettersNamingNoStranger(actor) };
}

/** Letters that speak of no child, or of one that exists for this actor. */
export function lettersNamingNoStranger(actor: Actor) {
  return {
    OR: [
      // Letters of before name a child and do not say which: nobody can tell whose tie they hang on.
      { childId: null, kind: { notIn: kindsNamingChild } },
      ...(isFamily(actor) ? [{ child: childrenOf(actor) }] : []),
    ],
  } satisfies Prisma.LetterWhereInput;
}

/** Documents that count: not those another has replaced, nor those whose scan will never be seen. */
export const documentsThatCount = {
  supersededAt: null,
  NOT: { scan: { status: { in: ['unreadable', 'infected'] } } },
} satisfies Prisma.IdentityDocumentWhereInput;

/** The record, or «нет такой записи»: the same answer for a missing and for a stranger's one. */
export function found<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw new Refusal('not_found');
  return row;
}
