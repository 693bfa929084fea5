import { z } from 'zod';
import { field, optional, type Reading } from '@/lib/domain/field-text';
import { choiceField } from '@/lib/domain/fields';
import { allStaffRoles } from '@/lib/domain/staff-roles';

/** A record that only some of the roles need. */
const optionalRecord = field(
  optional((text): Reading<string> => {
    const stale = 'Такого варианта нет. Обновите страницу и выберите ещё раз';
    return z.uuid().safeParse(text).success ? { value: text.toLowerCase() } : { sentence: stale };
  }),
);

/** A role and its place; which of the two places is needed, the role says. */
export const roleShape = {
  role: choiceField(allStaffRoles, 'Выберите роль'),
  institutionId: optionalRecord,
  municipalityId: optionalRecord,
};

export const giveRoleFields = z.object(roleShape);

export type ChosenRole = z.output<typeof giveRoleFields>;
