import { dbDate } from '@/lib/domain/dates';
import type { DemoMunicipalities } from './municipalities';
import { groupRow } from './rows/places';
import { daysAgo } from './when';

/** «Номинал» of a year in roubles, where money is given. */
export const yearlyAmounts = { novokuznetsk: '18432.00', kiselyovsk: '15760.50' } as const;

const territories = {
  novokuznetsk: 'Новокузнецкого городского округа',
  kiselyovsk: 'Киселёвского городского округа',
  krasnobrodsky: 'Краснобродского городского округа',
} as const;

function livingIn(key: keyof typeof territories): string {
  return `дети в возрасте от 5 до 18 лет, проживающие на территории ${territories[key]}`;
}

/** The reference group of each municipality, funded ones where there is money, and one that is no longer given. */
export function demoGroups(municipalities: DemoMunicipalities) {
  const { novokuznetsk, kiselyovsk, krasnobrodsky } = municipalities;
  return {
    novokuznetsk: {
      reference: groupRow({
        municipalityId: novokuznetsk.row.id,
        title: livingIn('novokuznetsk'),
        kind: 'accounting',
      }),
      funded: groupRow({
        municipalityId: novokuznetsk.row.id,
        title: `${livingIn('novokuznetsk')} (персонифицированное финансирование)`,
        kind: 'funded',
        yearlyAmount: yearlyAmounts.novokuznetsk,
        places: 1200,
        sortOrder: 1,
      }),
    },
    kiselyovsk: {
      reference: groupRow({
        municipalityId: kiselyovsk.row.id,
        title: livingIn('kiselyovsk'),
        kind: 'accounting',
      }),
      funded: groupRow({
        municipalityId: kiselyovsk.row.id,
        title: `${livingIn('kiselyovsk')} (персонифицированное финансирование)`,
        kind: 'funded',
        yearlyAmount: yearlyAmounts.kiselyovsk,
        places: 300,
        sortOrder: 1,
      }),
    },
    krasnobrodsky: {
      reference: groupRow({
        municipalityId: krasnobrodsky.row.id,
        title: livingIn('krasnobrodsky'),
        kind: 'accounting',
      }),
      funded: null,
    },
    closed: groupRow({
      municipalityId: novokuznetsk.row.id,
      title: 'дети в возрасте от 5 до 10 лет, занимающиеся в каникулярных школах',
      minAge: 5,
      maxAge: 10,
      kind: 'accounting',
      active: false,
      validTo: dbDate(daysAgo(90)),
      sortOrder: 2,
    }),
  };
}
