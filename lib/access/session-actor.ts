import { ageOn, dbDate, plainDate } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Actor } from './actor';
import { secondStepOf } from './second-step';
import type { SessionRow } from './session-row';

/** Who asks, by a session that lives; null when what the role needs is missing. */
export async function actorOfSession(session: SessionRow): Promise<Actor | null> {
  const { personId, institutionId, municipalityId, role } = session;
  const signed = {
    accountId: session.accountId,
    sessionId: session.id,
    name: nameOf(session),
    mustChangePassword: session.mustChangePassword || session.slipId !== null,
    severalRoles: session.roles > 1,
    secondStep: secondStepOf(role, session.hasSecondStep),
  };
  const none = { institutionId: null, municipalityId: null };
  switch (role) {
    case 'parent':
    case 'child': {
      if (!personId) return null;
      const family = { ...signed, ...none, personId };
      if (role === 'parent') return { ...family, role };
      return { ...family, role, ofAge: isOfAge(session.birthDate) };
    }
    case 'operator':
    case 'login_issuer': {
      if (!institutionId || !municipalityId) return null;
      const where = { institutionId, municipalityId };
      if (role === 'login_issuer') return { ...signed, ...where, role };
      return { ...signed, ...where, role, ownPupilsOnly: await servesOwnPupilsOnly(institutionId) };
    }
    case 'municipal_admin':
      return municipalityId ? { ...signed, institutionId: null, municipalityId, role } : null;
    case 'regional_admin':
      return { ...signed, ...none, role };
  }
}

function nameOf({ surname, givenName, patronymic, staffName, login }: SessionRow): string {
  if (surname === null || givenName === null) return staffName ?? login;
  return fullName({ surname, givenName, patronymic });
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
