import { ageOn, plainDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { shownScan } from '@/lib/domain/shown-scan';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import type { DocumentRow, PersonRow } from './record-shape';

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
    scan: row.scan && shownScan(row.scan, environment().TIME_ZONE),
  };
}

export type RecordDocument = ReturnType<typeof documentOf>;
