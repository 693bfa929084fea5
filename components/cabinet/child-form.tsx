import { InstitutionField } from '@/components/cabinet/institution-field';
import { NameFields } from '@/components/cabinet/name-fields';
import { PhoneField } from '@/components/cabinet/phone-field';
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
import { attendsNone } from '@/lib/families/child-place';
import type { AboutMe, MyChild, Place } from '@/lib/families/queries';
import { addressWords } from '@/lib/families/save-about-me';
import type { SiblingDetails } from '@/lib/families/sibling-details';

type ChildFormProps = {
  form: FormState;
  child: MyChild;
  /** Who fills in the form: a parent, or the child. */
  me: AboutMe;
  isOneself: boolean;
  places: readonly Place[];
  /** Offered where the child's own details are not known yet. */
  sibling: SiblingDetails | null;
  /** Id of the child when its application asks for these details. */
  step: string | null;
  cancelHref: string;
};

export function ChildForm(props: ChildFormProps) {
  const { form, child, me, isOneself, step, cancelHref } = props;
  return (
    <Form action={`/cabinet/children/${child.id}/edit/save`} form={form} hidden={step ? { step } : {}}>
      <NameFields form={form} name={child} own={isOneself} />
      <DateField
        form={form}
        name="birthDate"
        label={birthDateWords.title}
        required
        value={formatDate(child.birthDate)}
      />
      <SnilsField form={form} value={child.snils} />
      <FieldSection title={isOneself ? 'Где Вы живёте и учитесь' : 'Где живёт и учится'}>
        <WhereFields {...props} />
        {isOneself && <PhoneField form={form} value={me.phone} />}
      </FieldSection>
      <SubmitRow label="Сохранить" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}

function WhereFields({ form, child, me, isOneself, places, sibling }: ChildFormProps) {
  const offered = offeredAddress(isOneself ? null : me.address, sibling);
  const offersAddress = child.address === null && offered !== null;
  return (
    <>
      <SelectField
        form={form}
        name="municipalityId"
        label="Муниципалитет"
        hint={municipalityHint(child, sibling)}
        required
        value={child.municipality?.id ?? sibling?.municipalityId}
        placeholder="Выберите"
        options={places.map(({ id, shortName }) => ({ value: id, label: shortName }))}
      />
      <TextAreaField
        form={form}
        name="address"
        label={addressWords.title}
        hint={offersAddress ? offered.hint : 'Город, улица, дом, квартира'}
        required
        value={child.address ?? offered?.address}
        autoComplete={isOneself ? 'street-address' : 'off'}
        rows={3}
      />
      <InstitutionField
        form={form}
        value={child.institution?.id ?? (child.unattached ? attendsNone : null)}
        places={places}
        offered={sibling?.institution ?? null}
      />
    </>
  );
}

function offeredAddress(
  parentAddress: string | null,
  sibling: SiblingDetails | null,
): { address: string; hint: string } | null {
  if (sibling?.address) {
    return {
      address: sibling.address,
      hint: `Подставлен адрес другого Вашего ребёнка (${sibling.givenName}). Исправьте, если он другой.`,
    };
  }
  if (!parentAddress) return null;
  return { address: parentAddress, hint: 'Подставлен Ваш адрес. Исправьте, если у ребёнка другой.' };
}

function municipalityHint(child: MyChild, sibling: SiblingDetails | null): string | undefined {
  if (child.municipalityLocked) return 'После получения сертификата муниципалитет меняют в учреждении';
  const offered = child.municipality === null && sibling !== null;
  return offered ? `Подставлен муниципалитет другого Вашего ребёнка (${sibling.givenName})` : undefined;
}
