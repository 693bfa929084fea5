import { randomUUID } from 'node:crypto';
import { issueSlip, type IssueSlip } from '@/lib/accounts/issue-slip';
import { slipCodeReadings } from '@/lib/domain/slip-code';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { database } from '@/lib/platform/database';
import {
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

/** A school that hands out logins, and who does it there. */
export async function givenSchool() {
  const { id: municipalityId } = await givenMunicipality();
  const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
  const issuer = await givenStaff({ role: 'login_issuer', institutionId: school.id });
  return { municipalityId, institutionId: school.id, actor: issuer.actor, issuer };
}

export type School = Awaited<ReturnType<typeof givenSchool>>;

type PupilOptions = Partial<Parameters<typeof givenChild>[0]>;

/** A pupil with a parent who has no login yet. */
export async function givenPupil(school: School, options: PupilOptions = {}) {
  const { personId } = await givenNobody();
  const { municipalityId, institutionId } = school;
  const child = await givenChild({ parent: { personId }, municipalityId, institutionId, ...options });
  return { parentId: personId, ...child };
}

/** A parent without an account, as an import leaves them. */
export async function givenNobody() {
  const parent = await givenParent();
  await database().session.deleteMany({ where: { accountId: parent.accountId } });
  await database().accountGrant.deleteMany({ where: { accountId: parent.accountId } });
  await database().account.delete({ where: { id: parent.accountId } });
  return { personId: parent.personId };
}

export function slipForm(changes: Partial<IssueSlip> = {}): IssueSlip {
  return { printId: randomUUID(), reason: 'first', identityChecked: false, ...changes };
}

export type Slip = { accountId: string; login: string; code: string };

/** The one slip on a sheet, with the account it opens. */
export async function onlySlip({ slips }: SlipSheetData): Promise<Slip> {
  const [slip] = slips;
  if (!slip || slips.length !== 1) throw new Error(`${slips.length} slips`);
  const [code = ''] = slipCodeReadings(slip.code);
  const { id } = await database().account.findUniqueOrThrow({ where: { login: slip.login } });
  return { accountId: id, login: slip.login, code };
}

/** A family that has just been handed its first slip. */
export async function givenSlip(options: PupilOptions = {}) {
  const school = await givenSchool();
  const pupil = await givenPupil(school, options);
  const slip = await onlySlip(await issueSlip(school.actor, pupil.childId, pupil.parentId, slipForm()));
  return { school, ...pupil, ...slip };
}
