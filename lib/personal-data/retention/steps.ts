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
  /** Held while it is looked at again: whoever changes the family waits. */
  lock?: 'person';
};

export const steps: readonly Step[] = [
  { matter: 'withdrawn', due: due.withdrawnPersons, destroy: details, lock: 'person' },
  scanStep('scan_after_activation', due.scansAfterActivation),
  scanStep('scan_after_end', due.scansAfterEnd),
  scanStep('unclaimed', due.scansUnclaimed),
  { matter: 'unclaimed', due: due.applicationsUnclaimed, destroy: applicationAddress },
  { matter: 'letters', due: due.letterRecipients, destroy: letters },
  { matter: 'sign_in_traces', due: accountsWithTraces, destroy: signInTraces },
  { matter: 'register_record', due: due.childrenPastRecord, destroy: everything, lock: 'person' },
  { matter: 'register_record', due: due.guardiansPastRecord, destroy: everything, lock: 'person' },
];

function scanStep(matter: RetentionMatter, query: Step['due']): Step {
  return {
    matter,
    due: query,
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
  const categories = await destroyDetails(tx, personId, 'withdrawn');
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
  const count = await tx.$executeRaw`
    DELETE FROM letter l WHERE coalesce(l.person_id, l.account_id) = ${id}::uuid AND ${due.letterIsDue(at)}`;
  if (count === 0) return null;
  const person = await tx.person.findUnique({ where: { id }, select: { id: true } });
  return {
    subject: [person ? 'person' : 'account', id],
    personId: person?.id ?? null,
    categories: ['letter'],
    count,
  };
}

async function signInTraces(tx: Transaction, id: string, at: due.DueAt): Promise<Destroyed | null> {
  const count = await destroySignInTraces(tx, id, at);
  if (count === 0) return null;
  const { personId } = await tx.account.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  return { subject: ['account', id], personId, categories: ['sign_in'], count };
}

/** Whether the record is still due, looked at in the transaction that is to destroy it. */
export async function stillDue(tx: Transaction, step: Step, id: string, at: due.DueAt): Promise<boolean> {
  if (step.lock) await lockRow(tx, step.lock, id);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM (${step.due(at)}) due WHERE due.id = ${id}::uuid`;
  return rows.length > 0;
}

export type RetentionStep = Step;
