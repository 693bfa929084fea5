import { Field, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';
import { ScanInput } from '@/components/forms/scan-input/scan-input';

type FileFieldProps = FieldProps & {
  /** As of the attribute: «image/jpeg,.jpg». */
  accept: string;
  /** Path of the route that takes a file ahead of its form; the form then carries the id it got as `<name>Id`. */
  sendTo: string;
  /**
   * A picture that is on the server already; `size` in bytes, `picture` the address to show it from, null
   * of a PDF. A browser never fills a file input again.
   */
  kept?: { id: string; name: string; size: number; picture: string | null } | null;
};

/** A photo or scan. The fault of a file is told where its progress is, so that the next file takes it away. */
export function FileField({ accept, sendTo, kept = null, ...field }: FileFieldProps) {
  const { [field.name]: error, ...errors } = field.form.errors;
  const props = {
    ...field,
    form: { ...field.form, errors },
    required: field.required === true && !kept,
  };
  return (
    <div className="max-w-field border-stopped has-[[aria-invalid=true]]:border-l-4 has-[[aria-invalid=true]]:pl-4">
      <Field {...props}>
        <ScanInput wiring={wireControl(props)} accept={accept} sendTo={sendTo} kept={kept} error={error} />
      </Field>
    </div>
  );
}
