import { Temporal } from 'temporal-polyfill';
import type { OperatorActor } from '@/lib/access/actor';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** How long ahead the end of the right is told. */
const warningDays = 30;

export type OwnRight =
  | { kind: 'holds'; ownPupilsOnly: boolean }
  | { kind: 'ends'; lastDay: PlainDate }
  | { kind: 'begins'; firstDay: PlainDate }
  | { kind: 'none' };

/** Whether the operator's institution may accept applications today and for how long. */
export async function describeOwnRight(actor: OperatorActor): Promise<OwnRight> {
  const day = dbDate(today());
  const rights = await database().institutionRight.findMany({
    where: {
      institutionId: actor.institutionId,
      kind: 'accepts_applications',
      OR: [{ validTo: null }, { validTo: { gte: day } }],
      institution: openOn(today()),
    },
    orderBy: { validFrom: 'asc' },
    select: { audience: true, validFrom: true, validTo: true },
  });
  const [first] = rights;
  if (!first) return { kind: 'none' };
  if (first.validFrom > day) return { kind: 'begins', firstDay: plainDate(first.validFrom) };
  const lastDay = lastDayOf(
    rights.map(({ validFrom, validTo }) => [plainDate(validFrom), validTo && plainDate(validTo)]),
  );
  const isNear = lastDay && Temporal.PlainDate.compare(lastDay, today().add({ days: warningDays })) <= 0;
  return isNear
    ? { kind: 'ends', lastDay }
    : { kind: 'holds', ownPupilsOnly: first.audience === 'own_pupils' };
}

/** Rights that follow one another without a gap are one; null when it has no end. */
function lastDayOf(ranges: readonly (readonly [PlainDate, PlainDate | null])[]): PlainDate | null {
  let last: PlainDate | null = null;
  for (const [from, to] of ranges) {
    if (last && Temporal.PlainDate.compare(from, last.add({ days: 1 })) > 0) return last;
    if (to === null) return null;
    last = to;
  }
  return last;
}
