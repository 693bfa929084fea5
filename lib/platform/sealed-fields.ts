import { documentKey, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { nameKey } from '@/lib/domain/names';
import { searchIndex, seal, unsealText } from './encryption';

type PersonField = 'snils' | 'address' | 'phone';

/** Seals a field of a person; the context binds it to this field of this person. Null stays null. */
export function sealPersonField(
  field: PersonField,
  personId: string,
  value: string | null,
): Uint8Array<ArrayBuffer> | null {
  return value === null ? null : seal(`person.${field}:${personId}`, value);
}

export function unsealPersonField(
  field: PersonField,
  personId: string,
  sealed: Uint8Array | null,
): string | null {
  return sealed === null ? null : unsealText(`person.${field}:${personId}`, sealed);
}

type Index = typeof searchIndex;

/** For exact search and for «one SNILS, one person». Takes 11 digits. */
export function snilsIndex(snils: string, index: Index = searchIndex): Uint8Array<ArrayBuffer> {
  return index('person.snils', snils);
}

type ListedName = { surname: string; givenName: string };

/**
 * By which rows of lists are found that name a child, whatever came of them: the patronymic is left out, as schools do.
 * Where the birth date cannot be read, by the name alone. Null: there is no name.
 */
export function listedChildIndex(
  { surname, givenName }: ListedName,
  birthDate: string | null,
): Uint8Array<ArrayBuffer> | null {
  const key = nameKey(`${surname} ${givenName}`);
  return key === '' ? null : searchIndex('import.child', `${key} ${birthDate ?? ''}`);
}

export type DocumentNumber = { series: string; number: string };

export function sealDocumentNumber(documentId: string, value: DocumentNumber): Uint8Array<ArrayBuffer> {
  return seal(`identity_document.number:${documentId}`, JSON.stringify([value.series, value.number]));
}

export function unsealDocumentNumber(documentId: string, sealed: Uint8Array): DocumentNumber {
  const [series = '', number = ''] = JSON.parse(
    unsealText(`identity_document.number:${documentId}`, sealed),
  ) as string[];
  return { series, number };
}

/** For exact search and for «one document, one person». */
export function documentIndex(
  kind: IdentityDocumentKind,
  value: DocumentNumber,
  index: Index = searchIndex,
): Uint8Array<ArrayBuffer> {
  return index('identity_document', documentKey(kind, value.series, value.number));
}
