import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

/** Six digits of the app. A wrong code does not come back: another one is shown by now. */
export function CodeField({ form }: { form: FormState }) {
  return (
    <TextField
      form={{ ...form, values: {} }}
      name="code"
      label="Код из приложения"
      hint="Шесть цифр, каждые полминуты другие"
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      width="short"
    />
  );
}
