/** Grounds on which an adult acts for a child. `papers` is how the consent names it. */
export const guardianshipGrounds = {
  parent: { title: 'Родитель', papers: 'родитель' },
  adoptive_parent: { title: 'Усыновитель', papers: 'усыновитель' },
  guardian: { title: 'Опекун (ребёнку нет 14 лет)', papers: 'опекун' },
  trustee: { title: 'Попечитель (ребёнку есть 14 лет)', papers: 'попечитель' },
  foster_parent: { title: 'Приёмный родитель', papers: 'приёмный родитель' },
} as const satisfies Record<string, { title: string; papers: string }>;

export type GuardianshipGround = keyof typeof guardianshipGrounds;
