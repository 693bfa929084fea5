import { z } from 'zod';
import { changeStatusFields } from '@/lib/certificates/changes/change-status';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';

/** A court's decision of today, as the form carries it. */
export function courtPaper() {
  return { groundKind: 'court_decision', groundNumber: '2-101/2026', groundDate: formatDate(today()) };
}

/** The input of a step of the status, read as the route reads it. */
export function statusInput(reason: string, paper: Record<string, string> = {}) {
  return changeStatusFields.parse({ reason, confirmed: 'on', ...paper });
}

/** Any form of a change, read as its route reads it. */
export function read<Schema extends z.ZodType>(schema: Schema, values: Record<string, string>) {
  return schema.parse({ confirmed: 'on', ...values });
}

export function certificateOf(id: string) {
  return database().certificate.findUniqueOrThrow({
    where: { id },
    include: {
      statusChanges: { orderBy: { at: 'asc' }, include: { groundDocument: true } },
      changes: { orderBy: { at: 'asc' }, include: { groundDocument: true } },
      paperChecks: true,
      fundingYears: true,
      papers: { orderBy: { version: 'asc' } },
    },
  });
}
