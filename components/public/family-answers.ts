/** Who comes with the papers. */
export const comers = {
  parent: 'Родитель или усыновитель',
  guardian: 'Опекун, попечитель или приёмный родитель',
  child: 'Сам ребёнок, ему уже есть 14 лет',
} as const satisfies Record<string, string>;

export const ages = {
  under14: 'До 14 лет',
  from14: '14 лет и больше',
} as const satisfies Record<string, string>;

/** In the municipality where the child lives. */
export const attendances = {
  yes: 'Да',
  no: 'Нет',
} as const satisfies Record<string, string>;

export type FamilyAnswers = {
  who: keyof typeof comers;
  age: keyof typeof ages;
  attends: keyof typeof attendances;
  /** Slug of the municipality. */
  place: string;
};
