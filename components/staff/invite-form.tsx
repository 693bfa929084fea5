import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { RoleFields } from '@/components/staff/role-fields';
import type { FormState } from '@/lib/domain/form-state';
import type { RoleOptions } from '@/lib/staff/role-options';

type InviteFormProps = { action: string; back: string; form: FormState; options: RoleOptions };

/** Whom to invite, in which role, and to which address the link goes. */
export function InviteForm({ action, back, form, options }: InviteFormProps) {
  return (
    <Form action={action} form={form}>
      <TextField form={form} name="surname" label="Фамилия" required autoComplete="off" width="medium" />
      <TextField form={form} name="givenName" label="Имя" required autoComplete="off" width="medium" />
      <TextField
        form={form}
        name="patronymic"
        label="Отчество"
        hint="Если есть"
        autoComplete="off"
        width="medium"
      />
      <TextField
        form={form}
        name="email"
        label="Электронная почта"
        hint="Адрес самого сотрудника, не общий: кто откроет письмо, тот и получит доступ"
        type="email"
        required
        autoComplete="off"
        spellCheck={false}
        width="medium"
      />
      <RoleFields form={form} options={options} />
      <SubmitRow label="Отправить приглашение" secondary={{ href: back, label: 'Отмена' }} />
    </Form>
  );
}
