import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { listAccepting } from '@/lib/institutions/accepting';
import { laterInList } from '@/lib/institutions/later-in-list';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { rightState } from '../rights/right-state';

const pageSize = 50;

type ListPart = 'open' | 'closed';

export type InstitutionSearch = {
  part: ListPart;
  /** As it was typed; empty finds everybody. */
  query: string;
  /** The id of the last one shown before. */
  after: string | null;
};

/** Institutions of a municipality in the order of its public list, a page at a time. */
export async function listInstitutions(
  actor: DeskActor,
  municipality: DeskMunicipality,
  { part, query, after }: InstitutionSearch,
) {
  requirePermission(actor, 'institutions.edit');
  const rows = await database().institution.findMany({
    where: {
      AND: [partOf(municipality.id, part), called(query), await laterInList(municipality.id, after)],
    },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      shortName: true,
      address: true,
      room: true,
      closedOn: true,
      rights: {
        where: { OR: [{ validTo: null }, { validTo: { gte: dbDate(today()) } }] },
        orderBy: [{ kind: 'asc' }, { validFrom: 'asc' }],
        select: { id: true, kind: true, audience: true, validFrom: true, validTo: true },
      },
    },
  });
  const shown = rows.slice(0, pageSize);
  const beside = await neighboursOf(municipality.id, shown);
  return {
    rows: shown.map(({ closedOn, rights, ...row }, at) => ({
      ...row,
      closedOn: closedOn && plainDate(closedOn),
      rights: rights.map(({ validFrom, validTo, ...right }) => ({
        ...right,
        from: plainDate(validFrom),
        to: validTo && plainDate(validTo),
        state: rightState(plainDate(validFrom), validTo && plainDate(validTo)),
      })),
      /** Past whom it can be moved; null at either end, and where the list is not whole. */
      above: query === '' && part === 'open' ? (shown[at - 1]?.id ?? beside.above) : null,
      below: query === '' && part === 'open' ? (rows[at + 1]?.id ?? null) : null,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type ListedRow = Awaited<ReturnType<typeof listInstitutions>>['rows'][number];

/** How many stand in each part of the list. */
export async function countInstitutions(actor: DeskActor, municipality: DeskMunicipality) {
  requirePermission(actor, 'institutions.edit');
  const count = (part: ListPart) => database().institution.count({ where: partOf(municipality.id, part) });
  const [open, closed] = await Promise.all([count('open'), count('closed')]);
  return { open, closed };
}

/** The list families will see on a day: who accepts everybody's papers then. */
export async function listOfDay(actor: DeskActor, municipality: DeskMunicipality, day: PlainDate) {
  requirePermission(actor, 'institutions.edit');
  const accepting = await listAccepting(database(), municipality.id, day);
  return accepting.map(({ id, shortName, address, room }) => ({ id, shortName, address, room }));
}

/** One whose closing is announced stays among the open ones until its day. */
function partOf(municipalityId: string, part: ListPart): Prisma.InstitutionWhereInput {
  return part === 'closed'
    ? { municipalityId, closedOn: { lte: dbDate(today()) } }
    : { municipalityId, ...openOn(today()) };
}

function called(query: string): Prisma.InstitutionWhereInput {
  const words = query.slice(0, 100).split(/\s+/).filter(Boolean);
  return {
    AND: words.map((word) => ({
      OR: (['name', 'shortName', 'address'] as const).map((column) => ({
        [column]: { contains: word, mode: 'insensitive' },
      })),
    })),
  };
}

/** Who stands right before the first one of a page. */
async function neighboursOf(municipalityId: string, shown: readonly { id: string }[]) {
  const [first] = shown;
  const row = first && (await database().institution.findUnique({ where: { id: first.id } }));
  if (!row) return { above: null };
  const before = await database().institution.findFirst({
    where: {
      AND: [
        partOf(municipalityId, 'open'),
        { OR: [{ sortOrder: { lt: row.sortOrder } }, { sortOrder: row.sortOrder, id: { lt: row.id } }] },
      ],
    },
    orderBy: [{ sortOrder: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return { above: before?.id ?? null };
}
