import { controlLook, Field, wireControl, type FieldProps } from '@/components/forms/field';

/** A table to be sent with its form: the browser's own control, without a script. */
export function TableFileField(props: FieldProps) {
  return (
    <Field {...props}>
      <input
        {...wireControl(props)}
        type="file"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className={controlLook}
      />
    </Field>
  );
}
