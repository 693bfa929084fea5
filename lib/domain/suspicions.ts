import type { Alike } from '@/lib/domain/same-child';

/** What two records have in common, as it is told to those who may see no more than that. */
const alikeTitles = {
  snils: 'СНИЛС',
  document: 'документ, удостоверяющий личность',
  name: 'фамилия, имя и отчество',
  name_with_slip: 'фамилия, имя и отчество (с одним отличием)',
  birth_date: 'дата рождения',
  birth_date_with_slip: 'дата рождения (с одним отличием)',
} as const satisfies Record<Alike, string>;

export const suspicionDecisions = {
  different_children: { title: 'Это разные дети' },
  same_child: { title: 'Это один ребёнок' },
} as const satisfies Record<string, { title: string }>;

export type SuspicionDecision = keyof typeof suspicionDecisions;

/** Titles of the stored keys; a key nobody knows any more is left out. */
export function alikeWords(keys: readonly string[]): string[] {
  return Object.entries(alikeTitles).flatMap(([key, title]) => (keys.includes(key) ? title : []));
}
