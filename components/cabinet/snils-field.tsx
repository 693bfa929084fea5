import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { formatSnils } from '@/lib/domain/snils';

/** @param value eleven digits, if known */
export function SnilsField({ form, value }: { form: FormState; value?: string | null }) {
  return (
    <TextField
      form={form}
      name="snils"
      label="СНИЛС"
      hint="Если есть. Например, 123-456-789 64"
      value={value && formatSnils(value)}
      inputMode="numeric"
      autoComplete="off"
      width="medium"
    />
  );
}
