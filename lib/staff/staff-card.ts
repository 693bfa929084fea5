import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { roles } from '@/lib/domain/roles';
import { database } from '@/lib/platform/database';
import { grantShape } from './hold-grant';
import { isWithin } from './hold-staff';
import { accountsWithin, grantsWithin } from './reach';

const shape = {
  id: true,
  staffName: true,
  staffEmail: true,
  login: true,
  blockedAt: true,
  createdAt: true,
  lastSignInAt: true,
  grants: { orderBy: { createdAt: 'asc' }, select: { ...grantShape, createdAt: true } },
  secondFactors: { where: { switchedOnAt: { not: null } }, select: { switchedOnAt: true } },
  _count: { select: { passkeys: true } },
} as const;

/** Everything an admin sees of a member of staff. Roles out of reach are only counted: of another municipality nothing is told. */
export async function getStaffCard(actor: DeskActor, accountId: string) {
  requirePermission(actor, 'staff.manage');
  const account = found(
    await database().account.findFirst({
      where: { AND: [{ id: accountId }, accountsWithin(actor)] },
      select: shape,
    }),
  );
  const { grants, secondFactors, _count, staffName, staffEmail, ...facts } = account;
  const known = grants.filter((grant) => isWithin(actor, grant)).map(grantOf);
  const beyond = grants.filter((grant) => grant.endedAt === null && !isWithin(actor, grant)).length;
  const own = accountId === actor.accountId;
  return {
    ...facts,
    name: staffName ?? facts.login,
    email: staffEmail,
    secondStepSince: secondFactors[0]?.switchedOnAt ?? null,
    passkeys: _count.passkeys,
    roles: known.filter(({ endedAt }) => endedAt === null),
    former: known.filter(({ endedAt }) => endedAt !== null),
    beyond,
    own,
    /** What concerns the account as a whole: blocking and the second step. */
    manageable: !own && beyond === 0,
  };
}

export type StaffCard = Awaited<ReturnType<typeof getStaffCard>>;
export type CardRole = StaffCard['roles'][number];

type CardGrant = {
  id: string;
  role: keyof typeof roles;
  createdAt: Date;
  endedAt: Date | null;
  municipalityId: string | null;
  institution: { shortName: string; municipalityId: string } | null;
  municipality: { shortName: string } | null;
};

function grantOf({ id, role, createdAt, endedAt, municipalityId, institution, municipality }: CardGrant) {
  return {
    id,
    role,
    title: roles[role].title,
    place: institution?.shortName ?? municipality?.shortName ?? null,
    homeId: institution?.municipalityId ?? municipalityId,
    createdAt,
    endedAt,
  };
}

/** One role of a card, live or ended, with the municipality whose institutions it may move to; null where it holds at none. */
export async function getStaffRole(actor: DeskActor, accountId: string, grantId: string) {
  requirePermission(actor, 'staff.manage');
  const row = found(
    await database().accountGrant.findFirst({
      where: {
        AND: [{ id: grantId, accountId, account: accountsWithin(actor) }, grantsWithin(actor)],
      },
      select: { ...grantShape, createdAt: true, account: { select: { staffName: true, login: true } } },
    }),
  );
  const { account, ...grant } = row;
  return {
    ...grantOf(grant),
    name: account.staffName ?? account.login,
    institutionId: grant.institutionId,
    moveWithin: grant.institution?.municipalityId ?? null,
    own: accountId === actor.accountId,
  };
}
