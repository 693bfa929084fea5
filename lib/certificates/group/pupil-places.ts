import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf, found, unmerged } from '@/lib/access/scope';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { pupilClassKey, pupilClassLabel, type PupilClass } from '@/lib/domain/pupil-class';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Certificates of pupils that wait for their activation. */
export function waitingPupils(
  actor: OperatorActor,
  institutionId: string,
  pupils: PupilClass,
): Prisma.CertificateWhereInput {
  return {
    AND: [
      certificatesOf(actor),
      { status: 'not_activated', validUntil: { gt: dbDate(today()) } },
      { child: inClass(institutionId, pupils) },
    ],
  };
}

export function inClass(institutionId: string, pupils: PupilClass): Prisma.ChildWhereInput {
  switch (pupils.kind) {
    case 'everybody':
      return { institutionId };
    case 'without':
      return { institutionId, groupName: null };
    case 'class':
      return { institutionId, groupName: pupils.name };
  }
}

/** Schools and kindergartens with pupils that wait, one's own first. Whoever serves own pupils only has one. */
export async function listPupilPlaces(actor: OperatorActor) {
  requirePermission(actor, 'certificate.activate');
  const day = dbDate(today());
  const places = await database().institution.findMany({
    where: {
      municipalityId: actor.municipalityId,
      ...(actor.ownPupilsOnly ? { id: actor.institutionId } : {}),
      pupils: {
        some: {
          certificates: {
            some: { municipalityId: actor.municipalityId, status: 'not_activated', validUntil: { gt: day } },
          },
        },
      },
    },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, shortName: true },
  });
  return places
    .map((place) => ({ ...place, own: place.id === actor.institutionId }))
    .toSorted((a, b) => Number(b.own) - Number(a.own));
}

/** The institution whose pupils are looked at; one outside of the scope is a missing one. */
export async function requirePupilPlace(db: Queryable, actor: OperatorActor, institutionId: string) {
  requirePermission(actor, 'certificate.activate');
  if (actor.ownPupilsOnly && institutionId !== actor.institutionId) throw new Refusal('not_found');
  return found(
    await db.institution.findFirst({
      where: { id: institutionId, municipalityId: actor.municipalityId },
      select: { id: true, shortName: true, municipalityId: true },
    }),
  );
}

/** The classes of an institution with how many pupils there are and how many wait; all together first. */
export async function listPupilClasses(actor: OperatorActor, institutionId: string) {
  await requirePupilPlace(database(), actor, institutionId);
  const rows = await database().child.groupBy({
    by: ['groupName'],
    where: { AND: [childrenOf(actor), unmerged, { institutionId }] },
    _count: true,
  });
  const collator = new Intl.Collator('ru', { numeric: true });
  const classes = rows
    .map(({ groupName, _count }) => ({ pupils: classNamed(groupName), children: _count }))
    .toSorted((a, b) => collator.compare(pupilClassLabel(a.pupils), pupilClassLabel(b.pupils)));
  const all = { kind: 'everybody' } as const;
  const whole = { pupils: all, children: classes.reduce((sum, { children }) => sum + children, 0) };
  return Promise.all(
    [whole, ...classes].map(async ({ pupils, children }) => ({
      key: pupilClassKey(pupils),
      label: pupilClassLabel(pupils),
      children,
      waiting: await database().certificate.count({ where: waitingPupils(actor, institutionId, pupils) }),
    })),
  );
}

export type PupilClassLine = Awaited<ReturnType<typeof listPupilClasses>>[number];

function classNamed(name: string | null): PupilClass {
  return name === null ? { kind: 'without' } : { kind: 'class', name };
}
