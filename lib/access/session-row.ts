import type { Role } from '@/lib/domain/roles';
import { database } from '@/lib/platform/database';

/** What a request needs to know of its session, its account and the role it was opened for. */
export type SessionRow = {
  id: string;
  accountId: string;
  lastSeenAt: Date;
  expiresAt: Date;
  slipId: string | null;
  endedAt: Date | null;
  /** The account is blocked, or the role was taken away. */
  isRevoked: boolean;
  role: Role;
  /** Of the role: for staff of an institution that one and its municipality. */
  institutionId: string | null;
  municipalityId: string | null;
  login: string;
  staffName: string | null;
  mustChangePassword: boolean;
  /** Roles the account holds now. */
  roles: number;
  hasSecondStep: boolean;
  personId: string | null;
  surname: string | null;
  givenName: string | null;
  patronymic: string | null;
  birthDate: Date | null;
};

/** Every request asks this, so it is one statement: by the client's own means it would be six. */
export async function findSession(id: string): Promise<SessionRow | null> {
  const [row] = await database().$queryRaw<SessionRow[]>`
    SELECT session.id, session.account_id AS "accountId", session.last_seen_at AS "lastSeenAt",
      session.expires_at AS "expiresAt", session.slip_id AS "slipId",
      session.ended_at AS "endedAt",
      coalesce(account.blocked_at, held.ended_at) IS NOT NULL AS "isRevoked",
      held.role::text AS role, held.institution_id AS "institutionId",
      coalesce(institution.municipality_id, held.municipality_id) AS "municipalityId",
      account.login, account.staff_name AS "staffName", account.must_change_password AS "mustChangePassword",
      (SELECT count(*)::int FROM account_grant
        WHERE account_grant.account_id = account.id AND account_grant.ended_at IS NULL) AS roles,
      EXISTS (SELECT FROM second_factor
        WHERE second_factor.account_id = account.id AND switched_on_at IS NOT NULL) AS "hasSecondStep",
      account.person_id AS "personId", person.surname, person.given_name AS "givenName", person.patronymic,
      person.birth_date AS "birthDate"
    FROM session
      JOIN account ON account.id = session.account_id
      JOIN account_grant AS held ON held.id = session.grant_id
      LEFT JOIN institution ON institution.id = held.institution_id
      LEFT JOIN person ON person.id = account.person_id
    WHERE session.id = ${id}::uuid`;
  return row ?? null;
}
