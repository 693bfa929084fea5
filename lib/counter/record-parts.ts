import { changeReasonTitle } from '@/lib/domain/change-reasons';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { scanGone } from '@/lib/domain/retention';
import { today } from '@/lib/platform/clock';
import { unsealText } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import type { DocumentRow, PersonRow, StatusChangeRow } from './record-shape';

/** A person as the operator compares them with the originals. */
export function personOf(person: PersonRow) {
  const birthDate = person.birthDate && plainDate(person.birthDate);
  return {
    name: fullName(person),
    birthDate,
    age: birthDate && ageOn(birthDate, today()),
    snils: unsealPersonField('snils', person.id, person.snilsSealed),
    address: unsealPersonField('address', person.id, person.addressSealed),
    phone: unsealPersonField('phone', person.id, person.phoneSealed),
    email: person.email,
    documents: person.documents.map(documentOf),
  };
}

export type RecordPerson = ReturnType<typeof personOf>;

export function documentOf(row: DocumentRow) {
  return {
    id: row.id,
    title: formatDocument({ kind: row.kind, ...unsealDocumentNumber(row.id, row.numberSealed) }),
    issuedOn: row.issuedOn && plainDate(row.issuedOn),
    issuedBy: row.issuedBy,
    comment: row.comment,
    /** Another document has taken its place since. */
    superseded: row.supersededAt !== null,
    scan: row.scan && { ...row.scan, gone: scanGone(row.scan, environment().TIME_ZONE) },
  };
}

export type RecordDocument = ReturnType<typeof documentOf>;

/** A line of the history: what the status became, when, by whom, where and why. */
export function statusChangeOf(row: StatusChangeRow) {
  return {
    id: row.id,
    status: row.toStatus,
    at: row.at,
    by: authorOf(row),
    where: row.institution?.shortName ?? null,
    reasons: [
      // A key without a title of its own is explained by the comment beside it.
      ...row.reasons.flatMap((key) => changeReasonTitle(key) ?? []),
      ...(row.comment ? [row.comment] : []),
      ...(row.remark ? [unsealText(`status_remark.sealed:${row.id}`, row.remark.sealed)] : []),
    ],
  };
}

export type RecordStatusChange = ReturnType<typeof statusChangeOf>;

function authorOf({ byAccount }: StatusChangeRow): string {
  if (!byAccount) return 'Портал, автоматически';
  return byAccount.personId ? 'Заявитель' : (byAccount.staffName ?? 'Специалист');
}
