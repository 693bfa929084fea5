import { inLatinLetters } from '@/lib/domain/transliteration';
import type { PersonName } from '@/lib/domain/names';

type Sex = 'male' | 'female';

/** Both forms of a surname. */
const surnames = [
  ['Абакумов', 'Абакумова'],
  ['Берестов', 'Берестова'],
  ['Ветлугин', 'Ветлугина'],
  ['Горностаев', 'Горностаева'],
  ['Дубровский', 'Дубровская'],
  ['Ермолаев', 'Ермолаева'],
  ['Жаворонков', 'Жаворонкова'],
  ['Зимин', 'Зимина'],
  ['Ильинский', 'Ильинская'],
  ['Калачёв', 'Калачёва'],
  ['Ларионов', 'Ларионова'],
  ['Мельниченко', 'Мельниченко'],
  ['Несмелов', 'Несмелова'],
  ['Овчаренко', 'Овчаренко'],
  ['Полежаев', 'Полежаева'],
  ['Рукавишников', 'Рукавишникова'],
  ['Синицын', 'Синицына'],
  ['Тайдонов', 'Тайдонова'],
  ['Угрюмов', 'Угрюмова'],
  ['Фоминых', 'Фоминых'],
  ['Хлебников', 'Хлебникова'],
  ['Цветаев', 'Цветаева'],
  ['Черданцев', 'Черданцева'],
  ['Шатилов', 'Шатилова'],
  ['Щеглов', 'Щеглова'],
  ['Южаков', 'Южакова'],
  ['Ярцев', 'Ярцева'],
  ['Кузедеев', 'Кузедеева'],
  ['Мустафин', 'Мустафина'],
  ['Подгорный', 'Подгорная'],
  ['Селезнёв', 'Селезнёва'],
] as const satisfies readonly (readonly [string, string])[];

const childNames = {
  male: 'Артём Матвей Тимофей Михаил Лев Кирилл Фёдор Марк Егор Ярослав Роман Глеб Данил Степан Илья Захар Савелий',
  female:
    'София Алиса Варвара Ева Полина Мария Арина Милана Ксения Вероника Кира Таисия Злата Дарья Стефания Ульяна Яна',
} as const satisfies Record<Sex, string>;

const parentNames = {
  male: 'Алексей Дмитрий Сергей Андрей Павел Евгений Виталий Константин Антон Руслан Игорь',
  female: 'Елена Наталья Ольга Анна Екатерина Юлия Марина Светлана Татьяна Оксана Ирина Надежда Людмила',
} as const satisfies Record<Sex, string>;

const patronymics = {
  male: 'Алексеевич Дмитриевич Сергеевич Андреевич Павлович Евгеньевич Витальевич Константинович Антонович Русланович Игоревич',
  female:
    'Алексеевна Дмитриевна Сергеевна Андреевна Павловна Евгеньевна Витальевна Константиновна Антоновна Руслановна Игоревна',
} as const satisfies Record<Sex, string>;

const streets = [
  'ул. Кирова',
  'пр. Строителей',
  'ул. Тольятти',
  'ул. Горького',
  'ул. Транспортная',
  'ул. Новосёлов',
  'ул. Советская',
  'ул. 40 лет Победы',
] as const;

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

function word(words: string, at: number): string {
  return pick(words.split(' '), at);
}

export type InventedFamily = { mother: PersonName; father: PersonName; child: (order: number) => PersonName };

/** The n-th family: one surname, children with the father's name in the patronymic. */
export function inventedFamily(n: number): InventedFamily {
  const [male, female] = pick(surnames, n * 7);
  const fatherAt = n * 5 + 1;
  return {
    mother: {
      surname: female,
      givenName: word(parentNames.female, n * 3 + Math.floor(n / 13)),
      patronymic: word(patronymics.female, n * 4 + 2),
    },
    father: {
      surname: male,
      givenName: word(parentNames.male, fatherAt),
      patronymic: word(patronymics.male, n * 3 + 5),
    },
    child: (order) => {
      const sex: Sex = (n + order) % 2 === 0 ? 'female' : 'male';
      return {
        surname: sex === 'male' ? male : female,
        givenName: word(childNames[sex], n * 2 + order * 5 + Math.floor(n / 17)),
        patronymic: word(patronymics[sex], fatherAt),
      };
    },
  };
}

/** An address inside `town`: «654041, Кемеровская область — Кузбасс, г. Новокузнецк, ул. Кирова, д. 17, кв. 42». */
export function inventedAddress(n: number, town: { index: string; name: string }): string {
  const house = 1 + ((n * 13) % 96);
  const flat = 1 + ((n * 29) % 118);
  return `${town.index}, Кемеровская область — Кузбасс, ${town.name}, ${pick(streets, n * 3)}, д. ${house}, кв. ${flat}`;
}

/** ivanova.mp, as schools give out logins; `n` keeps namesakes apart. */
export function inventedLogin({ surname, givenName, patronymic }: PersonName, n: number): string {
  return `${inLatinLetters(surname)}.${inLatinLetters(givenName.charAt(0) + (patronymic ?? '').charAt(0))}${n}`;
}
