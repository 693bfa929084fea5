import { RadioField } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import type { FormState } from '@/lib/domain/form-state';
import type { StaffRole } from '@/lib/domain/staff-roles';
import type { RoleOptions } from '@/lib/staff/role-options';

/** What each role does, in a line below its name. */
const hints = {
  operator: 'Проверяет документы, активирует сертификаты, записывает семьи на приёме',
  login_issuer: 'Записывает семьи и печатает им листки с первым паролем',
  municipal_admin: 'Управляет муниципалитетом: учреждения, группы, сотрудники, отчёты',
  regional_admin: 'Управляет всеми муниципалитетами и настройками региона',
} as const satisfies Record<StaffRole, string>;

type RoleFieldsProps = { form: FormState; options: RoleOptions };

/** A role and the place it needs. Without a script all places stand there: the label says for which role each is. */
export function RoleFields({ form, options }: RoleFieldsProps) {
  const { roles, institutions, municipalities } = options;
  return (
    <>
      <RadioField
        form={form}
        name="role"
        label="Роль"
        required
        options={roles.map((role) => ({ ...role, hint: hints[role.value] }))}
      />
      {institutions.length > 0 && (
        <SelectField
          form={form}
          name="institutionId"
          label="Учреждение"
          hint="Для специалиста: где он работает"
          placeholder="Выберите учреждение"
          options={institutions}
        />
      )}
      {municipalities.length > 0 && (
        <SelectField
          form={form}
          name="municipalityId"
          label="Муниципалитет"
          hint="Для администратора муниципалитета"
          placeholder="Выберите муниципалитет"
          options={municipalities}
        />
      )}
    </>
  );
}
