import type { PlainDate } from '@/lib/domain/dates';
import type { PersonName } from '@/lib/domain/names';
import type { FamilyPlan } from './family-plan';
import type { DocumentFacts } from './rows/people';
import type { StaffMember } from './staff';

export type Parent = { personId: string; accountId: string | null; email: string | null };

export type Kid = {
  personId: string;
  name: PersonName;
  birthDate: PlainDate;
  document: (DocumentFacts & { id: string }) | null;
  unattached: boolean;
  snilsKnown: boolean;
  accountId: string | null;
  /** Who takes this child's papers. */
  operator: StaffMember;
};

/** Serial number of the k-th member of the family, for numbers that may not repeat. */
export function serial(plan: FamilyPlan, k: number): number {
  return plan.n * 10 + k;
}
