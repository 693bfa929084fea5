import type { PersonName } from '@/lib/domain/names';
import { draw, drawShare, pick } from './numbers';

const beginnings =
  'Аба Бере Вет Гор Дуб Ермо Жав Зим Иль Кал Лари Мель Нес Овча Поле Рука Сини Тайд Угрю Фом Хлеб Цвет Черд Шати Щег Южа Яр Кузе Муста Под Селе Бару Воло Гуля Дари Заба Кочу Лома Марты Остро'.split(
    ' ',
  );
const middles = 'н к л д р ст в г м рт ск т ж бр нд'.split(' ');
const endings = [
  ['ов', 'ова'],
  ['ин', 'ина'],
  ['овский', 'овская'],
  ['енко', 'енко'],
  ['аев', 'аева'],
  ['ых', 'ых'],
] as const;

/** As fathers are called, with the beginning of the patronymic. */
const men =
  'Алексей:Алексеев Дмитрий:Дмитриев Сергей:Сергеев Андрей:Андреев Павел:Павлов Евгений:Евгеньев Виталий:Витальев Константин:Константинов Антон:Антонов Руслан:Русланов Игорь:Игорев Артём:Артёмов Денис:Денисов Максим:Максимов Иван:Иванов Роман:Романов Владимир:Владимиров Николай:Николаев Михаил:Михайлов Олег:Олегов Вадим:Вадимов Степан:Степанов Тимур:Тимуров Виктор:Викторов'
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([name = '', patronymic = '']) => ({ name, patronymic }));
const women =
  'Елена Наталья Ольга Анна Екатерина Юлия Марина Светлана Татьяна Оксана Ирина Надежда Людмила Мария Алёна Кристина Дарья Евгения Вера Галина'.split(
    ' ',
  );
const boys =
  'Артём Матвей Тимофей Михаил Лев Кирилл Фёдор Марк Егор Ярослав Роман Глеб Данил Степан Илья Захар Савелий Иван Александр Максим Дмитрий Никита Константин Арсений Мирон'.split(
    ' ',
  );
const girls =
  'София Алиса Варвара Ева Полина Мария Арина Милана Ксения Вероника Кира Таисия Злата Дарья Стефания Ульяна Яна Анна Виктория Александра Елизавета Василиса Аделина Майя Эмилия'.split(
    ' ',
  );

const surnames = beginnings.length * middles.length * endings.length;

/** Surnames repeat as in life: a few are borne by every hundredth family, most by one in thousands. */
function surnameOf(rank: number): readonly [male: string, female: string] {
  const [male, female] = pick(endings, rank);
  const stem =
    pick(beginnings, rank * 7 + Math.floor(rank / 40)) + pick(middles, rank + Math.floor(rank / 15));
  return [stem + male, stem + female];
}

const salts = {
  surname: 11,
  mother: 12,
  father: 13,
  mothersFather: 14,
  fathersFather: 15,
  child: 16,
} as const;

export type FamilyNames = {
  mother: PersonName;
  father: PersonName;
  child: (order: number) => PersonName;
};

/** The n-th family: one surname, children with the father's name in the patronymic. */
export function namesOf(n: number): FamilyNames {
  const rank = Math.floor(surnames * drawShare(n, salts.surname) ** 2);
  const [male, female] = surnameOf(rank);
  const father = pick(men, draw(n, salts.father));
  return {
    mother: {
      surname: female,
      givenName: pick(women, draw(n, salts.mother)),
      patronymic: `${pick(men, draw(n, salts.mothersFather)).patronymic}на`,
    },
    father: {
      surname: male,
      givenName: father.name,
      patronymic: `${pick(men, draw(n, salts.fathersFather)).patronymic}ич`,
    },
    child: (order) => {
      // Children of one family bear different names.
      const drawn = draw(n, salts.child) + order * 7;
      return drawn % 2 === 0
        ? { surname: female, givenName: pick(girls, drawn), patronymic: `${father.patronymic}на` }
        : { surname: male, givenName: pick(boys, drawn), patronymic: `${father.patronymic}ич` };
    },
  };
}
