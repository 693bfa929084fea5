import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { formatSnils } from '@/lib/domain/snils';
import { fullName } from '@/lib/domain/names';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { inventedFamily } from '@/lib/local/demo/invented-people';

export const listHeadings = [
  'Учреждение',
  'Класс',
  'ФИО ребёнка',
  'Дата рождения ребёнка',
  'СНИЛС ребёнка',
  'ФИО родителя',
  'Дата рождения родителя',
  'СНИЛС родителя',
  'Кем приходится',
];

/** Primes: a name comes back after another number of families than a day does, so that no two of a million are one child. */
const childDays = 4507;
const parentDays = 6007;
const numbersOfParents = 1_000_000;

type ListPart = { from: number; rows: number; schools: readonly string[]; day: PlainDate };

/** Rows of a list as a municipality gathers it from its schools: one child and its mother each, nobody twice. */
export function* listRows({ from, rows, schools, day }: ListPart): Generator<string[]> {
  for (let n = from; n < from + rows; n += 1) {
    const { mother, child } = inventedFamily(n);
    yield [
      schools[n % schools.length] ?? '',
      `${1 + (n % 11)}${'АБВГ'.charAt(Math.floor(n / 11) % 4)}`,
      fullName(child(0)),
      formatDate(day.subtract({ years: 5, days: 30 + (n % childDays) })),
      formatSnils(inventedSnils(n)),
      fullName(mother),
      formatDate(day.subtract({ years: 25, days: n % parentDays })),
      formatSnils(inventedSnils(numbersOfParents + n)),
      'мать',
    ];
  }
}
