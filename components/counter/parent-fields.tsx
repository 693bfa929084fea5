import { NameFields } from '@/components/cabinet/name-fields';
import { SnilsField } from '@/components/cabinet/snils-field';
import { RadioField } from '@/components/forms/choice-fields';
import { DateField } from '@/components/forms/text-field';
import { birthDateWords } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';
import { fullName } from '@/lib/domain/names';
import type { KnownParent } from '@/lib/families/describe-known';
import { anotherParent } from '@/lib/families/register-fields';

type ParentFieldsProps = { form: FormState; known: readonly KnownParent[] };

/** The adult; where one of the same name is known here, also whether it is the same. */
export function ParentFields({ form, known }: ParentFieldsProps) {
  return (
    <>
      {known.length > 0 && <SameParent form={form} known={known} />}
      <NameFields form={form} />
      <DateField
        form={form}
        name="birthDate"
        label={birthDateWords.title}
        hint="Если известна: так портал узнает того же человека"
      />
      <SnilsField form={form} />
    </>
  );
}

function SameParent({ form, known }: ParentFieldsProps) {
  const options = known.map(({ personId, name, birthDate, children }) => ({
    value: personId,
    label: `Это ${[fullName(name), birthDate].filter(Boolean).join(', ')}`,
    hint: `Записан с детьми: ${children.join('; ')}`,
  }));
  const other = { value: anotherParent, label: 'Другой человек с таким же именем' };
  return (
    <RadioField
      form={form}
      name="sameParent"
      label="Такой взрослый у Вас уже записан"
      required
      options={known.some(({ certain }) => certain) ? options : [...options, other]}
    />
  );
}
