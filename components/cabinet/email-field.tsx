import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

export function EmailField({ form, value }: { form: FormState; value: string | null }) {
  return (
    <TextField
      form={form}
      name="email"
      label="Электронная почта"
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
