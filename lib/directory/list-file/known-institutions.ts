import { plainDate, type PlainDate } from '@/lib/domain/dates';
import type { HeldRight } from '@/lib/domain/right-plan';
import type { Queryable } from '@/lib/platform/database';
import { asHeldRight, rightShape } from '../rights/held-rights';
import { rightColumns, type FileCard, type RightColumn } from './columns';

/** An institution of the municipality as it stands. */
export type KnownInstitution = FileCard & {
  id: string;
  closedOn: PlainDate | null;
  sortOrder: number;
  rights: Readonly<Record<RightColumn, readonly HeldRight[]>>;
};

/** The whole list in its order, the closed ones with it. */
export async function loadKnown(db: Queryable, municipalityId: string): Promise<KnownInstitution[]> {
  const rows = await db.institution.findMany({
    where: { municipalityId },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      name: true,
      shortName: true,
      address: true,
      room: true,
      phone: true,
      email: true,
      mapUrl: true,
      closedOn: true,
      sortOrder: true,
      hours: {
        orderBy: { weekday: 'asc' },
        select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true },
      },
      rights: {
        orderBy: { validFrom: 'asc' },
        select: { kind: true, ...rightShape },
      },
    },
  });
  return rows.map(({ closedOn, rights, ...card }) => {
    const of = (column: RightColumn) =>
      rights.filter(({ kind }) => kind === rightColumns[column].kind).map(asHeldRight);
    return {
      ...card,
      closedOn: closedOn && plainDate(closedOn),
      rights: { accepts: of('accepts'), issues: of('issues') },
    };
  });
}
