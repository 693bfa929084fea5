import { givenActor } from '@/tests/support/given/accounts';
import { rememberSearch } from '@/lib/counter/search-fields';
import { openSession } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { inTransaction } from '@/lib/platform/database';
import { givenRecords, type Records } from '@/tests/support/e2e-records';
import type { Fields } from '@/tests/support/e2e-answers';
import { givenFailedLetter } from '@/tests/support/given/failed-letter';
import { givenGroupRun } from '@/tests/support/given/group-runs';
import { givenPasskey } from '@/tests/support/second-step';
import { anotherTown, theTown } from '@/tests/support/e2e-town';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenFamilyQuestion,
  givenInstitution,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import type { Place, Who } from './table';

type Account = { id: string; accountId: string; role: Role };

/** Somebody who asks: how they sign in, and what of the values in the addresses is theirs alone. */
export type Asking = { account: Account | null; own: Fields };

export type Crossing = {
  asking: Readonly<Record<Who, Asking>>;
  records: Readonly<Record<Place, Records>>;
  /** Everybody whose data nobody may change from outside. */
  people: readonly string[];
};

/**
 * Three families with everything a family may have, and somebody of each kind who asks. «own» is the family of the parent,
 * whose children attend the school of the staff; «same_municipality» lives in the same town and attends another school.
 */
export async function givenCrossing(): Promise<Crossing> {
  const town = await theTown();
  const municipalityId = town.municipality.id;
  const school = await givenInstitution({
    municipalityId,
    kind: 'school',
    accepts: 'own_pupils',
    issuesLogins: true,
  });
  const records = {
    own: await givenRecords({ ...town, school }),
    same_municipality: await givenRecords(town),
    foreign: await givenRecords(await anotherTown()),
  };
  const [child, youngChild] = [
    await givenChildWithAll(15, records.own),
    await givenChildWithAll(9, records.own),
  ];
  const schoolOperator = await givenStaff({ role: 'operator', institutionId: school.id });
  const { operator, parent } = records.own;
  return {
    records,
    people: [
      ...Object.values(records).flatMap(({ people }) => people),
      child.values.childId,
      youngChild.values.childId,
    ],
    asking: {
      visitor: { account: null, own: {} },
      parent: await asking(parent, 'parent'),
      child: await asking(child.account, 'child', child.values),
      young_child: await asking(youngChild.account, 'child', youngChild.values),
      operator: await asking(operator, 'operator'),
      school_operator: await asking(schoolOperator, 'operator', {
        searchId: await rememberSearch(schoolOperator.actor, { query: 'Чужова', birthDate: null }),
        runId: await givenGroupRun(schoolOperator.actor, school.id),
      }),
      login_issuer: await asking(
        await givenStaff({ role: 'login_issuer', institutionId: school.id }),
        'login_issuer',
      ),
      municipal_admin: await asking(
        await givenStaff({ role: 'municipal_admin', municipalityId }),
        'municipal_admin',
      ),
      regional_admin: await asking(await givenStaff({ role: 'regional_admin' }), 'regional_admin'),
    },
  };
}

async function asking(
  { grantId, accountId, personId = null }: { grantId: string; accountId: string; personId?: string | null },
  role: Role,
  own: Fields = {},
): Promise<Asking> {
  const account = { id: grantId, accountId, role };
  // A second session, which may be ended without ending the one that asks.
  const { sessionId } = await givenActor(account, role);
  const letterId = await givenFailedLetter({ personId, accountId });
  return { account, own: { sessionId, passkeyId: await givenPasskey(accountId), letterId, ...own } };
}

/** A child with a sign-in and records of their own; who is of age applied for themselves. */
async function givenChildWithAll(age: number, { town, parent }: Records) {
  const { childId } = await givenChild({
    parent,
    age,
    document: true,
    municipalityId: town.municipality.id,
    institutionId: town.school.id,
  });
  const account = await givenChildAccount(childId);
  const { certificateId, applicationId, documentId } = await givenCertificate({
    childId,
    groupId: town.group.id,
    ...(age >= 14 ? { applicantId: childId } : {}),
  });
  const { scanId } = await givenScan({ ownerId: parent.accountId, documentId });
  const questionId = await givenFamilyQuestion(
    { accountId: account.accountId, personId: childId },
    applicationId,
  );
  return { account, values: { childId, certificateId, applicationId, scanId, questionId } };
}

/** A new session of this account, as the cookie carries it; null for a visitor. */
export function newSession({ account }: Asking): Promise<string | null> {
  return account ? inTransaction((tx) => openSession(tx, account)) : Promise.resolve(null);
}
