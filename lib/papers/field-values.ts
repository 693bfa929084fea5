import { documentName } from '@/lib/domain/identity-documents';
import type { WordingField } from '@/lib/domain/paper-wording/fields';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import type { HandwrittenPart } from '@/lib/papers/fact-table';
import type { PaperApplicant, PaperData, PaperDocument, PaperPerson } from '@/lib/papers/paper-data';
import { documentSentence, withIssuer } from '@/lib/papers/person-facts';

/** What stands in the place of a field; an empty text is printed as nothing. */
export type FieldValues = Readonly<Record<WordingField, string | HandwrittenPart>>;

/** The values of a paper. «Заявитель» is whoever signs: where a child of 14 or older applies, the child itself. */
export function fieldValues(kind: WordingKind, data: PaperData): FieldValues {
  const { applicant, child } = data;
  const signer: PaperPerson = applicant ?? child;
  const contacts = applicant ?? data.childContacts;
  return {
    'Номер заявления': data.applicationNumber,
    'Реестровая запись': data.certificateNumber,
    Кому: data.addressee,
    Муниципалитет: data.municipality,
    'Категория детей': data.group,
    'Оператор данных': data.dataOperator.name,
    'Адрес оператора данных': data.dataOperator.address,
    'ФИО ребёнка': child.fullName,
    'Дата рождения ребёнка': child.birthDate,
    'Документ ребёнка': documentWords(kind, child.document),
    'СНИЛС ребёнка': child.snils ?? '',
    'Адрес ребёнка': child.address,
    'ФИО заявителя': signer.fullName,
    'Документ заявителя': documentWords(kind, signer.document),
    'СНИЛС заявителя': signer.snils ?? '',
    'Адрес заявителя': signer.address,
    'Кем приходится ребёнку': applicant?.ground ?? '',
    'Подтверждение полномочий': applicant ? authority(applicant, child) : '',
    Телефон: contacts?.phone ?? '',
    'Электронная почта': contacts?.email ?? '',
  };
}

/** In the consent the law wants the issuer and the date: what nobody entered is written in by hand. */
function documentWords(kind: WordingKind, document: PaperDocument): string {
  return documentSentence(kind === 'consent' ? withIssuer(document) : document);
}

/**
 * The paper that proves the representative's authority. A parent's and an adoptive parent's is the birth record
 * (Family Code, art. 47 and 137); the details of a guardian's act are known only to its holder.
 */
function authority(applicant: PaperApplicant, child: PaperPerson): string | HandwrittenPart {
  const ground = `Основание полномочий: ${applicant.ground}`;
  const provenByBirth = /^(родитель|мать|отец|усыновитель)/iu.test(applicant.ground);
  return provenByBirth && /свидетельство о рождении/iu.test(child.document.title)
    ? `${ground}; подтверждающий документ: ${inSentence(documentName(child.document))}`
    : {
        writeByHand: `${ground}. Документ, подтверждающий полномочия (название, номер, дата, кем выдан):`,
      };
}

/** «Свидетельство…» begins a line, «свидетельство…» goes on with one. */
function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
