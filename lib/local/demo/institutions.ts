import type { DemoMunicipalities } from './municipalities';
import { institutionRow } from './rows/places';

export function demoInstitutions({ novokuznetsk, kiselyovsk, krasnobrodsky }: DemoMunicipalities) {
  const [first, second, third] = [novokuznetsk.row.id, kiselyovsk.row.id, krasnobrodsky.row.id];
  return {
    orion: institutionRow({
      municipalityId: first,
      kind: 'additional_education',
      name: 'Муниципальное автономное учреждение дополнительного образования «Детско-юношеский центр «Орион»',
      shortName: 'МАУ ДО «ДЮЦ «Орион»',
      address: 'ул. Кутузова, 5А',
      room: 'каб. 100',
      phone: '8 (384-3) 00-51-10',
      email: 'orion@example.com',
    }),
    school34: institutionRow({
      municipalityId: first,
      kind: 'school',
      name: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 34»',
      shortName: 'МБОУ «СОШ № 34»',
      address: 'ул. Клименко, 44',
      room: 'каб. 6',
      phone: '8 (384-3) 00-51-34',
      email: 'school34@example.com',
      sortOrder: 1,
    }),
    kindergarten: institutionRow({
      municipalityId: first,
      kind: 'kindergarten',
      name: 'Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № 218 «Журавушка»',
      shortName: 'МБДОУ «Детский сад № 218»',
      address: 'пр. Строителей, 83А',
      room: 'кабинет заведующей',
      phone: '8 (384-3) 00-52-18',
      notice: 'Принимаем заявления только от родителей наших воспитанников.',
      sortOrder: 2,
    }),
    crtdu: institutionRow({
      municipalityId: second,
      kind: 'additional_education',
      name: 'Муниципальное бюджетное учреждение дополнительного образования «Центр развития творчества детей и юношества»',
      shortName: 'МБУ ДО «ЦРТДЮ»',
      address: 'ул. Унжакова, 12',
      room: 'каб. 5',
      phone: '8 (384-64) 0-07-12',
      email: 'crtdu@example.com',
    }),
    school25: institutionRow({
      municipalityId: second,
      kind: 'school',
      name: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 25»',
      shortName: 'МБОУ «СОШ № 25»',
      address: 'пер. Мурманский, 29',
      phone: '8 (384-64) 0-07-25',
      sortOrder: 1,
    }),
    school31: institutionRow({
      municipalityId: third,
      kind: 'school',
      name: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 31» посёлка Краснобродского',
      shortName: 'МБОУ «СОШ № 31» посёлка Краснобродского',
      address: 'ул. Комсомольская, 14',
      room: 'каб. 21',
      phone: '8 (384-52) 0-08-31',
    }),
    school29: institutionRow({
      municipalityId: third,
      kind: 'school',
      name: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 29»',
      shortName: 'МБОУ «СОШ № 29»',
      address: 'ул. Новая, 50',
      room: 'каб. 12',
      phone: '8 (384-52) 0-08-29',
      sortOrder: 1,
    }),
  };
}

export type DemoInstitutions = ReturnType<typeof demoInstitutions>;
