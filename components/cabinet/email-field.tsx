import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

type EmailFieldProps = { form: FormState; value: string | null; hint?: string | undefined };

export function EmailField({ form, value, hint }: EmailFieldProps) {
  return (
    <TextField
      form={form}
      name="email"
      label="Электронная почта"
      hint={hint}
      required
      value={value}
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      width="medium"
    />
  );
}
