import { municipalityRow } from './rows/places';

/** The three of the demo; `town` is how an address names the place. */
export function demoMunicipalities() {
  return {
    novokuznetsk: {
      town: { index: '654080', name: 'г. Новокузнецк' },
      row: municipalityRow({
        code: '01',
        slug: 'novokuznetsk',
        shortName: 'г. Новокузнецк',
        fullName: 'Новокузнецкий городской округ',
        addressee: 'В Комитет образования и науки администрации города Новокузнецка',
        dataOperatorName: 'Комитет образования и науки администрации города Новокузнецка',
        dataOperatorAddress: '654080, Кемеровская область — Кузбасс, г. Новокузнецк, ул. Кирова, д. 71',
        proofOfResidence: 'unattached_only',
        acceptsCopies: false,
        accountingFrom: new Date('2019-06-01'),
        fundedFrom: new Date('2020-09-01'),
        population: 530_000,
      }),
    },
    kiselyovsk: {
      town: { index: '652700', name: 'г. Киселёвск' },
      row: municipalityRow({
        code: '07',
        slug: 'kiselyovsk',
        shortName: 'г. Киселёвск',
        fullName: 'Киселёвский городской округ',
        addressee: 'В Управление образования Киселёвского городского округа',
        dataOperatorName: 'Управление образования Киселёвского городского округа',
        dataOperatorAddress: '652700, Кемеровская область — Кузбасс, г. Киселёвск, ул. Ленина, д. 30',
        proofOfResidence: 'unattached_only',
        acceptsCopies: true,
        overdueAction: 'cancel',
        overdueCancelDays: 60,
        accountingFrom: new Date('2019-08-12'),
        fundedFrom: new Date('2021-09-01'),
        population: 81_000,
      }),
    },
    krasnobrodsky: {
      town: { index: '652640', name: 'пгт Краснобродский' },
      row: municipalityRow({
        code: '08',
        slug: 'krasnobrodsky',
        shortName: 'пгт Краснобродский',
        fullName: 'Краснобродский городской округ',
        addressee: 'В Управление образования администрации Краснобродского городского округа',
        dataOperatorName: 'Управление образования администрации Краснобродского городского округа',
        dataOperatorAddress:
          '652640, Кемеровская область — Кузбасс, пгт Краснобродский, ул. Комсомольская, д. 18',
        proofOfResidence: 'every_child',
        acceptsCopies: false,
        accountingFrom: new Date('2019-09-01'),
        fundedFrom: null,
        population: 13_000,
      }),
    },
  };
}

export type DemoMunicipalities = ReturnType<typeof demoMunicipalities>;
export type TownKey = keyof DemoMunicipalities;
