import { ageOn, dbDate, plainDate } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Actor } from './actor';
import { secondStepOf } from './second-step';

/** What a request needs to know of its session. */
export const sessionShape = {
  id: true,
  accountId: true,
  lastSeenAt: true,
  expiresAt: true,
  endedAt: true,
  slipId: true,
  account: {
    select: {
      personId: true,
      staffName: true,
      login: true,
      mustChangePassword: true,
      blockedAt: true,
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
      _count: {
        select: {
          grants: { where: { endedAt: null } },
          secondFactors: { where: { switchedOnAt: { not: null } } },
        },
      },
    },
  },
  grant: {
    select: {
      role: true,
      endedAt: true,
      municipalityId: true,
      institution: { select: { id: true, municipalityId: true } },
    },
  },
} as const;

export type SessionRow = Prisma.SessionGetPayload<{ select: typeof sessionShape }>;

/** Who asks, by a session that lives; null when what the role needs is missing. */
export async function actorOfSession(session: SessionRow): Promise<Actor | null> {
  const { account, grant } = session;
  const signed = {
    accountId: session.accountId,
    sessionId: session.id,
    name: account.person ? fullName(account.person) : (account.staffName ?? account.login),
    mustChangePassword: account.mustChangePassword || session.slipId !== null,
    severalRoles: account._count.grants > 1,
    secondStep: secondStepOf(grant.role, account._count.secondFactors > 0),
  };
  const none = { institutionId: null, municipalityId: null };
  switch (grant.role) {
    case 'parent':
    case 'child': {
      if (!account.personId) return null;
      const family = { ...signed, ...none, personId: account.personId };
      if (grant.role === 'parent') return { ...family, role: 'parent' };
      return { ...family, role: 'child', ofAge: isOfAge(account.person?.birthDate ?? null) };
    }
    case 'operator':
    case 'login_issuer': {
      if (!grant.institution) return null;
      const where = { institutionId: grant.institution.id, municipalityId: grant.institution.municipalityId };
      if (grant.role === 'login_issuer') return { ...signed, ...where, role: grant.role };
      return {
        ...signed,
        ...where,
        role: grant.role,
        ownPupilsOnly: await servesOwnPupilsOnly(where.institutionId),
      };
    }
    case 'municipal_admin':
      return grant.municipalityId
        ? { ...signed, institutionId: null, municipalityId: grant.municipalityId, role: grant.role }
        : null;
    case 'regional_admin':
      return { ...signed, ...none, role: grant.role };
  }
}

function isOfAge(birthDate: Date | null): boolean {
  return birthDate !== null && ageOn(plainDate(birthDate), today()) >= passportAge;
}

/**
 * Whom an institution serves: by the right that holds today, else by the latest that has held, else by the one that is
 * prepared. An institution whose right has ended still finds its records and is told that it may not accept today.
 */
async function servesOwnPupilsOnly(institutionId: string): Promise<boolean> {
  const rights = await database().institutionRight.findMany({
    where: { institutionId, kind: 'accepts_applications' },
    orderBy: { validFrom: 'asc' },
    select: { audience: true, validFrom: true },
  });
  const begun = rights.filter(({ validFrom }) => validFrom <= dbDate(today()));
  const right = begun.at(-1) ?? rights[0];
  return right?.audience !== 'everybody';
}
