import { textOf } from '@/app/(public)/_query';
import type { PageQuery } from '@/app/_server/page-form';
import { ages, attendances, comers, type FamilyAnswers } from '@/components/public/family-answers';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';

type Read = { form: FormState; family: FamilyAnswers | null };

/** The answers in the address: the family when all are there, else the form with what is missing. */
export function readFamilyAnswers(
  query: Awaited<PageQuery>,
  municipalities: readonly { slug: string }[],
): Read {
  const [only, ...others] = municipalities;
  const values = {
    who: textOf(query.who),
    age: textOf(query.age),
    attends: textOf(query.attends),
    place: others.length === 0 ? (only?.slug ?? '') : textOf(query.place),
  };
  const who = keyOf(comers, values.who);
  const age = keyOf(ages, values.age);
  const attends = keyOf(attendances, values.attends);
  const place = municipalities.find(({ slug }) => slug === values.place)?.slug ?? null;
  // A link from a municipality's page names only the place: nothing has been asked yet.
  if (!query.asked && !values.who && !values.age && !values.attends)
    return { form: { ...untouchedForm, values }, family: null };
  const errors = {
    ...(who === null && { who: 'Выберите, кто принесёт документы' }),
    ...(age === null && { age: 'Выберите возраст ребёнка' }),
    ...(who === 'child' && age === 'under14' && { age: 'До 14 лет заявление подаёт родитель или опекун' }),
    ...(attends === null && { attends: 'Выберите, ходит ли ребёнок в школу или детский сад' }),
    ...(place === null && { place: 'Выберите муниципалитет, где живёт ребёнок' }),
  };
  const form = { values, errors, sentence: null };
  if (Object.keys(errors).length > 0 || !who || !age || !attends || !place) return { form, family: null };
  return { form, family: { who, age, attends, place } };
}

function keyOf<Table extends Readonly<Record<string, string>>>(
  table: Table,
  text: string,
): keyof Table | null {
  return Object.hasOwn(table, text) ? text : null;
}
