import { familyRoles, type FamilyActor, type MunicipalActor, type RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { auditEvents, staffEvents, type AuditEvent } from '@/lib/domain/audit-events';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { roles, type Role } from '@/lib/domain/roles';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { nameSubjects } from './subject-names';

const pageSize = 30;

const staffRoles = (Object.keys(roles) as Role[]).filter(
  (role) => !(familyRoles as readonly Role[]).includes(role),
);

/**
 * What staff did with the data of a child of this family, newest first: every look and every change, by role and
 * institution, never by name. `cursor` is `next` of the page before, null for the first.
 */
export async function whoLookedAt(actor: FamilyActor, childId: string, cursor: string | null) {
  found(
    await database().child.findFirst({
      where: { AND: [{ personId: childId }, childrenOf(actor)] },
      select: { personId: true },
    }),
  );
  const after = cursor === null ? null : readNumber(cursor);
  const rows = await database().auditEntry.findMany({
    where: { childId, role: { in: staffRoles }, ...(after === null ? {} : { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: { id: true, at: true, event: true, role: true, institution: { select: { shortName: true } } },
  });
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(({ id, at, event, role, institution }) => ({
      id: String(id),
      at,
      event: eventTitle(event),
      role: roleTitle(role),
      institution: institution?.shortName ?? null,
    })),
    next: rows.length > pageSize ? String(shown.at(-1)?.id) : null,
  };
}

export type Look = Awaited<ReturnType<typeof whoLookedAt>>['rows'][number];

/** Days of the region's calendar, both included; null leaves a filter open. */
export type AuditFilters = {
  from: PlainDate | null;
  to: PlainDate | null;
  event: AuditEvent | null;
  accountLogin: string | null;
  childId: string | null;
};

type FoundRow = {
  id: bigint;
  at: Date;
  event: string;
  role: Role | null;
  /** Of staff only. */
  name: string | null;
  login: string | null;
  institution: string | null;
  subjectKind: string;
  subjectId: string;
  childId: string | null;
};

/**
 * The audit an admin answers for, newest first: what institutions of the municipality did and what was done to its
 * children, what admins did to its staff, and its own lists, exports and proposals; all of it for the region. The search itself is recorded, with the names of its filters.
 */
export async function searchAudit(
  actor: MunicipalActor | RegionalActor,
  filters: AuditFilters,
  cursor: string | null,
) {
  requirePermission(actor, 'audit.search');
  const conditions = Prisma.join([scopeOf(actor), ...filtersIn(filters), ...after(cursor)], ' AND ');
  const rows = await database().$queryRaw<FoundRow[]>`
    SELECT e.id, e.at, e.event, e.role::text AS role, a.staff_name AS name,
      CASE WHEN e.role::text = ANY (${staffRoles}::text[]) THEN a.login END AS login,
      i.short_name AS institution, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
      e.child_id AS "childId"
    FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id LEFT JOIN institution i ON i.id = e.institution_id
    WHERE ${conditions} ORDER BY e.at DESC, e.id DESC LIMIT ${pageSize + 1}`;
  const shown = rows.slice(0, pageSize);
  const subjects = await nameSubjects(actor, shown);
  // Nothing is shown that is not on record: without this entry there is no answer.
  await recordAlone(actor, {
    event: 'audit_searched',
    subject: ['account', actor.accountId],
    // Only what was shown is a look: an answer of nothing tells nothing of a child elsewhere.
    ...(filters.childId !== null && rows.length > 0 ? { childId: filters.childId } : {}),
    details: {
      filters: Object.entries(filters).flatMap(([name, value]) => (value === null ? [] : [name])),
      named: subjects.filter(({ name, child }) => name !== null || child !== null).length,
    },
  });
  const last = shown.at(-1);
  return {
    rows: shown.map((row, at) => ({
      ...row,
      id: String(row.id),
      event: eventTitle(row.event),
      role: row.role && roleTitle(row.role),
      subject: subjects[at] ?? null,
    })),
    next: last && rows.length > pageSize ? `${last.at.getTime()}.${last.id}` : null,
  };
}

export type AuditRow = Awaited<ReturnType<typeof searchAudit>>['rows'][number];

function scopeOf(actor: MunicipalActor | RegionalActor): Prisma.Sql {
  if (actor.role === 'regional_admin') return Prisma.sql`true`;
  const municipality = Prisma.sql`municipality_id = ${actor.municipalityId}::uuid`;
  return Prisma.sql`(
    e.institution_id IN (SELECT id FROM institution WHERE ${municipality})
    OR e.child_id IN (SELECT person_id FROM child WHERE ${municipality})
    OR e.subject_kind = 'municipality' AND e.subject_id = ${actor.municipalityId}::uuid
    OR e.subject_kind = 'institution' AND e.subject_id IN (SELECT id FROM institution WHERE ${municipality})
    OR e.subject_kind = 'certificate_group' AND e.subject_id IN (SELECT id FROM certificate_group WHERE ${municipality})
    OR e.subject_kind = 'proposal' AND e.subject_id IN (SELECT id FROM proposal WHERE ${municipality})
    OR e.subject_kind = 'register_export' AND e.subject_id IN (SELECT id FROM register_export WHERE ${municipality})
    OR e.subject_kind = 'table_import' AND e.subject_id IN (SELECT id FROM table_import WHERE ${municipality})
    OR e.event = ANY (${staffEvents}::text[])
      AND e.details @> jsonb_build_object('municipalities', jsonb_build_array(${actor.municipalityId}::text)))`;
}

function filtersIn({ from, to, event, accountLogin, childId }: AuditFilters): Prisma.Sql[] {
  const zone = environment().TIME_ZONE;
  return [
    ...(from ? [Prisma.sql`e.at >= ${startOfDay(from, zone)}`] : []),
    ...(to ? [Prisma.sql`e.at < ${startOfDay(to.add({ days: 1 }), zone)}`] : []),
    ...(event ? [Prisma.sql`e.event = ${event}`] : []),
    ...(accountLogin === null
      ? []
      : [
          Prisma.sql`e.account_id = (SELECT id FROM account WHERE login = ${accountLogin.trim().toLowerCase()})`,
        ]),
    ...(childId === null ? [] : [Prisma.sql`e.child_id = ${childId}::uuid`]),
  ];
}

/** Where the page before ended; anything else begins anew. */
function after(cursor: string | null): Prisma.Sql[] {
  const [, instant, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(cursor ?? '') ?? [];
  if (!instant || !id) return [];
  return [Prisma.sql`(e.at, e.id) < (${new Date(Number(instant))}, ${BigInt(id)})`];
}

function readNumber(cursor: string): bigint | null {
  return /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : null;
}

/** The journal is kept longer than any list of events: one that is no longer written keeps its own name. */
function eventTitle(event: string): string {
  return Object.hasOwn(auditEvents, event) ? auditEvents[event as AuditEvent] : event;
}

function roleTitle(role: Role | null): string {
  return role ? roles[role].title : '';
}
