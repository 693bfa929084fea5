import { DocumentFields } from '@/components/cabinet/document-fields';
import { NameFields } from '@/components/cabinet/name-fields';
import { PhoneField } from '@/components/cabinet/phone-field';
import { SnilsField } from '@/components/cabinet/snils-field';
import { FieldSection } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { FormState } from '@/lib/domain/form-state';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import type { AboutMe } from '@/lib/families/queries';
import { addressWords } from '@/lib/families/save-about-me';

type AboutParentFormProps = {
  form: FormState;
  me: AboutMe;
  /** Id of the child whose application asks for these details. */
  step: string | null;
  cancelHref: string;
};

export function AboutParentForm({ form, me, step, cancelHref }: AboutParentFormProps) {
  return (
    <Form action="/cabinet/me/save" form={form} hidden={step ? { step } : {}}>
      <NameFields form={form} name={me} own />
      <FieldSection title="Документ, удостоверяющий личность">
        <DocumentFields form={form} kinds={kindsForAdult} document={me.document} />
        <SnilsField form={form} value={me.snils} />
      </FieldSection>
      <FieldSection title="Адрес и телефон">
        <TextAreaField
          form={form}
          name="address"
          label={addressWords.title}
          hint="Как в паспорте: город, улица, дом, квартира"
          required
          value={me.address}
          autoComplete="street-address"
          rows={3}
        />
        <PhoneField form={form} value={me.phone} />
      </FieldSection>
      <SubmitRow label="Сохранить" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}
