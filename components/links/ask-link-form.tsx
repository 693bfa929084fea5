import { DocumentNumberFields } from '@/components/links/document-number-fields';
import { SnilsField } from '@/components/cabinet/snils-field';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import type { FormState } from '@/lib/domain/form-state';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import type { MyChild } from '@/lib/families/queries';

type AskLinkFormProps = { form: FormState; child: MyChild; action: string };

/** «Попросить о связи с ребёнком»: by which document the register knows the child, and who asks. */
export function AskLinkForm({ form, child, action }: AskLinkFormProps) {
  return (
    <Form action={action} form={form}>
      <DocumentNumberFields form={form} child={child} />
      <SnilsField form={form} value={child.snils} />
      <SelectField
        form={form}
        name="ground"
        label="Кем Вы приходитесь ребёнку"
        required
        value="parent"
        options={Object.entries(guardianshipGrounds).map(([value, { choice }]) => ({ value, label: choice }))}
      />
      <SubmitRow
        label="Попросить о связи с ребёнком"
        secondary={{ href: `/cabinet/children/${child.id}`, label: 'Отмена' }}
      />
    </Form>
  );
}
