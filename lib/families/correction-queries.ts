import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { correctionMatters, isApplied, type CorrectionMatter } from '@/lib/domain/corrections';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import type { ProductionCalendar } from '@/lib/domain/working-days';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction, type Queryable, type Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { loadProductionCalendar } from '@/lib/platform/production-calendar';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { showCorrected } from './corrected-value';
import { answerBy, askedOn, matterOf, newestCertificate, showBy, type Reported } from './correction-terms';
import { answerContext, correctionContext, correctionsOf, type CorrectionContent } from './corrections-of';

const about = { select: { municipalityId: true, certificates: newestCertificate } } as const;

/** Whose term it is: a child's, or a guardian's by the children they still have, always in the same order. */
const whose = {
  child: about,
  guardianOf: { where: { endedAt: null }, orderBy: { createdAt: 'asc' }, select: { child: about } },
} as const;

const shape = {
  id: true,
  fields: true,
  sealed: true,
  answerSealed: true,
  status: true,
  createdAt: true,
  decidedAt: true,
  institution: { select: { shortName: true } },
  person: {
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsSealed: true,
      ...whose,
    },
  },
  askedBy: { select: { surname: true, givenName: true, patronymic: true } },
} as const;

const listedAtOnce = 100;

/** The requests of this person, newest first. */
export async function listOwnCorrections(actor: FamilyActor) {
  const rows = await database().pendingCorrection.findMany({
    where: correctionsOf(actor),
    orderBy: { createdAt: 'desc' },
    take: listedAtOnce,
    select: shape,
  });
  const calendars = await loadCalendars(database(), rows);
  return rows.map((row) => describe(row, calendars));
}

export type OwnCorrection = Awaited<ReturnType<typeof listOwnCorrections>>[number];

/** Whom a request may be about: oneself and one's children. */
export async function listCorrectable(actor: FamilyActor): Promise<{ id: string; name: string }[]> {
  const children = await database().child.findMany({
    where: childrenOf(actor),
    orderBy: { person: { birthDate: 'asc' } },
    select: { person: { select: { id: true, surname: true, givenName: true, patronymic: true } } },
  });
  const people = children.map(({ person }) => ({ id: person.id, name: fullName(person) }));
  const oneself = people.some(({ id }) => id === actor.personId);
  return oneself ? people : [...people, { id: actor.personId, name: `${actor.name} (обо мне)` }];
}

/** What waits for an answer in the actor's scope, the longest waiting first; names and values only on opening one. */
export async function listWaitingCorrections(actor: OperatorActor) {
  requirePermission(actor, 'correction.decide');
  const rows = await database().pendingCorrection.findMany({
    where: { AND: [{ status: 'waiting' }, correctionsOf(actor)] },
    orderBy: { createdAt: 'asc' },
    take: listedAtOnce,
    select: {
      id: true,
      fields: true,
      status: true,
      createdAt: true,
      person: { select: whose },
    },
  });
  const calendars = await loadCalendars(database(), rows);
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    matter: correctionMatters[matterOf(row.fields)].title,
    ...termsOf(row, calendars),
  }));
}

/** How many wait: for the link that leads to them. */
export function countWaitingCorrections(actor: OperatorActor): Promise<number> {
  return database().pendingCorrection.count({
    where: { AND: [{ status: 'waiting' }, correctionsOf(actor)] },
  });
}

/** One request with what is held now; the look is recorded. */
export async function openCorrection(actor: OperatorActor, correctionId: string) {
  requirePermission(actor, 'correction.decide');
  return inTransaction(async (tx) => {
    const row = found(
      await tx.pendingCorrection.findFirst({
        where: { AND: [{ id: correctionId }, correctionsOf(actor)] },
        select: shape,
      }),
    );
    await recordAlone(tx, actor, correctionId, row.person);
    const matter = matterOf(row.fields);
    return {
      ...describe(row, await loadCalendars(tx, [row])),
      about: fullName(row.person),
      askedBy: fullName(row.askedBy),
      isChild: row.person.child !== null,
      held: isApplied(matter) ? showCorrected(matter, heldValue(row.person, matter)) : null,
      applied: row.person.child !== null && isApplied(matter),
      certificateId: row.person.child?.certificates[0]?.id ?? null,
    };
  });
}

/**
 * What is said of a guardian shows the guardian's data: an entry for each child by which the actor knows them, so that
 * the family finds it where it looks, at «Кто смотрел данные».
 */
async function recordAlone(
  tx: Transaction,
  actor: OperatorActor,
  correctionId: string,
  person: { id: string; child: object | null },
): Promise<void> {
  const children = person.child
    ? [{ personId: person.id }]
    : await tx.child.findMany({
        where: {
          AND: [{ guardianships: { some: { guardianId: person.id, endedAt: null } } }, childrenOf(actor)],
        },
        orderBy: { personId: 'asc' },
        select: { personId: true },
      });
  for (const { personId: childId } of children) {
    await recordAudit(tx, actor, {
      event: 'correction_viewed',
      subject: ['correction', correctionId],
      childId,
    });
  }
}

export type OpenedCorrection = Awaited<ReturnType<typeof openCorrection>>;

type Placed = Reported<{ municipalityId: string | null }>;

type Row = Placed & {
  id: string;
  sealed: Uint8Array;
  answerSealed: Uint8Array | null;
  decidedAt: Date | null;
  institution: { shortName: string } | null;
  person: { surname: string; givenName: string; patronymic: string | null };
};

function placeOf({ person }: Placed): string | null {
  const places = [person.child, ...person.guardianOf.map(({ child }) => child)];
  return places.find((place) => place?.municipalityId)?.municipalityId ?? null;
}

type Calendars = ReadonlyMap<string, ProductionCalendar>;

/** The calendar of each municipality the requests belong to, once, from the earliest of them on. */
async function loadCalendars(db: Queryable, rows: readonly Placed[]): Promise<Calendars> {
  const calendars = new Map<string, ProductionCalendar>();
  for (const row of rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    const place = placeOf(row);
    if (place === null || calendars.has(place)) continue;
    calendars.set(place, await loadProductionCalendar(db, place, askedOn(row.createdAt)));
  }
  return calendars;
}

/** The same in the list and in the opened request: by the calendar of the municipality the request belongs to. */
function termsOf(row: Placed, calendars: Calendars) {
  const calendar = calendars.get(placeOf(row) ?? '');
  return {
    answerBy: calendar ? answerBy(row.createdAt, calendar) : null,
    showBy: calendar ? showBy(row, calendar) : null,
  };
}

function describe(row: Row, calendars: Calendars) {
  const content = JSON.parse(unsealText(correctionContext(row.id), row.sealed)) as CorrectionContent;
  const matter = matterOf(row.fields);
  const isChild = row.person.child !== null;
  return {
    id: row.id,
    about: fullName(row.person),
    matter: correctionMatters[matter].title,
    says: content.says,
    right: isChild && isApplied(matter) ? showCorrected(matter, content.right) : content.right,
    status: row.status,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    institution: row.institution?.shortName ?? null,
    answer: row.answerSealed && unsealText(answerContext(row.id), row.answerSealed),
    ...termsOf(row, calendars),
  };
}

type HeldPerson = {
  id: string;
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
};

function heldValue(person: HeldPerson, matter: CorrectionMatter): string | null {
  switch (matter) {
    case 'surname':
    case 'givenName':
    case 'patronymic':
      return person[matter];
    case 'birthDate':
      return person.birthDate && plainDate(person.birthDate).toString();
    case 'snils':
      return unsealPersonField('snils', person.id, person.snilsSealed);
    default:
      return null;
  }
}
