import { documentName } from '@/lib/domain/identity-documents';
import type { Fact } from '@/lib/papers/fact-table';
import type { PaperDocument, PaperPerson } from '@/lib/papers/paper-data';

/** «Паспорт гражданина РФ 32 14 № 123456, дата выдачи 20.06.2015, выдавший орган: …» */
export function documentSentence(document: PaperDocument): string {
  const parts = [
    documentName(document),
    document.issuedOn && `дата выдачи ${document.issuedOn}`,
    document.issuedBy && `выдавший орган: ${document.issuedBy}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A row, or none where there is nothing to print. */
export function factIfAny(label: string, value: string | null): Fact[] {
  return value ? [{ label, value: [value] }] : [];
}

/** A line to write on by hand. */
const blank = '_'.repeat(14);

/** Art. 9 of 152-ФЗ wants the date of issue and the issuing body: what nobody entered is written in by hand. */
function withIssuer(document: PaperDocument): PaperDocument {
  return {
    ...document,
    issuedOn: document.issuedOn || blank,
    issuedBy: document.issuedBy || blank.repeat(2),
  };
}

/** Name, address and document: how 152-ФЗ wants a subject of personal data or a representative named. */
export function identityLines(person: PaperPerson): string[] {
  return [
    person.address && `Адрес: ${person.address}`,
    `Документ: ${documentSentence(withIssuer(person.document))}`,
  ].filter(Boolean);
}
