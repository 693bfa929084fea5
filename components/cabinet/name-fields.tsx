import { TextField } from '@/components/forms/text-field';
import { nameWords } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';
import type { PersonName } from '@/lib/domain/names';

type NameFieldsProps = {
  form: FormState;
  name?: PersonName;
  /** The person who fills in the form: their browser may offer its own name. */
  own?: boolean;
  /** The names of the inputs, where one form asks for several people. */
  nameOf?: (part: keyof PersonName) => string;
};

export function NameFields({ form, name, own = false, nameOf = (part) => part }: NameFieldsProps) {
  return (
    <>
      <TextField
        form={form}
        name={nameOf('surname')}
        label={nameWords.surname.title}
        required
        value={name?.surname}
        autoComplete={own ? 'family-name' : 'off'}
        autoCapitalize="words"
        spellCheck={false}
        width="medium"
      />
      <TextField
        form={form}
        name={nameOf('givenName')}
        label={nameWords.givenName.title}
        required
        value={name?.givenName}
        autoComplete={own ? 'given-name' : 'off'}
        autoCapitalize="words"
        spellCheck={false}
        width="medium"
      />
      <TextField
        form={form}
        name={nameOf('patronymic')}
        label={nameWords.patronymic.title}
        hint="При наличии"
        value={name?.patronymic}
        autoComplete={own ? 'additional-name' : 'off'}
        autoCapitalize="words"
        spellCheck={false}
        width="medium"
      />
    </>
  );
}
