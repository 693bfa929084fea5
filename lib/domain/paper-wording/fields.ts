/** What a wording may name in braces: {ФИО ребёнка}. The list is closed; what is not known is printed as nothing. */
export const wordingFields = {
  'Номер заявления': 'номер заявления',
  'Реестровая запись': 'номер сертификата',
  Кому: 'кому адресовано заявление',
  Муниципалитет: 'полное название муниципалитета',
  'Категория детей': 'группа сертификата',
  'Оператор данных': 'название оператора персональных данных',
  'Адрес оператора данных': 'его адрес',
  'ФИО ребёнка': 'фамилия, имя и отчество ребёнка',
  'Дата рождения ребёнка': 'дата рождения ребёнка',
  'Документ ребёнка': 'документ ребёнка: серия, номер, когда и кем выдан',
  'СНИЛС ребёнка': 'СНИЛС ребёнка, если есть',
  'Адрес ребёнка': 'адрес ребёнка',
  'ФИО заявителя': 'фамилия, имя и отчество того, кто подписывает',
  'Документ заявителя': 'документ того, кто подписывает',
  'СНИЛС заявителя': 'его СНИЛС, если есть',
  'Адрес заявителя': 'его адрес',
  'Кем приходится ребёнку': 'родитель, опекун …',
  'Подтверждение полномочий': 'документ о полномочиях или строка, чтобы вписать его',
  Телефон: 'телефон того, кто подписывает',
  'Электронная почта': 'его электронная почта, если есть',
} as const satisfies Record<string, string>;

export type WordingField = keyof typeof wordingFields;

export const wordingFieldNames = Object.keys(wordingFields) as WordingField[];

/** ё and е, the case and spaces around a name are the typist's matter. */
export function findWordingField(name: string): WordingField | null {
  const wanted = spelling(name);
  return wordingFieldNames.find((field) => spelling(field) === wanted) ?? null;
}

function spelling(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ');
}
