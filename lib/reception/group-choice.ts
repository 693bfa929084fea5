import { ageOn, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';

type Ages = { minAge: number; maxAge: number };

/**
 * Whether the operator has to choose the certificate's group: several fit the child's age, or, while the birth date is not
 * known, could. Where it has not, the only one that fits is taken.
 */
export function mustChooseGroup(groups: readonly Ages[], birthDate: PlainDate | null): boolean {
  if (birthDate) {
    const age = ageOn(birthDate, today());
    return groups.filter(({ minAge, maxAge }) => age >= minAge && age <= maxAge).length > 1;
  }
  return groups.some((one, at) =>
    groups.slice(at + 1).some((other) => one.minAge <= other.maxAge && other.minAge <= one.maxAge),
  );
}
