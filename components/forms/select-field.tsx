import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';
import { Mark } from '@/components/ui/mark';

export type SelectOption = { value: string; label: string };

type SelectFieldProps = FieldProps & {
  value?: string | null;
  options: readonly SelectOption[];
  /** The first line, with an empty value: «Выберите …». */
  placeholder?: string;
};

export function SelectField(props: SelectFieldProps) {
  const { form, name, value, options, placeholder } = props;
  return (
    <Field {...props}>
      <div className="relative">
        <select
          {...wireControl(props)}
          defaultValue={initialValue(form, name, value)}
          className={`${controlLook} cursor-pointer appearance-none truncate pr-11`}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 right-3.5 grid place-items-center text-ink-soft">
          <Mark shape="chevron-down" />
        </span>
      </div>
    </Field>
  );
}
