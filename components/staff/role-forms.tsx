import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import type { PlaceOption } from '@/lib/staff/role-place';

type RoleFormProps = {
  /** Path of the page of the role. */
  here: string;
  form: FormState;
};

/** Two forms stand on the page: what came back is shown in the one that was sent. */
function formOf(form: FormState, part: 'move' | 'end'): FormState {
  return form.values.part === part ? form : untouchedForm;
}

export function MoveRole({ here, form, institutions }: RoleFormProps & { institutions: PlaceOption[] }) {
  const own = formOf(form, 'move');
  return (
    <Panel title="Сменить учреждение">
      <p>Сеансы на прежнем месте завершатся. В истории останется, что где сделано.</p>
      <Form action={`${here}/move`} form={own} hidden={{ part: 'move' }}>
        <SelectField
          form={own}
          name="institutionId"
          label="Новое учреждение"
          placeholder="Выберите учреждение"
          required
          options={institutions}
        />
        <SubmitRow label="Сменить учреждение" />
      </Form>
    </Panel>
  );
}

export function EndRole({ here, form, back }: RoleFormProps & { back: string }) {
  return (
    <Panel title="Прекратить роль">
      <p>
        Сеансы в этой роли завершатся сразу, сотрудник узнает об этом из письма. Сделанное им останется в
        истории.
      </p>
      <Form action={`${here}/end`} form={formOf(form, 'end')} hidden={{ part: 'end' }}>
        <SubmitRow variant="danger" label="Прекратить роль" secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </Panel>
  );
}
