import { NameFields } from '@/components/cabinet/name-fields';
import { DateField, TextField } from '@/components/forms/text-field';
import { FieldGrid } from '@/components/reception/field-grid';
import { birthDateWords } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';

type Part = 'surname' | 'givenName' | 'patronymic' | 'birthDate' | 'snils';

type EnteredNamesProps = {
  form: FormState;
  /** Of a child the birth date is asked for, of an adult it only helps to know them again. */
  bornRequired: boolean;
  nameOf?: (part: Part) => string;
};

/** Who it is: names, birth date, SNILS. */
export function EnteredNames({ form, bornRequired, nameOf = (part) => part }: EnteredNamesProps) {
  return (
    <FieldGrid>
      <NameFields form={form} nameOf={nameOf} />
      <DateField
        form={form}
        name={nameOf('birthDate')}
        label={birthDateWords.title}
        hint={bornRequired ? 'Например, 20.06.2019' : 'Если известна'}
        required={bornRequired}
      />
      <TextField
        form={form}
        name={nameOf('snils')}
        label="СНИЛС"
        hint="Если есть"
        inputMode="numeric"
        autoComplete="off"
        width="medium"
      />
    </FieldGrid>
  );
}
