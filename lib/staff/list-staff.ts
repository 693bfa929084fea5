import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { roles } from '@/lib/domain/roles';
import { adminRoles } from '@/lib/domain/staff-roles';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { inMunicipality } from './reach';

const pageSize = 50;

/** `here`: who works there now; `left`: who has worked there and works nowhere now. */
export type StaffTab = 'here' | 'left';

type Options = { tab: StaffTab; after: string | null };

/**
 * Who works in the municipality, or for `null` the admins of municipalities and region, by name. `after` is `next` of the
 * part before. Of every person the roles at this place alone.
 */
export async function listStaff(
  actor: DeskActor,
  municipality: DeskMunicipality | null,
  { tab, after }: Options,
) {
  requirePermission(actor, 'staff.manage');
  const place = placeOf(municipality);
  const found = await database().account.findMany({
    where: { AND: [{ personId: null }, atTab(place, tab), await behind(after)] },
    orderBy: [{ staffName: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
    select: {
      id: true,
      staffName: true,
      login: true,
      blockedAt: true,
      lastSignInAt: true,
      grants: {
        where: { AND: [place, ...(tab === 'here' ? [{ endedAt: null }] : [])] },
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          role: true,
          institution: { select: { shortName: true } },
          municipality: { select: { shortName: true } },
        },
      },
      secondFactors: { where: { switchedOnAt: { not: null } }, select: { id: true } },
    },
  });
  const shown = found.slice(0, pageSize);
  return {
    rows: shown.map(({ grants, secondFactors, staffName, blockedAt, ...account }) => ({
      ...account,
      name: staffName ?? account.login,
      blocked: blockedAt !== null,
      secondStep: secondFactors.length > 0,
      roles: grants.map(({ id, role, ...at }) => ({
        id,
        title: roles[role].title,
        place: at.institution?.shortName ?? at.municipality?.shortName ?? null,
      })),
    })),
    next: found.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type StaffRow = Awaited<ReturnType<typeof listStaff>>['rows'][number];

function placeOf(municipality: DeskMunicipality | null): Prisma.AccountGrantWhereInput {
  if (municipality) return inMunicipality(municipality.id);
  return { role: { in: [...adminRoles] } };
}

function atTab(place: Prisma.AccountGrantWhereInput, tab: StaffTab): Prisma.AccountWhereInput {
  return tab === 'here'
    ? { grants: { some: { AND: [place, { endedAt: null }] } } }
    : { grants: { some: place, none: { endedAt: null } } };
}

/** The name at which the part before ended is looked up, so that it stands in no address. */
async function behind(after: string | null): Promise<Prisma.AccountWhereInput> {
  const last =
    after === null
      ? null
      : await database().account.findFirst({
          where: { id: after, personId: null },
          select: { id: true, staffName: true },
        });
  if (!last) return {};
  const name = last.staffName ?? '';
  return { OR: [{ staffName: { gt: name } }, { staffName: name, id: { gt: last.id } }] };
}
