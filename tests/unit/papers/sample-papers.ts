import type { PaperApplicant, PaperData, PaperPerson } from '@/lib/papers/paper-data';

const child: PaperPerson = {
  fullName: 'Соколова Алиса Дмитриевна',
  shortName: 'Соколова А. Д.',
  birthDate: '14.03.2017',
  address: '654041, Кемеровская область — Кузбасс, г. Новокузнецк, ул. Кутузова, д. 17, кв. 42',
  snils: '123-456-789 64',
  document: {
    title: 'Свидетельство о рождении',
    series: 'II-ЛО',
    number: '573912',
    issuedOn: '28.03.2017',
    issuedBy: 'Орган ЗАГС города Новокузнецка Кузбасса',
  },
};

const applicant: PaperApplicant = {
  fullName: 'Соколова Мария Петровна',
  shortName: 'Соколова М. П.',
  birthDate: '02.11.1988',
  address: '654041, Кемеровская область — Кузбасс, г. Новокузнецк, ул. Кутузова, д. 17, кв. 42',
  snils: '112-233-445 95',
  document: {
    title: 'Паспорт гражданина РФ',
    series: '3214',
    number: '654321',
    issuedOn: '19.12.2008',
    issuedBy: 'Отделом УФМС России по Кемеровской области в Центральном районе г. Новокузнецка',
  },
  phone: '+7 913 123-45-67',
  email: 'sokolova.mp@example.ru',
  ground: 'родитель',
};

export const family: PaperData = {
  applicationNumber: '100217',
  certificateNumber: '42 07 000 002',
  madeAt: '20.06.2019 10:11',
  version: 1,
  code: 'K7QM-2XH9-4TDB',
  codeUrl: 'https://sertifikat.example.ru/c/K7QM2XH94TDB',
  addressee: 'Комитету образования и науки администрации города Новокузнецка',
  municipality: 'Новокузнецкий городской округ',
  group: 'дети в возрасте от 5 до 18 лет, проживающие на территории Новокузнецкого городского округа',
  dataOperator: {
    name: 'Комитет образования и науки администрации города Новокузнецка',
    address: '654080, г. Новокузнецк, ул. Кирова, д. 71',
  },
  child,
  applicant,
  childContacts: null,
};

/** A girl of 15 applies for herself. */
export const ownApplication: PaperData = {
  ...family,
  child: {
    ...child,
    birthDate: '14.03.2004',
    document: { ...applicant.document, series: '3218', number: '778899', issuedOn: '02.04.2018' },
  },
  applicant: null,
  childContacts: { phone: '+7 923 765-43-21', email: 'alisa@example.ru' },
};

/** A guardian, and nobody of the family has a patronymic, a SNILS or an e-mail address. */
export const noPatronymic: PaperData = {
  ...family,
  child: {
    ...child,
    fullName: 'Ли Анна',
    shortName: 'Ли А.',
    snils: null,
    document: {
      title: 'Свидетельство о рождении иностранного государства',
      series: '',
      number: 'KZ 00-1234567',
      issuedOn: null,
      issuedBy: null,
    },
  },
  applicant: {
    ...applicant,
    fullName: 'Ким Лев',
    shortName: 'Ким Л.',
    snils: null,
    email: '',
    ground: 'опекун',
  },
};

function padded(start: string, filler: string, length: number): string {
  return start.padEnd(length, ` ${filler}`).trimEnd().padEnd(length, 'я');
}

function lengthened(person: PaperPerson): PaperPerson {
  return {
    ...person,
    fullName: padded(person.fullName, 'Константинопольская-Длиннофамильная', 300),
    shortName: padded(person.shortName, 'Длиннофамильная', 100),
    address: padded(person.address, 'микрорайон Новоильинский', 300),
    document: { ...person.document, issuedBy: padded('Отделом', 'внутренних дел Центрального района', 300) },
  };
}

/** Names, addresses and issuers of 300 characters each. */
export const longFamily: PaperData = {
  ...family,
  child: lengthened(child),
  applicant: { ...applicant, ...lengthened(applicant) },
};

/** Everything long at once, and a word of 300 letters without a space. */
export const longest: PaperData = {
  ...longFamily,
  addressee: padded(family.addressee, 'и управлению по делам семьи', 300),
  group: padded(family.group, 'и прилегающих посёлков', 300),
  dataOperator: {
    name: padded(family.dataOperator.name, 'и его отдел дополнительного образования', 300),
    address: padded(family.dataOperator.address, 'кабинет и этаж', 300),
  },
  child: { ...lengthened(child), fullName: 'Щ'.repeat(300) },
};
