import { CheckboxField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { returnReasons, returnReasonsFor } from '@/lib/domain/return-reasons';

type ReturnFormProps = {
  action: string;
  form: FormState;
  back: string;
  /** The version of the papers that was compared. */
  paperId: string;
  childApplies: boolean;
};

/** What is wrong, each with what the family will read about it. */
export function ReturnForm({ action, form, back, paperId, childApplies }: ReturnFormProps) {
  return (
    <Panel>
      <Form action={action} form={form} hidden={{ paperId }}>
        <fieldset>
          <legend className="font-medium">Что нужно исправить</legend>
          <div className="mt-2 grid gap-x-8 gap-y-2 lg:grid-cols-2">
            {returnReasonsFor({ childApplies }).map((key) => (
              <CheckboxField
                key={key}
                form={form}
                name={key}
                label={returnReasons[key].title}
                hint={returnReasons[key].todo}
              />
            ))}
          </div>
        </fieldset>
        <TextAreaField
          form={form}
          name="remark"
          label="Пояснение для семьи"
          hint="Если нужно: что именно не так. Обязательно при «Другое». Видно только в кабинете, в письме его нет."
          rows={3}
          maxLength={1000}
        />
        <SubmitRow label="Вернуть на исправление" secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </Panel>
  );
}
