import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { formatSnils } from '@/lib/domain/snils';

type SnilsFieldProps = { form: FormState; value?: string | null; name?: string };

/** @param value eleven digits, if known */
export function SnilsField({ form, value, name = 'snils' }: SnilsFieldProps) {
  return (
    <TextField
      form={form}
      name={name}
      label="СНИЛС"
      hint="Если есть. Например, 123-456-789 64"
      value={value && formatSnils(value)}
      inputMode="numeric"
      autoComplete="off"
      width="medium"
    />
  );
}
