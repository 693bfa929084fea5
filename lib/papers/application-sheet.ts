import { keptWithNext, type Block } from '@/lib/papers/block';
import { factTable, type Fact } from '@/lib/papers/fact-table';
import { head } from '@/lib/papers/head-block';
import type { PaperApplicant, PaperContacts, PaperData, PaperPerson } from '@/lib/papers/paper-data';
import { operatorSection } from '@/lib/papers/operator-section';
import { documentSentence, factIfAny } from '@/lib/papers/person-facts';
import type { Sheet } from '@/lib/papers/sheet';
import { signature } from '@/lib/papers/signature-blocks';
import { heading, numberedPoints, paragraph, title } from '@/lib/papers/text-blocks';

export function applicationTitle(data: PaperData): string {
  return (
    'Заявление о предоставлении сертификата дополнительного образования и регистрации в реестре ' +
    `сертификатов дополнительного образования № ${data.applicationNumber}`
  );
}

export function applicationSheet(data: PaperData): Sheet {
  const signer = data.applicant ?? data.child;
  const blocks = [
    head(data, [
      { text: data.addressee, font: 'text' },
      { text: `Заявитель: ${signer.shortName}`, font: 'text' },
    ]),
    title(applicationTitle(data)),
    paragraph(request(data)),
    ...(data.applicant ? familyFacts(data, data.applicant) : ownFacts(data)),
    ...numberedPoints(undertakings).map(keptWithNext),
    signature(signer.fullName),
    operatorSection(),
  ];
  return { name: 'Заявление', title: applicationTitle(data), blocks };
}

function request({ applicant, child, certificateNumber }: PaperData): string {
  const registry = `в реестре сертификатов дополнительного образования под реестровой записью № ${certificateNumber}.`;
  return applicant
    ? `Я, ${applicant.fullName}, прошу предоставить сертификат дополнительного образования ребёнку, ` +
        `сведения о котором указаны ниже, и зарегистрировать ребёнка ${registry}`
    : `Я, ${child.fullName}, прошу предоставить мне сертификат дополнительного образования ` +
        `и зарегистрировать меня ${registry}`;
}

function familyFacts(data: PaperData, applicant: PaperApplicant): Block[] {
  return [
    heading('Сведения о ребёнке'),
    ...factTable([...personFacts(data.child), ...placeFacts(data)]),
    heading('Сведения о заявителе'),
    ...factTable([
      nameFact(applicant),
      { label: 'Кем приходится ребёнку', value: [applicant.ground] },
      ...documentFacts(applicant),
      ...contactFacts(applicant),
    ]),
  ];
}

function ownFacts(data: PaperData): Block[] {
  const contacts = data.childContacts ? contactFacts(data.childContacts) : [];
  return [
    heading('Сведения о заявителе'),
    ...factTable([...personFacts(data.child), ...contacts, ...placeFacts(data)]),
  ];
}

function personFacts(person: PaperPerson): Fact[] {
  return [
    nameFact(person),
    { label: 'Дата рождения', value: [person.birthDate] },
    ...documentFacts(person),
    ...factIfAny('Адрес', person.address),
  ];
}

function nameFact(person: PaperPerson): Fact {
  return { label: 'Фамилия, имя, отчество', value: [person.fullName], strong: true };
}

function documentFacts(person: PaperPerson): Fact[] {
  return [
    { label: 'Документ', value: [documentSentence(person.document)] },
    ...factIfAny('СНИЛС', person.snils),
  ];
}

function contactFacts(contacts: PaperContacts): Fact[] {
  return [...factIfAny('Телефон', contacts.phone), ...factIfAny('Электронная почта', contacts.email)];
}

function placeFacts(data: PaperData): Fact[] {
  return [
    { label: 'Муниципалитет', value: [data.municipality] },
    { label: 'Категория детей', value: [data.group] },
  ];
}

const undertakings = [
  'Правила персонифицированного финансирования дополнительного образования детей и порядок ведения реестра сертификатов мне известны.',
  'Подтверждаю, что сведения в заявлении и представленные документы достоверны.',
  'Обо всех изменениях этих сведений обязуюсь лично сообщить в уполномоченную организацию в течение 20 рабочих дней со дня изменений.',
] as const;
