import { GroundField } from '@/components/counter/ground-field';
import { GroundFields } from '@/components/counter/ground-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { FieldSection } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { EnteredDocument } from '@/components/reception/entered-document';
import { SameGuardian } from '@/components/reception/entered-guardian';
import { EnteredNames } from '@/components/reception/entered-names';
import { FormatOnBlur } from '@/components/reception/format-on-blur';
import type { FormState } from '@/lib/domain/form-state';
import { tieProofKinds } from '@/lib/domain/ground-documents';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import type { CheckedGuardian } from '@/lib/reception/check-guardian';

type AdultFormProps = {
  here: string;
  back: string;
  form: FormState;
  known: readonly CheckedGuardian[];
  acceptsCopies: boolean;
};

/** A second guardian as the papers on the desk say: who it is, on what ground, and what of the papers lies there. */
export function AdultForm({ here, back, form, known, acceptsCopies }: AdultFormProps) {
  // An answer given before goes along unseen where it is asked for no more.
  const { parentRecord } = form.values;
  const answered: Record<string, string> = known.length === 0 && parentRecord ? { parentRecord } : {};
  return (
    <Form action={`${here}/save`} form={form} hidden={answered}>
      <FieldSection title="Взрослый">
        {known.length > 0 && <SameGuardian form={form} known={known} />}
        <EnteredNames form={form} bornRequired />
        <EnteredDocument form={form} kinds={kindsForAdult} />
      </FieldSection>
      <FieldSection title="Связь с ребёнком">
        <GroundField form={form} name="kinship" />
        <GroundFields
          form={form}
          kinds={tieProofKinds}
          label="Документ о связи с ребёнком"
          hint="Для родителя, записанного в свидетельстве о рождении, оставьте эти поля пустыми"
        />
      </FieldSection>
      <FieldSection title="Что лежит перед Вами">
        {deskPapers.map(({ name, label }) => (
          <DeskPaper key={name} form={form} name={name} label={label} acceptsCopies={acceptsCopies} />
        ))}
      </FieldSection>
      <SubmitRow label="Связать с ребёнком" secondary={{ href: back, label: 'Отмена' }} />
      <FormatOnBlur />
    </Form>
  );
}

const deskPapers = [
  { name: 'adultPaper', label: 'Документ, удостоверяющий личность взрослого' },
  {
    name: 'tiePaper',
    label: 'Документ о связи с ребёнком: свидетельство о рождении, решение об усыновлении или опеке',
  },
] as const;

type DeskPaperProps = { form: FormState; name: string; label: string; acceptsCopies: boolean };

function DeskPaper({ form, name, label, acceptsCopies }: DeskPaperProps) {
  if (!acceptsCopies) {
    return <CheckboxField form={form} name={name} label={`${label}, оригинал`} value="original" required />;
  }
  return (
    <RadioField
      form={form}
      name={name}
      label={label}
      required
      options={[
        { value: 'original', label: 'Оригинал' },
        { value: 'copy', label: 'Копия', hint: 'Связь появится, но останется неподтверждённой' },
      ]}
    />
  );
}
