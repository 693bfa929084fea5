import { RadioField } from '@/components/forms/choice-fields';
import { FieldSection } from '@/components/forms/field-layout';
import { TextField } from '@/components/forms/text-field';
import { EnteredDocument } from '@/components/reception/entered-document';
import { EnteredNames } from '@/components/reception/entered-names';
import { FieldGrid } from '@/components/reception/field-grid';
import { KnownHere } from '@/components/reception/known-here';
import type { FormState } from '@/lib/domain/form-state';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import { sameAs } from '@/lib/reception/carried-record';
import type { CheckedGuardian } from '@/lib/reception/check-family';

type EnteredGuardianProps = {
  form: FormState;
  /** Adults of this name who are known here. */
  known: readonly CheckedGuardian[];
};

/** The parent who applies, as the passport on the desk says. */
export function EnteredGuardian({ form, known }: EnteredGuardianProps) {
  return (
    <FieldSection title="Заявитель: родитель (законный представитель)">
      {known.length > 0 && <SameGuardian form={form} known={known} />}
      <EnteredNames form={form} bornRequired={false} />
      <EnteredDocument form={form} kinds={kindsForAdult} />
      <KnownHere section="guardian" />
      <TextField
        form={form}
        name="address"
        label="Адрес регистрации"
        hint="Город, улица, дом, квартира"
        required
        autoComplete="off"
      />
      <Contacts form={form} />
    </FieldSection>
  );
}

/** Of whoever applies: a parent, or a child of 14 or older alone. */
export function Contacts({ form }: { form: FormState }) {
  return (
    <FieldGrid>
      <TextField
        form={form}
        name="phone"
        label="Телефон"
        hint="Например, +7 913 123-45-67"
        required
        type="tel"
        autoComplete="off"
        width="medium"
      />
      <TextField
        form={form}
        name="email"
        label="Электронная почта"
        hint="Если есть: попадёт в заявление"
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
    </FieldGrid>
  );
}

const recordOfAnother = 'В записи другое имя или дата рождения. Тот ли это человек?';

/** Whose record is meant: asked where an adult who is known may be this one. */
export function SameGuardian({ form, known }: EnteredGuardianProps) {
  return (
    <RadioField
      form={form}
      name="parentRecord"
      label={known.some(({ renamed }) => renamed) ? recordOfAnother : 'Такой взрослый уже записан'}
      required
      options={[
        ...known.map(({ personId, name, birthDate, children, renamed }) => ({
          value: renamed ? sameAs(personId) : personId,
          label: `Это ${[name, birthDate].filter(Boolean).join(', ')}${renamed ? ': имя или дата рождения изменились' : ''}`,
          hint: `Дети: ${children.join('; ')}`,
        })),
        {
          value: 'other',
          label: known.some(({ renamed }) => renamed) ? 'Другой человек' : 'Другой человек с таким же именем',
        },
      ]}
    />
  );
}
