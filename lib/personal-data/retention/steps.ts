import type { DataCategory, RetentionMatter } from '@/lib/domain/retention';
import type { AuditSubject } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRow } from '@/lib/platform/locks';
import { destroyDetails, destroyPerson } from './destroy-person';
import { destroyScans } from './destroy-scans';
import { destroySignInTraces } from './destroy-sign-ins';
import * as due from './due';
import { accountsWithTraces } from './due-sign-ins';

/** What one step destroyed of one record. */
export type Destroyed = {
  subject: readonly [AuditSubject, string];
  /** Whose data they were; null for a member of staff. */
  personId: string | null;
  categories: readonly DataCategory[];
  count: number;
};

type Step = {
  matter: RetentionMatter;
  /** Selects the ids of what is due, in one column named «id». */
  due: (at: due.DueAt) => Prisma.Sql;
  /** Called while the record is still due, in the transaction of its record of destruction. Null: there was nothing. */
  destroy: (tx: Transaction, id: string, at: due.DueAt) => Promise<Destroyed | null>;
  /** Holds the people it is about while it is looked at again: whoever applies for them or changes them waits. */
  lock?: (tx: Transaction, id: string) => Promise<void>;
};

export const steps: readonly Step[] = [
  { matter: 'withdrawn', due: due.withdrawnPersons, destroy: details, lock: lockPerson },
  scanStep('scan_after_activation', due.scansAfterActivation),
  scanStep('scan_after_end', due.scansAfterEnd),
  scanStep('unclaimed', due.scansUnclaimed),
  { matter: 'unclaimed', due: due.applicationsUnclaimed, destroy: applicationAddress },
  { matter: 'letters', due: due.letterRecipients, destroy: letters },
  { matter: 'letters', due: due.questionsDue, destroy: question, lock: lockQuestion },
  { matter: 'sign_in_traces', due: accountsWithTraces, destroy: signInTraces },
  { matter: 'register_record', due: due.childrenPastRecord, destroy: everything, lock: lockPerson },
  { matter: 'register_record', due: due.guardiansPastRecord, destroy: everything, lock: lockPerson },
];

function scanStep(matter: RetentionMatter, query: Step['due']): Step {
  return {
    matter,
    due: query,
    lock: lockPersonOfScan,
    destroy: async (tx, id) => {
      const count = await destroyScans(tx, { id }, matter);
      const { document } = await tx.scan.findUniqueOrThrow({
        where: { id },
        select: { document: { select: { id: true, personId: true } } },
      });
      if (count === 0 || !document) return null;
      return { subject: ['document', document.id], personId: document.personId, categories: ['scan'], count };
    },
  };
}

async function details(tx: Transaction, personId: string): Promise<Destroyed | null> {
  const { _max: last } = await tx.consent.aggregate({
    where: { OR: [{ childId: personId }, { giverId: personId }] },
    _max: { withdrawnAt: true },
  });
  // Only what there was when it was withdrawn: what came later was not given on that consent.
  const categories = await destroyDetails(tx, personId, 'withdrawn', last.withdrawnAt ?? undefined);
  if (categories.length === 0) return null;
  return { subject: ['person', personId], personId, categories, count: 1 };
}

async function everything(tx: Transaction, personId: string): Promise<Destroyed> {
  const categories = await destroyPerson(tx, personId);
  return { subject: ['person', personId], personId, categories, count: 1 };
}

async function applicationAddress(tx: Transaction, id: string): Promise<Destroyed> {
  await tx.emailConfirmation.deleteMany({ where: { applicationId: id } });
  const { applicantId } = await tx.application.update({
    where: { id },
    data: { email: null },
    select: { applicantId: true },
  });
  return { subject: ['application', id], personId: applicantId, categories: ['email'], count: 1 };
}

async function letters(tx: Transaction, id: string, at: due.DueAt): Promise<Destroyed | null> {
  const person = await tx.person.findUnique({ where: { id }, select: { id: true } });
  const whose = person ? Prisma.sql`l.person_id = ${id}::uuid` : staffLetter(id);
  const count = await tx.$executeRaw`DELETE FROM letter l WHERE ${whose} AND ${due.letterIsDue(at)}`;
  if (count === 0) return null;
  return {
    subject: [person ? 'person' : 'account', id],
    personId: person?.id ?? null,
    categories: ['letter'],
    count,
  };
}

async function question(tx: Transaction, id: string): Promise<Destroyed> {
  const { askedById } = await tx.familyQuestion.delete({ where: { id }, select: { askedById: true } });
  return { subject: ['question', id], personId: askedById, categories: ['question'], count: 1 };
}

function staffLetter(accountId: string): Prisma.Sql {
  return Prisma.sql`l.person_id IS NULL AND l.account_id = ${accountId}::uuid`;
}

async function signInTraces(tx: Transaction, id: string, at: due.DueAt): Promise<Destroyed | null> {
  const count = await destroySignInTraces(tx, id, at);
  if (count === 0) return null;
  const { personId } = await tx.account.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  return { subject: ['account', id], personId, categories: ['sign_in'], count };
}

/** The children first and in the order of their ids, as everybody who holds more than one of a family. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM child WHERE person_id IN (
      SELECT ${id}::uuid UNION SELECT child_id FROM guardianship WHERE guardian_id = ${id}::uuid)
    ORDER BY person_id FOR UPDATE`;
  await lockRow(tx, 'person', id);
}

function lockQuestion(tx: Transaction, id: string): Promise<void> {
  return lockRow(tx, 'family_question', id);
}

async function lockPersonOfScan(tx: Transaction, id: string): Promise<void> {
  const scan = await tx.scan.findUnique({
    where: { id },
    select: { document: { select: { personId: true } } },
  });
  if (scan?.document) await lockPerson(tx, scan.document.personId);
}

/** Whether the record is still due, looked at in the transaction that is to destroy it. */
export async function stillDue(tx: Transaction, step: Step, id: string, at: due.DueAt): Promise<boolean> {
  if (step.lock) await step.lock(tx, id);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM (${step.due(at)}) due WHERE due.id = ${id}::uuid`;
  return rows.length > 0;
}

export type RetentionStep = Step;
