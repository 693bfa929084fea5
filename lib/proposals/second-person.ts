import type { DeskActor } from '@/lib/access/municipality';
import { database, type Queryable } from '@/lib/platform/database';

/** Why somebody is no second person for the one who proposed. The database holds the same, by the same function. */
const sameHandRefusals = {
  own: 'Своё предложение подтвердить нельзя: это делает другой человек.',
  email:
    'У Вашей учётной записи та же электронная почта, что и у того, кто сделал предложение: это один человек. Решает другой администратор.',
  issued:
    'Вашу учётную запись или роль выдал тот, кто сделал предложение. Решает другой администратор, который получил роль не от него.',
} as const;

type SameHand = { accountId: string; tie: keyof typeof sameHandRefusals };

/** Of these accounts those that are a second person for whoever proposed, in one of their roles. */
export async function secondPersons(
  db: Queryable,
  proposedById: string,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT g.account_id::text AS id FROM account_grant g
    WHERE g.account_id = ANY (${accountIds}::uuid[]) AND g.ended_at IS NULL
      AND g.role IN ('municipal_admin', 'regional_admin')
      AND NOT EXISTS (
        SELECT FROM proposal_same_hand(g.account_id, g.role, g.municipality_id) s
        WHERE s.account_id = ${proposedById}::uuid)`;
  return new Set(rows.map(({ id }) => id));
}

/** The accounts whose proposals this admin does not decide, each with the sentence that says why. */
export async function sameHandOf(
  actor: DeskActor,
  db: Queryable = database(),
): Promise<ReadonlyMap<string, string>> {
  const { accountId, role, municipalityId } = actor;
  const rows = await db.$queryRaw<SameHand[]>`
    SELECT account_id::text AS "accountId", tie FROM proposal_same_hand(${accountId}::uuid, ${role}::"role", ${municipalityId}::uuid)`;
  return new Map(rows.map((row) => [row.accountId, sameHandRefusals[row.tie]]));
}
