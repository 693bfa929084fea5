import { documentName } from '@/lib/domain/identity-documents';
import type { PaperDocument } from '@/lib/papers/paper-data';

/** «Паспорт гражданина РФ 32 14 № 123456, дата выдачи 20.06.2015, кем выдан документ: …» */
export function documentSentence(document: PaperDocument): string {
  const parts = [
    documentName(document),
    document.issuedOn && `дата выдачи ${document.issuedOn}`,
    document.issuedBy && `кем выдан документ: ${document.issuedBy}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A line to write on by hand. */
const blank = '_'.repeat(14);

/** Art. 9 of 152-ФЗ wants the date of issue and the issuing body: what nobody entered is written in by hand. */
export function withIssuer(document: PaperDocument): PaperDocument {
  return {
    ...document,
    issuedOn: document.issuedOn || blank,
    issuedBy: document.issuedBy || blank.repeat(2),
  };
}
