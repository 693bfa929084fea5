import { documentName } from '@/lib/domain/identity-documents';
import { keptWithNext, type Block } from '@/lib/papers/block';
import { consentTerms } from '@/lib/papers/consent-terms';
import { factTable, type Fact, type HandwrittenPart } from '@/lib/papers/fact-table';
import { head, type AddressLine } from '@/lib/papers/head-block';
import type { PaperApplicant, PaperData, PaperPerson } from '@/lib/papers/paper-data';
import { identityLines } from '@/lib/papers/person-facts';
import type { Sheet } from '@/lib/papers/sheet';
import { signature } from '@/lib/papers/signature-blocks';
import { paragraph, title } from '@/lib/papers/text-blocks';

const consentTitle = 'Согласие на обработку персональных данных';

/** The consent with everything article 9, part 4 of 152-ФЗ asks for, a paper of its own since 01.09.2025. */
export function consentSheet(data: PaperData): Sheet {
  const signer = data.applicant ?? data.child;
  const blocks = [
    head(data, operatorLines(data)),
    title(consentTitle),
    paragraph(declaration(data)),
    ...keptToSignature(factTable(numbered([...subjectFacts(data), ...consentTerms(data)]))),
    signature(signer.fullName),
  ];
  return { name: 'Согласие', title: consentTitle, blocks };
}

function declaration({ applicant, child }: PaperData): string {
  const law =
    'в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»';
  return applicant
    ? `Я, ${applicant.fullName}, свободно, своей волей, в своём интересе и в интересах ребёнка, законным представителем которого ` +
        `являюсь, ${law} даю согласие на обработку персональных данных ребёнка и моих персональных данных ` +
        'на следующих условиях.'
    : `Я, ${child.fullName}, свободно, своей волей и в своём интересе ${law} даю согласие на обработку ` +
        'моих персональных данных на следующих условиях.';
}

function subjectFacts({ applicant, child }: PaperData): Fact[] {
  const subject: Fact = { label: 'Субъект персональных данных', value: subjectLines(child), strong: true };
  return applicant ? [subject, representativeFact(applicant, child)] : [subject];
}

function subjectLines(child: PaperPerson): string[] {
  return [`${child.fullName}, дата рождения ${child.birthDate}`, ...identityLines(child)];
}

function representativeFact(applicant: PaperApplicant, child: PaperPerson): Fact {
  return {
    label: 'Законный представитель субъекта',
    strong: true,
    value: [applicant.fullName, ...identityLines(applicant), ...authority(applicant, child)],
  };
}

/**
 * The paper that proves the representative's authority. A parent's and an adoptive parent's is the birth record
 * (Family Code, art. 47 and 137); the details of a guardian's act are known only to its holder.
 */
function authority(applicant: PaperApplicant, child: PaperPerson): (string | HandwrittenPart)[] {
  const ground = `Основание полномочий: ${applicant.ground}`;
  const provenByBirth = /^(родитель|мать|отец|усыновитель)/iu.test(applicant.ground);
  return provenByBirth && /свидетельство о рождении/iu.test(child.document.title)
    ? [`${ground}; подтверждающий документ: ${documentName(child.document)}`]
    : [ground, { writeByHand: 'Документ, подтверждающий полномочия (название, номер, дата, кем выдан):' }];
}

function operatorLines({ dataOperator }: PaperData): AddressLine[] {
  return [
    { text: 'Оператор персональных данных', font: 'label' },
    { text: dataOperator.name, font: 'text' },
    { text: dataOperator.address, font: 'text' },
  ];
}

function numbered(facts: readonly Fact[]): Fact[] {
  return facts.map((fact, index) => ({ ...fact, label: `${index + 1}. ${fact.label}` }));
}

/** A signature alone on a page would sign nothing: the last term goes with it. */
function keptToSignature(rows: readonly Block[]): Block[] {
  return rows.map((row, index) => (index === rows.length - 1 ? keptWithNext(row) : row));
}
