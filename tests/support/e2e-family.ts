import type { PlainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import type { Role } from '@/lib/domain/roles';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import type { DocumentFacts } from '@/lib/local/demo/rows/people';
import { theTown, type Town } from '@/tests/support/e2e-town';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';

type FamilyOptions = {
  town?: Town;
  age?: number;
  birthDate?: PlainDate;
  /** The child's identity document is on file; false by default. */
  document?: boolean | DocumentFacts;
  /** Whether everything the papers need but the document is known; true by default. */
  complete?: boolean;
};

/** A parent with an account and one child, both with names no other test has at the same birth date. */
export async function givenFamily({ town, complete = true, ...options }: FamilyOptions = {}) {
  const home = town ?? (await theTown());
  const names = inventedFamily(unique());
  const [parentName, childName] = [names.mother, names.child(0)];
  const parent = await givenParent({ name: parentName, complete });
  const { childId, birthDate, documentId } = await givenChild({
    ...options,
    parent,
    complete,
    name: childName,
    municipalityId: home.municipality.id,
    institutionId: home.school.id,
  });
  return {
    town: home,
    parent: { ...parent, name: fullName(parentName) },
    child: { id: childId, birthDate, documentId, ...childName, name: fullName(childName) },
  };
}

export type GivenFamily = Awaited<ReturnType<typeof givenFamily>>;

type CertificateOptions = Omit<Parameters<typeof givenCertificate>[0], 'childId'>;

/** A family whose child has a certificate. */
export async function givenFamilyWithCertificate(
  options: FamilyOptions = {},
  certificate: CertificateOptions = {},
) {
  const family = await givenFamily({ document: true, ...options });
  const issued = await givenCertificate({
    childId: family.child.id,
    groupId: family.town.group.id,
    ...certificate,
  });
  return { ...family, certificate: issued };
}

/** A child with a sign-in of their own, and their family. */
export async function givenChildWithAccount(options: FamilyOptions = {}) {
  const family = await givenFamily({ age: 15, ...options });
  return { ...family, account: await givenChildAccount(family.child.id) };
}

/** An operator at the desk of the town. */
export async function givenOperator(town?: Town) {
  const { desk } = town ?? (await theTown());
  return givenStaff({ role: 'operator', institutionId: desk.id });
}

/** The login of somebody new in this role, in the town. */
export async function givenLogin(role: Role): Promise<string> {
  const { municipality, desk, school } = await theTown();
  switch (role) {
    case 'parent':
      return (await givenFamily()).parent.login;
    case 'child': {
      const family = await givenFamily({ age: 15 });
      return (await givenChildAccount(family.child.id)).login;
    }
    case 'operator':
      return (await givenStaff({ role, institutionId: desk.id })).login;
    case 'login_issuer':
      return (await givenStaff({ role, institutionId: school.id })).login;
    case 'municipal_admin':
      return (await givenStaff({ role, municipalityId: municipality.id })).login;
    case 'regional_admin':
      return (await givenStaff({ role })).login;
  }
}
