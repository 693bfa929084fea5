import type { IssuerActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import type { RowState } from '@/lib/domain/table-import';
import { registerFamily } from '@/lib/families/register-family';
import { registerFamilyFields } from '@/lib/families/register-fields';
import { today } from '@/lib/platform/clock';

/** A birth date so many years ago, as a list writes it. */
export const born = (years: number) => formatDate(today().subtract({ years }));

export function familyOf(child: string, age: number, parent: string) {
  const [surname = '', givenName = '', patronymic = ''] = child.split(' ');
  const [parentSurname = '', parentGivenName = '', parentPatronymic = ''] = parent.split(' ');
  return registerFamilyFields.parse({
    surname: parentSurname,
    givenName: parentGivenName,
    patronymic: parentPatronymic,
    children: '1',
    child1Surname: surname,
    child1GivenName: givenName,
    child1Patronymic: patronymic,
    child1BirthDate: born(age),
    child1Ground: 'parent',
  });
}

type BadLine = { cells: string[]; state: RowState | null; why: string };

/**
 * Every kind of row that a list of families may have, from its third line on, with what is said of it. `state` is null for
 * a row that says nothing. Counts on the family of `givenFamilyOfBadList`.
 */
export function badLines(): BadLine[] {
  const ozerny = ['2А', 'Озёрный Пётр Ильич', born(8), '', 'Озёрная Ольга', born(35), 'мать'];
  const polev = (changes: Partial<Record<number, string>>) =>
    ['2А', 'Полев Иван', born(8), '', 'Полева Ольга', '', 'мать'].map((cell, at) => changes[at] ?? cell);
  const line = (state: BadLine['state'], why: string, cells: string[]) => ({ state, why, cells });
  return [
    line('waiting', '', ozerny),
    line('refused', 'Введите фамилию', polev({ 1: '' })),
    line('refused', 'пишется русскими буквами', polev({ 1: 'Smith John' })),
    line('refused', 'Такой даты нет', polev({ 2: '31.02.2018' })),
    line('refused', 'до 18 лет', polev({ 2: born(19) })),
    line('refused', 'СНИЛС состоит из 11 цифр', polev({ 3: '123' })),
    line('refused', 'Взрослый. Введите фамилию', polev({ 4: '' })),
    line('refused', 'Кем приходится', polev({ 6: 'сосед' })),
    line('refused', 'выберите «Опекун»', polev({ 6: 'попечитель' })),
    line('matched', 'Семья уже записана', [
      '3Б',
      'светлов илья петрович',
      born(9),
      '',
      'СВЕТЛОВА АННА ЮРЬЕВНА',
      '',
      'мать',
    ]),
    line('refused', 'уже записан с другим взрослым', [
      '3Б',
      'Светлов Илья Петрович',
      born(9),
      '',
      'Другая Нина',
      '',
      'мать',
    ]),
    line('matched', 'Повторяет строку 3', ['2А', 'Озерный Пётр Ильич', ...ozerny.slice(2)]),
    line('refused', 'уже есть в строке 3 с другим взрослым', [
      ...ozerny.slice(0, 4),
      'Иная Вера',
      '',
      'мать',
    ]),
    line('refused', 'Взрослый с таким ФИО уже записан', [
      '1В',
      'Светлов Юрий Петрович',
      born(7),
      '',
      'Светлова Анна Юрьевна',
      '',
      'мать',
    ]),
    line(null, '', ['', '', '', '', '', '', '']),
    line('waiting', 'Похож на записанного ребёнка: Светлов Илья Петрович', [
      '3Б',
      'Светлов Илья Петровеч',
      born(9),
      '',
      'Новая Инна',
      '',
      'мать',
    ]),
    line('refused', 'Кем приходится', ['2А', 'Озёрная Яна', born(6), '', 'Озёрная Ольга', born(35), '']),
    line('waiting', '', ['2А', 'Озёрная Яна', born(6), '', 'Озёрная Ольга', born(35), 'родитель']),
  ];
}

/** Line of the file of the first of them: a title and the headings stand above. */
export const firstBadLine = 3;

export function givenFamilyOfBadList(actor: IssuerActor) {
  return registerFamily(actor, familyOf('Светлов Илья Петрович', 9, 'Светлова Анна Юрьевна'));
}
