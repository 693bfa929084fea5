import type { DeskActor } from '@/lib/access/municipality';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import type { Deadline } from '@/lib/domain/working-days';
import { deadlinesOf } from '@/lib/institutions/row-deadlines';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const shape = {
  id: true,
  number: true,
  status: true,
  childId: true,
  createdAt: true,
  daysToBring: true,
  activatedAt: true,
  municipalityId: true,
  chosenInstitutionId: true,
  municipality: { select: { shortName: true } },
  group: { select: { title: true, kind: true } },
  activatedAtInstitution: { select: { shortName: true } },
  child: {
    select: {
      groupName: true,
      unattached: true,
      institution: { select: { shortName: true } },
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    },
  },
} as const satisfies Prisma.CertificateSelect;

type Stored = Prisma.CertificateGetPayload<{ select: typeof shape }>;

/** The records of these ids within the actor's scope, in the order of the ids; with deadlines only where they are asked for. */
export async function readRegisterRows(
  actor: DeskActor,
  ids: readonly string[],
  { deadlines }: { deadlines: boolean },
) {
  const rows = await database().certificate.findMany({
    where: { AND: [{ id: { in: [...ids] } }, certificatesOf(actor)] },
    select: shape,
  });
  const terms = deadlines ? await termsOf(rows) : new Map<string, Deadline>();
  const byId = new Map(rows.map((row) => [row.id, rowOf(row, terms)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export type RegisterRow = Awaited<ReturnType<typeof readRegisterRows>>[number];

function rowOf({ child, group, municipality, activatedAtInstitution, ...row }: Stored, terms: Terms) {
  const birthDate = plainDate(found(child.person.birthDate));
  return {
    id: row.id,
    childId: row.childId,
    number: row.number,
    childName: fullName(child.person),
    birthDate,
    age: ageOn(birthDate, today()),
    status: effectiveCertificateStatus(row.status, birthDate, today()),
    group: group.title,
    kind: group.kind,
    school: schoolOf(child),
    createdAt: row.createdAt,
    activatedAt: row.activatedAt,
    activatedBy: activatedAtInstitution?.shortName ?? null,
    deadline: terms.get(row.id) ?? null,
    municipality: municipality.shortName,
  };
}

function schoolOf({ institution, groupName, unattached }: Stored['child']): string | null {
  if (!institution) return unattached ? 'Не посещает' : null;
  return groupName === null ? institution.shortName : `${institution.shortName}, ${groupName}`;
}

type Terms = ReadonlyMap<string, Deadline>;

/** Calendars are those of the municipality: the rows are counted municipality by municipality. */
async function termsOf(rows: readonly Stored[]): Promise<Terms> {
  const waiting = rows.filter(({ status }) => status === 'not_activated');
  const places = [...new Set(waiting.map(({ municipalityId }) => municipalityId))];
  const terms = await Promise.all(
    places.map((place) =>
      deadlinesOf(
        place,
        waiting.filter(({ municipalityId }) => municipalityId === place),
      ),
    ),
  );
  return new Map(terms.flatMap((of) => [...of]));
}
