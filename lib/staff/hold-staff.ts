import type { DeskActor } from '@/lib/access/municipality';
import { found } from '@/lib/access/scope';
import { holdAccount } from '@/lib/accounts/still-proven';
import { Refusal } from '@/lib/domain/refusal';
import { adminsLock, isAdminRole, rolesGivenBy } from '@/lib/domain/staff-roles';
import type { Role } from '@/lib/domain/roles';
import { database, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { accountsWithin } from './reach';

const shape = {
  id: true,
  staffName: true,
  staffEmail: true,
  login: true,
  blockedAt: true,
  grants: {
    where: { endedAt: null },
    select: {
      id: true,
      role: true,
      institutionId: true,
      municipalityId: true,
      institution: { select: { municipalityId: true } },
    },
  },
} as const;

type HeldStaff = Awaited<ReturnType<typeof findStaff>>;
type HeldGrant = HeldStaff['grants'][number];

async function findStaff(tx: Transaction, actor: DeskActor, accountId: string) {
  const where = { AND: [{ id: accountId }, accountsWithin(actor)] };
  return found(await tx.account.findFirst({ where, select: shape }));
}

/** Refuses what an admin would do to the own account: another admin does it, so that nobody raises themselves. */
export function requireSomebodyElse(actor: DeskActor, accountId: string): void {
  if (actor.accountId === accountId) {
    throw new Refusal('forbidden', 'Свою учётную запись не меняют: попросите другого администратора.');
  }
}

/** Looks the account up within reach before anything slow is done for it; a stranger's is a missing one. */
export async function requireStaff(actor: DeskActor, accountId: string): Promise<void> {
  const where = { AND: [{ id: accountId }, accountsWithin(actor)] };
  found(await database().account.findFirst({ where, select: { id: true } }));
  requireSomebodyElse(actor, accountId);
}

/** Takes the row of a member of staff: sign-ins and other admins of that moment come before or after. */
export async function holdStaff(tx: Transaction, actor: DeskActor, accountId: string): Promise<HeldStaff> {
  await holdAccount(tx, accountId);
  const staff = await findStaff(tx, actor, accountId);
  requireSomebodyElse(actor, accountId);
  return staff;
}

/** Whether this admin gives and takes the role. */
export function isWithin(
  actor: DeskActor,
  grant: { role: Role; municipalityId: string | null; institution: { municipalityId: string } | null },
): boolean {
  if (actor.role === 'regional_admin') return true;
  const given = rolesGivenBy(actor.role) as readonly Role[];
  return (
    given.includes(grant.role) &&
    (grant.municipalityId ?? grant.institution?.municipalityId) === actor.municipalityId
  );
}

/** What concerns the account as a whole is done only by an admin of all its roles. */
export function requireWholly(actor: DeskActor, staff: HeldStaff): void {
  if (staff.grants.every((grant) => isWithin(actor, grant))) return;
  throw new Refusal(
    'forbidden',
    'У этого человека есть и роли, которыми Вы не управляете. Прекратите его роль у себя или обратитесь к администратору региона.',
  );
}

/**
 * Refuses to leave the region or a municipality without an admin. Of two admins who do it to each other the second waits
 * for the first; the triggers of the database hold the same rule under the same lock.
 */
export async function keepAdmins(
  tx: Transaction,
  staff: HeldStaff,
  ending: readonly Pick<HeldGrant, 'role' | 'municipalityId'>[],
): Promise<void> {
  // Whoever is blocked was no admin anybody could turn to.
  if (staff.blockedAt) return;
  const places = ending.filter(({ role }) => isAdminRole(role)).map(({ municipalityId }) => municipalityId);
  const inOrder = places.toSorted((a, b) => (adminsLock(a) < adminsLock(b) ? -1 : 1));
  for (const municipalityId of inOrder) {
    await lockName(tx, adminsLock(municipalityId));
    const others = await tx.accountGrant.count({
      where: {
        role: municipalityId === null ? 'regional_admin' : 'municipal_admin',
        municipalityId,
        endedAt: null,
        accountId: { not: staff.id },
        account: { blockedAt: null },
      },
    });
    if (others === 0) throw new Refusal('conflict', lastAdmin(municipalityId));
  }
}

function lastAdmin(municipalityId: string | null): string {
  return municipalityId === null
    ? 'Это последний администратор региона. Сначала пригласите или назначьте другого.'
    : 'Это последний администратор муниципалитета. Сначала пригласите или назначьте другого.';
}
