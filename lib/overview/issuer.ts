import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { formatHours } from '@/lib/domain/opening-hours';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { rightOf, rightShape } from './rights';

const pageSize = 50;

/** The issuer's own institution: where it is and what it may do. */
export async function getOwnInstitution(actor: IssuerActor) {
  requirePermission(actor, 'pupils.list');
  const institution = await database().institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: {
      name: true,
      shortName: true,
      address: true,
      room: true,
      phone: true,
      municipality: { select: { shortName: true } },
      hours: { select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true } },
      rights: rightShape,
    },
  });
  return {
    ...institution,
    municipality: institution.municipality.shortName,
    hours: formatHours(institution.hours),
    rights: institution.rights.map(rightOf),
  };
}

/** Pupils of the issuer's institution by name. `after` is the id of the last one shown before. */
export async function listPupils(actor: IssuerActor, after: string | null) {
  requirePermission(actor, 'pupils.list');
  const rows = await database().child.findMany({
    where: { AND: [childrenOf(actor), await laterThan(actor, after)] },
    orderBy: [{ person: { surname: 'asc' } }, { person: { givenName: 'asc' } }, { personId: 'asc' }],
    take: pageSize + 1,
    select: {
      personId: true,
      groupName: true,
      certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { status: true } },
      guardianships: {
        where: { endedAt: null },
        select: { guardian: { select: { account: { select: { lastSignInAt: true } } } } },
      },
      person: {
        select: {
          surname: true,
          givenName: true,
          patronymic: true,
          birthDate: true,
          account: { select: { lastSignInAt: true } },
        },
      },
    },
  });
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(({ person, certificates: [certificate], ...child }) => {
      const birthDate = person.birthDate && plainDate(person.birthDate);
      const accounts = [person.account, ...child.guardianships.map(({ guardian }) => guardian.account)];
      return {
        id: child.personId,
        name: fullName(person),
        birthDate,
        groupName: child.groupName,
        access: accessOf(accounts),
        status:
          certificate && birthDate
            ? effectiveCertificateStatus(certificate.status, birthDate, today())
            : null,
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.personId ?? null) : null,
  };
}

export type Pupil = Awaited<ReturnType<typeof listPupils>>['rows'][number];

/** Whether anybody of the family has used their login yet. */
function accessOf(
  accounts: readonly ({ lastSignInAt: Date | null } | null)[],
): 'signed_in' | 'issued' | 'none' {
  const known = accounts.filter((account) => account !== null);
  if (known.some(({ lastSignInAt }) => lastSignInAt !== null)) return 'signed_in';
  return known.length > 0 ? 'issued' : 'none';
}

async function laterThan(actor: IssuerActor, after: string | null): Promise<Prisma.ChildWhereInput> {
  if (after === null) return {};
  const last = await database().child.findFirst({
    where: { AND: [{ personId: after }, childrenOf(actor)] },
    select: { personId: true, person: { select: { surname: true, givenName: true } } },
  });
  if (!last) return {};
  const { surname, givenName } = last.person;
  return {
    OR: [
      { person: { surname: { gt: surname } } },
      { person: { surname, givenName: { gt: givenName } } },
      { person: { surname, givenName }, personId: { gt: last.personId } },
    ],
  };
}
