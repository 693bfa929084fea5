import { Field, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';
import { FileInput } from '@/components/forms/file-input';

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
      <FileInput wiring={wireControl(props)} accept={accept} />
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
