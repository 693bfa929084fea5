import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import { auditEvents, type AuditEvent } from '@/lib/domain/audit-events';
import { parseCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import { field, optional, parsedOr } from '@/lib/domain/field-text';
import { optionalDate, optionalText } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { database } from '@/lib/platform/database';
import { keepDraft } from '@/lib/platform/drafts';
import type { AuditFilters } from './queries';

function isAuditEvent(text: string): text is AuditEvent {
  return Object.hasOwn(auditEvents, text);
}

/** What an admin narrows the journal by; every field may stay empty. */
export const auditSearchFields = z
  .object({
    from: optionalDate({ label: { title: 'С какого дня', accusative: 'первый день' } }),
    to: optionalDate({ label: { title: 'По какой день', accusative: 'последний день' } }),
    event: optionalText({ max: 60 }).transform((text) => (text !== null && isAuditEvent(text) ? text : null)),
    accountLogin: optionalText({ max: 100 }),
    number: field(
      optional((text) =>
        parsedOr(
          parseCertificateNumber(text),
          'Номер сертификата состоит из 10 цифр, например 42 07 000 002',
        ),
      ),
    ),
  })
  .refine(({ from, to }) => !from || !to || Temporal.PlainDate.compare(from, to) <= 0, {
    path: ['to'],
    error: 'Последний день раньше первого: поменяйте их местами',
  });

type AuditSearch = z.output<typeof auditSearchFields>;
type Admin = MunicipalActor | RegionalActor;

/**
 * Keeps a search on the server for the form of `path`, so that neither login nor number stands in an address. Returns its
 * id; refuses a number that is no certificate of this admin's.
 */
export async function rememberAuditSearch(actor: Admin, search: AuditSearch, path: string): Promise<string> {
  if (search.number !== null && (await childOf(actor, search.number)) === null) {
    throw new Refusal('invalid', 'Сертификата с таким номером нет: проверьте номер', 'number');
  }
  const { from, to, event, accountLogin, number } = search;
  const values = {
    from: from ? formatDate(from) : '',
    to: to ? formatDate(to) : '',
    event: event ?? '',
    accountLogin: accountLogin ?? '',
    number: number ?? '',
  };
  return keepDraft(actor.accountId, path, { values, errors: {}, sentence: null });
}

/** The filters of a kept search; null where the form came back with errors. A form never sent filters nothing. */
export async function readAuditFilters(
  actor: Admin,
  values: Readonly<Record<string, string>>,
): Promise<AuditFilters | null> {
  const read = auditSearchFields.safeParse(values);
  if (!read.success) return null;
  const { number, ...filters } = read.data;
  if (number === null) return { ...filters, childId: null };
  const childId = await childOf(actor, number);
  return childId === null ? null : { ...filters, childId };
}

async function childOf(actor: Admin, number: string): Promise<string | null> {
  const certificate = await database().certificate.findFirst({
    where: { AND: [{ number }, certificatesOf(actor)] },
    select: { childId: true },
  });
  return certificate?.childId ?? null;
}
