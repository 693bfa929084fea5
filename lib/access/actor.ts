import type { Role } from '@/lib/domain/roles';
import { secondStepPage, type SecondStep } from './second-step';

type Signed = {
  accountId: string;
  sessionId: string;
  name: string;
  mustChangePassword: boolean;
  /** May go on in another role of the same account. */
  severalRoles: boolean;
  secondStep: SecondStep;
};

type Family<R extends 'parent' | 'child'> = Signed & {
  role: R;
  personId: string;
  institutionId: null;
  municipalityId: null;
};

/** `ofAge`: 14 or older. A younger child with an own sign-in sees the certificate and letters and changes nothing. */
export type FamilyActor = Family<'parent'> | (Family<'child'> & { ofAge: boolean });

export type OperatorActor = Signed & {
  role: 'operator';
  institutionId: string;
  municipalityId: string;
  /** True when the institution serves only those who attend it. */
  ownPupilsOnly: boolean;
};

export type IssuerActor = Signed & { role: 'login_issuer'; institutionId: string; municipalityId: string };

export type MunicipalActor = Signed & {
  role: 'municipal_admin';
  institutionId: null;
  municipalityId: string;
};

export type RegionalActor = Signed & { role: 'regional_admin'; institutionId: null; municipalityId: null };

/** Who is asking. Made only from a session found in the database. */
export type Actor = FamilyActor | OperatorActor | IssuerActor | MunicipalActor | RegionalActor;

export type ActorOf<R extends Role> = Extract<Actor, { role: R }>;

/** Who changes records of certificates: at the counter, or from afar. */
export type RecordActor = ActorOf<'operator' | 'municipal_admin' | 'regional_admin'>;

export const familyRoles = ['parent', 'child'] as const satisfies readonly Role[];

export function isFamily(actor: Actor): actor is FamilyActor {
  return familyRoles.some((role) => role === actor.role);
}

export const staffRoles = [
  'operator',
  'login_issuer',
  'municipal_admin',
  'regional_admin',
] as const satisfies readonly Role[];

/** Where each role starts after signing in. */
export const homePages = {
  parent: '/cabinet',
  child: '/cabinet',
  operator: '/counter',
  login_issuer: '/counter/logins',
  municipal_admin: '/admin/municipality',
  regional_admin: '/admin/region',
} as const satisfies Record<Role, string>;

/** The page of what the person has to do before anything else; null for whoever may go on. */
export function unfinishedPage(actor: Actor): string | null {
  if (actor.mustChangePassword) return '/first-password';
  return actor.secondStep === 'missing' ? secondStepPage : null;
}
