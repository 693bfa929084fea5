import { bornForAges } from '@/lib/domain/born-for-ages';
import type { PlainDate } from '@/lib/domain/dates';
import { remindAgainDays, type BulkKind } from '@/lib/domain/proposals';
import { now, today } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/generated/prisma/client';

export type ChosenGroup = { id: string; minAge: number; maxAge: number };

type Deed = { id: string; kind: BulkKind; reason: string | null; group: ChosenGroup | null };

/** Why the deed leaves out `certificate c`, or null where it does not: an expression of proposal_left_reason. */
export function whyExcluded(deed: Deed): Prisma.Sql {
  const cases = [
    Prisma.sql`WHEN c.status NOT IN (${Prisma.join(statusesFor(deed))}) THEN 'status'`,
    Prisma.sql`WHEN c.valid_until <= ${today().toString()}::date THEN 'overage'`,
    ...(deed.kind === 'remind' ? reminderCases(deed.id) : []),
    ...(deed.group ? groupCases(deed.group) : []),
  ];
  return Prisma.sql`(CASE ${Prisma.join(cases, ' ')} END)::proposal_left_reason`;
}

function statusesFor({ kind, reason }: Deed): Prisma.Sql[] {
  if (kind === 'remind') return [Prisma.sql`'not_activated'`];
  const waiting = [Prisma.sql`'not_activated'`, Prisma.sql`'returned'`];
  return reason === 'papers_not_brought'
    ? waiting
    : [...waiting, Prisma.sql`'active'`, Prisma.sql`'suspended'`];
}

/** @param id of the deed: its own line is settled before the letter is written */
function reminderCases(id: string): Prisma.Sql[] {
  const since = new Date(now().getTime() - remindAgainDays * 86_400_000);
  return [
    Prisma.sql`WHEN EXISTS (
      SELECT FROM proposal_item i JOIN proposal q ON q.id = i.proposal_id
      WHERE i.certificate_id = c.id AND q.id <> ${id}::uuid AND i.state = 'done' AND q.kind = 'remind' AND i.done_at > ${since}) THEN 'reminded'`,
    // Nobody of the family has a cabinet or a proven address; who exactly is written to is settled when it is written.
    Prisma.sql`WHEN NOT EXISTS (
      SELECT FROM application a
      JOIN person w ON w.id = a.applicant_id OR w.id IN (SELECT tie.guardian_id FROM guardianship tie WHERE tie.child_id = c.child_id AND tie.ended_at IS NULL)
      LEFT JOIN account k ON k.person_id = w.id
      WHERE a.id = c.application_id AND (k.id IS NOT NULL OR w.email_confirmed_at IS NOT NULL OR a.email IS NOT NULL)) THEN 'nobody_to_tell'`,
  ];
}

function groupCases({ id, minAge, maxAge }: ChosenGroup): Prisma.Sql[] {
  const born = bornForAges({ from: minAge, to: maxAge }, today());
  const limit = (sign: Prisma.Sql, day: PlainDate | null) =>
    day === null ? Prisma.sql`true` : Prisma.sql`p.birth_date ${sign} ${day.toString()}::date`;
  return [
    Prisma.sql`WHEN c.group_id = ${id}::uuid THEN 'same_group'`,
    Prisma.sql`WHEN NOT EXISTS (
      SELECT FROM person p WHERE p.id = c.child_id
        AND ${limit(Prisma.sql`>=`, born.first)} AND ${limit(Prisma.sql`<=`, born.last)}) THEN 'age'`,
  ];
}
