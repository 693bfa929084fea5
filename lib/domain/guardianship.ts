import { passportAge } from './eligibility';

/**
 * Grounds on which an adult acts for a child. `papers` is how the consent names it, `choice` how a form offers it where the
 * age decides which of two it is.
 */
export const guardianshipGrounds = {
  parent: { title: 'Родитель', choice: 'Родитель', papers: 'родитель' },
  adoptive_parent: { title: 'Усыновитель', choice: 'Усыновитель', papers: 'усыновитель' },
  guardian: { title: 'Опекун', choice: 'Опекун (ребёнку нет 14 лет)', papers: 'опекун' },
  trustee: { title: 'Попечитель', choice: 'Попечитель (ребёнку есть 14 лет)', papers: 'попечитель' },
  foster_parent: { title: 'Приёмный родитель', choice: 'Приёмный родитель', papers: 'приёмный родитель' },
} as const satisfies Record<string, { title: string; choice: string; papers: string }>;

export type GuardianshipGround = keyof typeof guardianshipGrounds;

/** A parent stands in the child's birth certificate; everybody else acts on a paper that has to be named. */
export function groundNeedsPaper(ground: GuardianshipGround): boolean {
  return ground !== 'parent';
}

/**
 * What is wrong with the ground at this age, as a sentence, or null: an «опекун» acts until 14, a «попечитель» from then
 * on (Civil Code, art. 32 and 33).
 */
export function groundFault(ground: GuardianshipGround, age: number): string | null {
  if (ground === 'guardian' && age >= passportAge) return 'Ребёнку уже есть 14 лет: выберите «Попечитель»';
  if (ground === 'trustee' && age < passportAge) return 'Ребёнку нет 14 лет: выберите «Опекун»';
  return null;
}
