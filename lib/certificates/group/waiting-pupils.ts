import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { mostAtOnce } from '@/lib/domain/group-activation';
import { fullName } from '@/lib/domain/names';
import type { PupilClass } from '@/lib/domain/pupil-class';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { findHolder, holderSentence } from '@/lib/reservations/holder';
import { settingsOn } from '@/lib/settings/settings-on';
import { findActivationObstacle } from '../activation-obstacle';
import { listPapersToBring } from '../bringing';
import { requirePupilPlace, waitingPupils } from './pupil-places';

/** What `readWaitingPupils` reads, for a screen. The look is recorded by its number, without names. */
export async function listWaitingPupils(
  actor: OperatorActor,
  institutionId: string,
  pupils: PupilClass,
  after: string | null,
) {
  const page = await readWaitingPupils(actor, institutionId, pupils, after);
  await recordAlone(actor, {
    event: 'group_listed',
    subject: ['account', actor.accountId],
    details: { count: page.rows.length },
  });
  return page;
}

/**
 * Pupils whose certificates wait, by name, a screen at a time: what each family brings, and why a record cannot be
 * activated at this moment. `after` is the certificate of the last one shown before. Whoever shows them records it.
 */
export async function readWaitingPupils(
  actor: OperatorActor,
  institutionId: string,
  pupils: PupilClass,
  after: string | null,
) {
  const place = await requirePupilPlace(database(), actor, institutionId);
  const where = waitingPupils(actor, institutionId, pupils);
  const rows = await database().certificate.findMany({
    where: { AND: [where, await laterThan(actor, after)] },
    orderBy: byName,
    take: mostAtOnce + 1,
    select: shape,
  });
  const shown = rows.slice(0, mostAtOnce);
  return {
    place: place.shortName,
    acceptsCopies: (await settingsOn(database(), place.municipalityId)).acceptsCopies,
    count: await database().certificate.count({ where }),
    rows: await Promise.all(shown.map((row) => describe(actor, row))),
    next: rows.length > mostAtOnce ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type WaitingPupils = Awaited<ReturnType<typeof listWaitingPupils>>;
export type WaitingPupil = WaitingPupils['rows'][number];

const shape = {
  id: true,
  number: true,
  childId: true,
  papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
  child: {
    select: {
      groupName: true,
      guardianships: {
        where: { endedAt: null },
        orderBy: { createdAt: 'asc' },
        select: { guardian: { select: { surname: true, givenName: true, patronymic: true } } },
      },
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    },
  },
} as const satisfies Prisma.CertificateSelect;

const byName = [
  { child: { person: { surname: 'asc' } } },
  { child: { person: { givenName: 'asc' } } },
  { id: 'asc' },
] as const satisfies Prisma.CertificateOrderByWithRelationInput[];

type Row = Prisma.CertificateGetPayload<{ select: typeof shape }>;

async function describe(actor: OperatorActor, row: Row) {
  const [papers, obstacle, holder] = await Promise.all([
    listPapersToBring(database(), row.id),
    findActivationObstacle(database(), actor, row.id),
    findHolder(database(), actor, row.id),
  ]);
  return {
    certificateId: row.id,
    childId: row.childId,
    number: row.number,
    paperId: row.papers[0]?.id ?? '',
    name: fullName(row.child.person),
    birthDate: plainDate(found(row.child.person.birthDate)),
    groupName: row.child.groupName,
    remind: row.child.guardianships.map(({ guardian }) => fullName(guardian)),
    papers,
    /** Why it cannot be activated now; null when nothing stands in the way. */
    obstacle: obstacle ?? (holder && holderSentence(holder)),
  };
}

async function laterThan(actor: OperatorActor, after: string | null): Promise<Prisma.CertificateWhereInput> {
  if (after === null) return {};
  const last = await database().certificate.findFirst({
    where: { AND: [{ id: after }, certificatesOf(actor)] },
    select: { id: true, child: { select: { person: { select: { surname: true, givenName: true } } } } },
  });
  if (!last) return {};
  const { surname, givenName } = last.child.person;
  return {
    OR: [
      { child: { person: { surname: { gt: surname } } } },
      { child: { person: { surname, givenName: { gt: givenName } } } },
      { child: { person: { surname, givenName } }, id: { gt: last.id } },
    ],
  };
}
