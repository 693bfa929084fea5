import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** `before`: what happened earlier is due. `today`: the calendar day of the region, yyyy-mm-dd. */
export type DueAt = { before: Date; today: string };

/*
 * Each of these selects the ids of what is due, in one column named «id». No OR over two columns or tables: looked at again
 * for one id each of them has to go by an index, however large the register is.
 */

const liveStatuses = Prisma.sql`('not_activated', 'returned', 'active', 'suspended')`;
const openStatuses = Prisma.sql`('awaiting_confirmation', 'confirmed')`;

/** A certificate that still holds: from the 18th birthday on it does not, whatever is written in the row. */
function holds(today: string): Prisma.Sql {
  return Prisma.sql`c.status IN ${liveStatuses} AND c.valid_until > ${today}::date`;
}

/** Of whom somebody is still to look at the picture, a correction or a likeness to another child, it stays. */
const keptScan = Prisma.sql`
  SELECT s.id, s.created_at, d.person_id FROM scan s JOIN identity_document d ON d.id = s.document_id
  WHERE s.destroyed_at IS NULL
    AND NOT EXISTS (SELECT FROM pending_correction w WHERE w.person_id = d.person_id AND w.status = 'waiting')
    AND NOT EXISTS (SELECT FROM duplicate_suspicion u WHERE u.child_a_id = d.person_id AND u.decision IS NULL)
    AND NOT EXISTS (SELECT FROM duplicate_suspicion u WHERE u.child_b_id = d.person_id AND u.decision IS NULL)`;

/** The original was compared at the activation; a picture that came later counts from its own day. */
export function scansAfterActivation({ before, today }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id FROM (${keptScan}) s
    WHERE EXISTS (
      SELECT FROM certificate c
      WHERE c.child_id = s.person_id AND c.status IN ('active', 'suspended') AND ${holds(today)}
        AND greatest(c.activated_at, s.created_at) < ${before})`;
}

/**
 * The child had certificates, none of them holds and nothing is under way. From the 18th birthday on one does not hold,
 * however late that was written down.
 */
export function scansAfterEnd({ before, today }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id FROM (${keptScan}) s
    WHERE s.created_at < ${before}
      AND EXISTS (SELECT FROM certificate c WHERE c.child_id = s.person_id)
      AND NOT EXISTS (SELECT FROM certificate c WHERE c.child_id = s.person_id AND ${holds(today)})
      AND NOT EXISTS (SELECT FROM application a WHERE a.child_id = s.person_id AND a.status IN ${openStatuses})
      AND NOT EXISTS (
        SELECT FROM certificate c WHERE c.child_id = s.person_id AND least(
          (SELECT max(h.at) FROM certificate_status_change h
            WHERE h.certificate_id = c.id AND h.to_status IN ('terminated', 'expired')),
          c.valid_until::timestamp AT TIME ZONE ${environment().TIME_ZONE}) >= ${before})`;
}

/** The family applied, got no certificate and asks for none now. */
export function scansUnclaimed({ before }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id FROM (${keptScan}) s
    WHERE s.created_at < ${before}
      AND NOT EXISTS (SELECT FROM certificate c WHERE c.child_id = s.person_id)
      AND EXISTS (SELECT FROM application a WHERE a.child_id = s.person_id)
      AND NOT EXISTS (
        SELECT FROM application a WHERE a.child_id = s.person_id
          AND (a.status IN ${openStatuses} OR a.closed_at >= ${before}))`;
}

export function applicationsUnclaimed({ before }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id FROM application a
    WHERE a.status IN ('cancelled', 'lapsed') AND a.closed_at < ${before}
      AND (a.email IS NOT NULL OR EXISTS (SELECT FROM email_confirmation e WHERE e.application_id = a.id))`;
}

/** By recipient: a person, or the account of a member of staff. */
export function letterRecipients(at: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT l.person_id AS id FROM letter l WHERE l.person_id IS NOT NULL AND ${letterIsDue(at)}
    UNION
    SELECT l.account_id FROM letter l
    WHERE l.person_id IS NULL AND l.account_id IS NOT NULL AND ${letterIsDue(at)}`;
}

/** One that still waits to be sent is never taken from the queue. */
export function letterIsDue({ before }: DueAt): Prisma.Sql {
  return Prisma.sql`l.created_at < ${before} AND l.delivery <> 'queued'`;
}

/** A question in which nobody has written since; one that waits for its answer stays. */
export function questionsDue({ before }: DueAt): Prisma.Sql {
  return Prisma.sql`SELECT q.id FROM family_question q WHERE q.changed_at < ${before} AND q.status <> 'waiting'`;
}

/** Whoever has a withdrawn consent, as the child or as the giver, and when the last of them was withdrawn. */
const withdrawals = Prisma.sql`
  SELECT k.id, max(k.withdrawn_at) AS at FROM (
    SELECT child_id AS id, withdrawn_at FROM consent WHERE withdrawn_at IS NOT NULL
    UNION ALL SELECT giver_id, withdrawn_at FROM consent WHERE withdrawn_at IS NOT NULL) k
  GROUP BY k.id`;

/**
 * Children and those who consented for them: the consent is withdrawn and nothing was asked for anew since. A child for
 * whom the family has brought something since is left alone: it was not given on that consent.
 */
export function withdrawnPersons({ before, today }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id FROM (${withdrawals}) w JOIN person p ON p.id = w.id
    WHERE w.at < ${before}
      AND (p.details_destroyed_at IS NULL OR p.details_destroyed_at < w.at)
      AND NOT EXISTS (SELECT FROM consent k WHERE k.child_id = p.id AND k.withdrawn_at IS NULL)
      AND NOT EXISTS (SELECT FROM consent k WHERE k.giver_id = p.id AND k.withdrawn_at IS NULL)
      AND ${broughtNothingSince}
      AND ${asksNothing(today)}`;
}

/** Rows after `w.at` about the child `p`, of any member of the family; a request of who never consented at any time. */
const broughtNothingSince = Prisma.sql`
  (NOT EXISTS (SELECT FROM child k WHERE k.person_id = p.id) OR (
    NOT EXISTS (SELECT FROM identity_document d WHERE d.person_id = p.id AND d.created_at > w.at)
    AND NOT EXISTS (
      SELECT FROM scan s JOIN identity_document d ON d.id = s.document_id
      WHERE d.person_id = p.id AND s.destroyed_at IS NULL AND s.created_at > w.at)
    AND NOT EXISTS (
      SELECT FROM audit_entry e
      WHERE e.child_id = p.id AND e.event = 'child_changed' AND e.role IN ('parent', 'child') AND e.at > w.at)
    AND NOT EXISTS (
      SELECT FROM pending_correction c WHERE c.person_id = p.id AND c.status = 'waiting' AND (
        c.created_at > w.at
        OR NOT EXISTS (SELECT FROM consent k WHERE k.child_id = p.id AND k.giver_id = c.asked_by_id)))))`;

/** Eighteen, or the consent withdrawn and not given again; then the years of the rule. */
export function childrenPastRecord({ before, today }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id FROM person p JOIN child k ON k.person_id = p.id
    WHERE p.destroyed_at IS NULL AND ${asksNothing(today)}
      AND least(
        p.birth_date + interval '18 years',
        (SELECT max(w.withdrawn_at) FROM consent w WHERE w.child_id = p.id
          HAVING bool_and(w.withdrawn_at IS NOT NULL))) < ${before}`;
}

/** Nothing is left of any child of theirs. Who also works here as staff is kept. */
export function guardiansPastRecord({ today }: DueAt): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id FROM person p
    WHERE p.destroyed_at IS NULL AND NOT EXISTS (SELECT FROM child k WHERE k.person_id = p.id)
      AND EXISTS (SELECT FROM guardianship g WHERE g.guardian_id = p.id)
      AND NOT EXISTS (
        SELECT FROM guardianship g JOIN person k ON k.id = g.child_id
        WHERE g.guardian_id = p.id AND k.destroyed_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM account_grant r JOIN account a ON a.id = r.account_id
        WHERE a.person_id = p.id AND r.ended_at IS NULL AND r.role NOT IN ('parent', 'child'))
      AND ${asksNothing(today)}`;
}

/** No open application and no certificate that holds, neither as the child nor as the applicant. */
function asksNothing(today: string): Prisma.Sql {
  return Prisma.sql`
    NOT EXISTS (SELECT FROM application a WHERE a.child_id = p.id AND a.status IN ${openStatuses})
    AND NOT EXISTS (SELECT FROM application a WHERE a.applicant_id = p.id AND a.status IN ${openStatuses})
    AND NOT EXISTS (SELECT FROM certificate c WHERE c.child_id = p.id AND ${holds(today)})
    AND NOT EXISTS (
      SELECT FROM application a JOIN certificate c ON c.application_id = a.id
      WHERE a.applicant_id = p.id AND ${holds(today)})`;
}
