import { FieldRow } from '@/components/forms/field-layout';
import { SelectField } from '@/components/forms/select-field';
import { DateField, TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import {
  allGroundDocumentKinds,
  groundDocumentKinds,
  type GroundDocumentKind,
} from '@/lib/domain/ground-documents';

type GroundFieldsProps = {
  form: FormState;
  kinds?: readonly GroundDocumentKind[];
  /** False where it depends on the reason. */
  needed?: boolean;
  label?: string;
  /** When it is needed, where the reason decides. */
  hint?: string;
};

/** The paper a decision rests on: what it is, its number and date. */
export function GroundFields({
  form,
  kinds = allGroundDocumentKinds,
  needed = false,
  label = 'Документ, на котором основано решение',
  hint = 'Если документа нет, оставьте эти поля пустыми',
}: GroundFieldsProps) {
  return (
    <>
      <SelectField
        form={form}
        name="groundKind"
        label={label}
        hint={needed ? undefined : hint}
        required={needed}
        placeholder="Выберите документ"
        options={kinds.map((kind) => ({ value: kind, label: groundDocumentKinds[kind].title }))}
      />
      <FieldRow>
        <TextField
          form={form}
          name="groundNumber"
          label="Номер документа"
          hint="Если есть"
          width="short"
          autoComplete="off"
          spellCheck={false}
        />
        <DateField form={form} name="groundDate" label="Дата документа" required={needed} />
      </FieldRow>
    </>
  );
}
