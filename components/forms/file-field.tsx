import { Field, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';

type FileFieldProps = FieldProps & {
  /** As of the attribute: «image/jpeg,.jpg». */
  accept: string;
  /** A file that is on the server already; `size` in words, «2,4 МБ». A browser never fills a file input again. */
  kept?: { name: string; size: string } | null;
};

export function FileField({ accept, kept, ...field }: FileFieldProps) {
  const props = { ...field, required: field.required === true && !kept, hint: withKept(field.hint, kept) };
  return (
    <Field {...props}>
      <input
        {...wireControl(props)}
        type="file"
        accept={accept}
        className="block w-full cursor-pointer rounded-md border border-dashed border-field-line bg-surface p-2.5 text-sm text-ink-soft file:mr-3.5 file:min-h-11 file:cursor-pointer file:rounded-sm file:border-0 file:bg-sunken file:px-4 file:font-medium file:text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-stopped"
      />
    </Field>
  );
}

function withKept(hint: FieldProps['hint'], kept: FileFieldProps['kept']): FieldProps['hint'] {
  if (!kept) return hint;
  return (
    <>
      {hint}
      <p className="mt-1.5 border-l-4 border-success pl-3 text-base text-ink">
        Файл «{kept.name}» ({kept.size}) уже загружен, его можно оставить
      </p>
    </>
  );
}
