import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { formatPhone } from '@/lib/domain/phone';

/** @param value as kept, +7XXXXXXXXXX */
export function PhoneField({ form, value }: { form: FormState; value: string | null }) {
  return (
    <TextField
      form={form}
      name="phone"
      label="Телефон"
      hint="Например, +7 913 123-45-67"
      required
      value={value && formatPhone(value)}
      type="tel"
      autoComplete="tel"
      width="medium"
    />
  );
}
