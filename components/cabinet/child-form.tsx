import { InstitutionField } from '@/components/cabinet/institution-field';
import { NameFields } from '@/components/cabinet/name-fields';
import { SnilsField } from '@/components/cabinet/snils-field';
import { FieldSection } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField } from '@/components/forms/text-field';
import { formatDate } from '@/lib/domain/dates';
import { birthDateWords } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';
import type { MyChild, Place } from '@/lib/families/queries';
import { attendsNone } from '@/lib/families/save-child';
import { addressWords } from '@/lib/families/save-about-me';

type ChildFormProps = {
  form: FormState;
  child: MyChild;
  places: readonly Place[];
  /** Offered where the child's own address is not known yet. */
  parentAddress: string | null;
  /** Of a brother or sister, offered where the child's own is not known yet. */
  offeredMunicipalityId: string | null;
  /** Id of the child when its application asks for these details. */
  step: string | null;
};

export function ChildForm({
  form,
  child,
  places,
  parentAddress,
  offeredMunicipalityId,
  step,
}: ChildFormProps) {
  const here = `/cabinet/children/${child.id}`;
  const offered = child.address === null && parentAddress !== null;
  return (
    <Form action={`${here}/edit/save`} form={form} hidden={step ? { step } : {}}>
      <NameFields form={form} name={child} />
      <DateField
        form={form}
        name="birthDate"
        label={birthDateWords.title}
        required
        value={formatDate(child.birthDate)}
      />
      <SnilsField form={form} value={child.snils} />
      <FieldSection title="Где живёт и учится">
        <SelectField
          form={form}
          name="municipalityId"
          label="Муниципалитет"
          hint={municipalityHint(child, offeredMunicipalityId)}
          required
          value={child.municipality?.id ?? offeredMunicipalityId}
          placeholder="Выберите"
          options={places.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
        <TextAreaField
          form={form}
          name="address"
          label={addressWords.title}
          hint={
            offered
              ? 'Подставлен Ваш адрес. Исправьте, если у ребёнка другой.'
              : 'Город, улица, дом, квартира'
          }
          required
          value={child.address ?? parentAddress}
          autoComplete="off"
          rows={3}
        />
        <InstitutionField
          form={form}
          value={child.institution?.id ?? (child.unattached ? attendsNone : null)}
          places={places}
        />
      </FieldSection>
      <SubmitRow
        label="Сохранить"
        secondary={{ href: step ? '/cabinet/certificate/apply' : here, label: 'Отмена' }}
      />
    </Form>
  );
}

function municipalityHint(child: MyChild, offeredId: string | null): string | undefined {
  if (child.municipalityLocked) return 'После получения сертификата муниципалитет меняют в учреждении';
  return offeredId === null ? undefined : 'Подставлен муниципалитет другого Вашего ребёнка';
}
