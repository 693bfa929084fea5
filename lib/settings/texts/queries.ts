import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { draftOf, type Draft } from '@/lib/domain/dated-version';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

export type TextState = 'shown' | 'planned' | 'past' | 'withdrawn';
export type MunicipalTextKind = 'legal_act' | 'funding_rules' | 'notice';

export type MunicipalTextRow = {
  id: string;
  version: number;
  title: string;
  body: string;
  from: PlainDate;
  to: PlainDate | null;
  state: TextState;
  /** Null: it came with the municipality. */
  author: string | null;
  createdAt: Date | null;
  withdrawnBy: string | null;
};

const pageSize = 30;

const shape = {
  id: true,
  version: true,
  title: true,
  body: true,
  effectiveFrom: true,
  effectiveTo: true,
  createdAt: true,
  withdrawnAt: true,
  createdBy: { select: { staffName: true, login: true } },
  withdrawnBy: { select: { staffName: true, login: true } },
} as const;

/** The texts of a kind with what became of each, the newest first, a part at a time; `after`: the version of the last one shown. */
export async function listMunicipalTexts(
  actor: DeskActor,
  municipalityId: string,
  kind: MunicipalTextKind,
  after: number | null = null,
): Promise<{ rows: MunicipalTextRow[]; next: number | null; latest: number }> {
  requirePermission(actor, 'municipality.set');
  const [rows, inForce, last] = await Promise.all([
    database().municipalText.findMany({
      where: { municipalityId, kind, ...(after === null ? {} : { version: { lt: after } }) },
      orderBy: { version: 'desc' },
      take: pageSize + 1,
      select: shape,
    }),
    database().municipalText.findFirst({
      where: { municipalityId, kind, withdrawnAt: null, effectiveFrom: { lte: dbDate(today()) } },
      orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
      select: { id: true },
    }),
    database().municipalText.aggregate({ where: { municipalityId, kind }, _max: { version: true } }),
  ]);
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map((row) => describe(row, kind, inForce?.id ?? null)),
    next: rows.length > pageSize ? (shown.at(-1)?.version ?? null) : null,
    latest: last._max.version ?? 0,
  };
}

/** What the editor of a kind begins with. A notice is always a new one: those that stand are in nobody's way. */
export async function getTextDraft(
  actor: DeskActor,
  municipalityId: string,
  kind: MunicipalTextKind,
): Promise<Draft<{ title: string; body: string }> & { latest: number }> {
  requirePermission(actor, 'municipality.set');
  const rows = await database().municipalText.findMany({
    where: { municipalityId, kind },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, effectiveFrom: true, withdrawnAt: true },
  });
  const latest = rows[0]?.version ?? 0;
  if (kind === 'notice') return { begin: null, holds: false, changes: [], latest };
  const standing = rows
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ id, version, effectiveFrom }) => ({ id, version, from: plainDate(effectiveFrom) }));
  const { begin, ...draft } = draftOf(standing, today());
  return { ...draft, latest, begin: begin && (await wordsOf(begin.id)) };
}

function wordsOf(id: string) {
  return database().municipalText.findUniqueOrThrow({ where: { id }, select: { title: true, body: true } });
}

/** One text of this municipality, as it was published. */
export async function getMunicipalText(actor: DeskActor, municipalityId: string, id: string) {
  requirePermission(actor, 'municipality.set');
  const row = found(
    await database().municipalText.findFirst({
      where: { id, municipalityId, kind: { not: 'consent' } },
      select: { ...shape, kind: true },
    }),
  );
  const kind = row.kind === 'consent' ? 'notice' : row.kind;
  const inForce = await database().municipalText.findFirst({
    where: { municipalityId, kind, withdrawnAt: null, effectiveFrom: { lte: dbDate(today()) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { id: true },
  });
  return { ...describe(row, kind, inForce?.id ?? null), kind };
}

type Named = { staffName: string | null; login: string } | null;
type Row = {
  id: string;
  version: number;
  title: string;
  body: string;
  effectiveFrom: Date;
  effectiveTo: Date | null;
  createdAt: Date | null;
  withdrawnAt: Date | null;
  createdBy: Named;
  withdrawnBy: Named;
};

function describe(row: Row, kind: MunicipalTextKind, inForceId: string | null): MunicipalTextRow {
  const { id, version, title, body, createdAt } = row;
  return {
    ...{ id, version, title, body, createdAt },
    from: plainDate(row.effectiveFrom),
    to: row.effectiveTo && plainDate(row.effectiveTo),
    state: stateOf(row, kind, inForceId),
    author: nameOf(row.createdBy),
    withdrawnBy: nameOf(row.withdrawnBy),
  };
}

/** Several notices stand side by side; of the act and of the rules one wording holds. */
function stateOf(row: Row, kind: MunicipalTextKind, inForceId: string | null): TextState {
  const day = dbDate(today());
  if (row.withdrawnAt) return 'withdrawn';
  if (row.effectiveFrom > day) return 'planned';
  const over = row.effectiveTo !== null && row.effectiveTo < day;
  return over || (kind !== 'notice' && row.id !== inForceId) ? 'past' : 'shown';
}

function nameOf(account: Named): string | null {
  return account && (account.staffName ?? account.login);
}
