import { Temporal } from 'temporal-polyfill';
import { dayIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { latestWording } from './in-force';

export type WordingState = 'planned' | 'in_force' | 'past' | 'called_off';

export type WordingRow = {
  version: number;
  from: PlainDate;
  author: string;
  createdAt: Date;
  state: WordingState;
  /** No words of its own: a return to the region's. */
  returns: boolean;
};

/** Every version of a municipality or, as null, of the region, the newest first. */
export async function listVersions(
  db: Queryable,
  kind: WordingKind,
  municipalityId: string | null,
): Promise<WordingRow[]> {
  const inForce = await latestWording(db, kind, municipalityId);
  const stored = await db.paperTemplate.findMany({
    where: { kind, municipalityId },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      body: true,
      effectiveFrom: true,
      createdAt: true,
      createdBy: { select: { staffName: true, login: true } },
    },
  });
  const rows = stored.map(({ version, body, effectiveFrom, createdAt, createdBy }) => ({
    version,
    createdAt,
    from: plainDate(effectiveFrom),
    author: createdBy.staffName ?? createdBy.login,
    returns: body === null,
  }));
  return rows.map((row) => ({
    ...row,
    state: row.version === inForce?.version ? 'in_force' : stateOf(row, rows),
  }));
}

/** Whether anything of one's own is printed or going to be: else there is nothing to return from. */
export function hasOwnWords(rows: readonly WordingRow[]): boolean {
  return rows.some(({ returns, state }) => !returns && (state === 'in_force' || state === 'planned'));
}

type Dated = Omit<WordingRow, 'state'>;

function stateOf(row: Dated, all: readonly Dated[]): WordingState {
  const calledOff = all.some(
    (later) =>
      later.returns &&
      later.version > row.version &&
      Temporal.PlainDate.compare(later.from, row.from) <= 0 &&
      // Before its day came: what was printed once is not called off.
      Temporal.PlainDate.compare(dayIn(environment().TIME_ZONE, later.createdAt), row.from) < 0,
  );
  if (calledOff) return 'called_off';
  return Temporal.PlainDate.compare(row.from, today()) > 0 ? 'planned' : 'past';
}
