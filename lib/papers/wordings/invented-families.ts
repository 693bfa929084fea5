import type { PaperApplicant, PaperData, PaperPerson } from '@/lib/papers/paper-data';

/* Nobody real: for looking at a wording before it is in force. */

const child: PaperPerson = {
  fullName: 'Примерова Анна Ивановна',
  shortName: 'Примерова А. И.',
  birthDate: '14.03.2017',
  address: '654000, Кемеровская область — Кузбасс, г. Новокузнецк, ул. Примерная, д. 1, кв. 2',
  snils: '000-000-000 00',
  document: {
    title: 'Свидетельство о рождении',
    series: 'I-АА',
    number: '000000',
    issuedOn: '28.03.2017',
    issuedBy: 'Орган ЗАГС города Новокузнецка',
  },
};

const passport = {
  title: 'Паспорт гражданина РФ',
  series: '0000',
  number: '000000',
  issuedOn: '19.12.2008',
  issuedBy: 'Отделом УФМС России по Кемеровской области',
};

const applicant: PaperApplicant = {
  ...child,
  fullName: 'Примерова Мария Петровна',
  shortName: 'Примерова М. П.',
  birthDate: '02.11.1988',
  document: passport,
  phone: '+7 900 000-00-00',
  email: 'primerova@example.ru',
  ground: 'родитель',
};

const family: PaperData = {
  applicationNumber: '100000',
  certificateNumber: '00 00 000 000',
  madeAt: '20.06.2019 10:11',
  version: 1,
  code: 'XXXX-XXXX-XXXX',
  codeUrl: 'https://example.ru/c/XXXXXXXXXXXX',
  addressee: 'Комитету образования и науки администрации города',
  municipality: 'Новокузнецкий городской округ',
  group: 'дети в возрасте от 5 до 18 лет',
  dataOperator: {
    name: 'Комитет образования и науки администрации города',
    address: '654000, г. Новокузнецк, ул. Примерная, д. 3',
  },
  child,
  applicant,
  childContacts: null,
};

const ownApplication: PaperData = {
  ...family,
  child: { ...child, birthDate: '14.03.2004', document: { ...passport, issuedOn: '02.04.2018' } },
  applicant: null,
  childContacts: { phone: '+7 900 000-00-01', email: 'anna@example.ru' },
};

const longName =
  'Примерова-Константинопольская-Новоильинская Александра-Анастасия Владимировна-Аристарховна ';
const longPerson = {
  fullName: longName.repeat(3).trim(),
  address: `${child.address} `.repeat(3).trim(),
  shortName: 'Примерова-Константинопольская-Новоильинская А.-А. В.-А.',
};

const longFamily: PaperData = {
  ...family,
  child: { ...child, ...longPerson },
  applicant: { ...applicant, ...longPerson, ground: 'опекун' },
};

export const inventedFamilies: readonly PaperData[] = [family, ownApplication, longFamily];
