import { SelectField } from '@/components/forms/select-field';
import type { FormState } from '@/lib/domain/form-state';
import { guardianshipGrounds } from '@/lib/domain/guardianship';

/** On what ground the adult acts for the child. */
export function GroundField({ form, name }: { form: FormState; name: string }) {
  return (
    <SelectField
      form={form}
      name={name}
      label="Кем взрослый приходится ребёнку"
      required
      value="parent"
      options={Object.entries(guardianshipGrounds).map(([value, ground]) => ({
        value,
        label: ground.choice,
      }))}
    />
  );
}
