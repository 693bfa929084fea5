import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';
import { TextArea } from '@/components/forms/text-area';

type TextAreaFieldProps = FieldProps & {
  value?: string | null;
  rows?: number;
  maxLength?: number;
  autoComplete?: string;
};

export function TextAreaField(props: TextAreaFieldProps) {
  const { form, name, value, rows = 4, maxLength, autoComplete } = props;
  return (
    <Field {...props}>
      <TextArea
        {...wireControl(props)}
        rows={rows}
        maxLength={maxLength}
        autoComplete={autoComplete}
        defaultValue={initialValue(form, name, value)}
        className={controlLook}
      />
    </Field>
  );
}
