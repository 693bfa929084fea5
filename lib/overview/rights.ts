import { Temporal } from 'temporal-polyfill';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

export const rightShape = {
  orderBy: [{ kind: 'asc' }, { validFrom: 'asc' }],
  select: { id: true, kind: true, audience: true, validFrom: true, validTo: true },
} satisfies Prisma.Institution$rightsArgs;

type RightRow = {
  id: string;
  kind: 'issues_logins' | 'accepts_applications';
  audience: 'everybody' | 'own_pupils';
  validFrom: Date;
  validTo: Date | null;
};

/** A right of an institution with its days and where they lie today. */
export function rightOf({ validFrom, validTo, ...right }: RightRow) {
  const from = plainDate(validFrom);
  const to = validTo && plainDate(validTo);
  return { ...right, from, to, state: stateOf(from, to) };
}

export type Right = ReturnType<typeof rightOf>;

function stateOf(from: PlainDate, to: PlainDate | null): 'holds' | 'ahead' | 'ended' {
  if (Temporal.PlainDate.compare(from, today()) > 0) return 'ahead';
  return to && Temporal.PlainDate.compare(to, today()) < 0 ? 'ended' : 'holds';
}
