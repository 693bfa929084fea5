import { DocumentFields } from '@/components/cabinet/document-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Panel } from '@/components/ui/panel';
import type { ChangeDesk } from '@/lib/certificates/changes/change-desk';
import type { FormState } from '@/lib/domain/form-state';
import { reasonOptions } from '@/lib/domain/record-changes';

type ReplaceDocumentFormProps = { here: string; back: string; form: FormState; desk: ChangeDesk };

/** The new document, entered from the original on the desk. */
export function ReplaceDocumentForm({ here, back, form, desk }: ReplaceDocumentFormProps) {
  return (
    <Panel>
      <p>Сейчас в сертификате: {desk.document}. Он останется в записи как прежний.</p>
      <Form action={`${here}/save`} form={form}>
        <DocumentFields form={form} kinds={desk.documentKinds} />
        <TextAreaField form={form} name="comment" label="Комментарий" rows={2} />
        <RadioField
          form={form}
          name="reason"
          label="Почему документ меняется"
          required
          options={reasonOptions('document')}
        />
        <CheckboxField
          form={form}
          name="originalSeen"
          label="Оригинал документа у меня перед глазами"
          required
        />
        <SubmitRow label="Заменить документ" secondary={{ href: back, label: 'Не менять' }} />
      </Form>
    </Panel>
  );
}
