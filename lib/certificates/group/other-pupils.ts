import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf, childrenOf, unmerged } from '@/lib/access/scope';
import { ageOn, dbDate, plainDate } from '@/lib/domain/dates';
import { endAge, minimumAge } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import type { PupilClass } from '@/lib/domain/pupil-class';
import { pupilStanding, pupilStandings } from '@/lib/domain/pupil-standing';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { inClass, requirePupilPlace } from './pupil-places';

const pageSize = 40;

const named = { select: { surname: true, givenName: true, patronymic: true } } as const;

/**
 * Pupils who have nothing to activate yet, by name: where each stands and whom to remind. Who has an active certificate
 * is only counted. `after` is the id of the last child shown before.
 */
export async function listOtherPupils(
  actor: OperatorActor,
  institutionId: string,
  pupils: PupilClass,
  after: string | null,
) {
  await requirePupilPlace(database(), actor, institutionId);
  const everybody = pupilsOf(actor, institutionId, pupils);
  const where = { AND: [everybody, { certificates: { none: { status: { in: [...settled] } } } }] };
  const rows = await database().child.findMany({
    where: { AND: [where, await laterThan(actor, after)] },
    orderBy: [{ person: { surname: 'asc' } }, { person: { givenName: 'asc' } }, { personId: 'asc' }],
    take: pageSize + 1,
    select: shape(actor),
  });
  const shown = rows.slice(0, pageSize);
  const [count, active] = await Promise.all([
    database().child.count({ where }),
    database().child.count({
      where: { AND: [everybody, { certificates: { some: { status: { in: ['active', 'suspended'] } } } }] },
    }),
  ]);
  return {
    count,
    active,
    rows: shown.map(describe),
    next: rows.length > pageSize ? (shown.at(-1)?.personId ?? null) : null,
  };
}

export type OtherPupils = Awaited<ReturnType<typeof listOtherPupils>>;
export type OtherPupil = OtherPupils['rows'][number];

/** They wait in the other list or need nothing. */
const settled = ['not_activated', 'active', 'suspended'] as const;

/** At 18 nobody has a certificate to come for any more. */
function pupilsOf(actor: OperatorActor, institutionId: string, pupils: PupilClass): Prisma.ChildWhereInput {
  const born = { gt: dbDate(today().subtract({ years: endAge })) };
  return {
    AND: [childrenOf(actor), unmerged, inClass(institutionId, pupils), { person: { birthDate: born } }],
  };
}

function shape(actor: OperatorActor) {
  const newest = { orderBy: { createdAt: 'desc' }, take: 1 } as const;
  return {
    personId: true,
    groupName: true,
    person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    guardianships: {
      where: { endedAt: null },
      orderBy: { createdAt: 'asc' },
      select: { guardian: named },
    },
    applications: { ...newest, select: { status: true } },
    certificates: { ...newest, where: certificatesOf(actor), select: { id: true, status: true } },
  } as const satisfies Prisma.ChildSelect;
}

type Row = Prisma.ChildGetPayload<{ select: ReturnType<typeof shape> }>;

function describe({ person, certificates: [certificate], applications, guardianships, ...child }: Row) {
  const standing = pupilStanding({
    tooYoung: person.birthDate !== null && ageOn(plainDate(person.birthDate), today()) < minimumAge,
    certificate: certificate?.status ?? null,
    application: applications[0]?.status ?? null,
  });
  return {
    childId: child.personId,
    groupName: child.groupName,
    name: fullName(person),
    certificateId: certificate?.id ?? null,
    standing: pupilStandings[standing],
    remind: guardianships.map(({ guardian }) => fullName(guardian)),
  };
}

async function laterThan(actor: OperatorActor, after: string | null): Promise<Prisma.ChildWhereInput> {
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
