import { FieldRow } from '@/components/forms/field-layout';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import type { MyChild } from '@/lib/families/queries';

/** The document of the child without its dates: only its number leads to the record. */
export function DocumentNumberFields({ form, child }: { form: FormState; child: MyChild }) {
  const [document] = child.documents;
  const usual = document?.kind ?? child.documentKinds[0];
  const chosen = child.documentKinds.find((kind) => kind === form.values.kind) ?? usual;
  const numbered = chosen !== undefined && identityDocumentKinds[chosen].form !== 'free';
  return (
    <>
      <SelectField
        form={form}
        name="kind"
        label="Документ ребёнка"
        required
        value={usual}
        options={child.documentKinds.map((kind) => ({
          value: kind,
          label: identityDocumentKinds[kind].title,
        }))}
      />
      <FieldRow>
        <TextField
          form={form}
          name="series"
          label="Серия"
          required={numbered}
          value={document?.series}
          width="short"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          form={form}
          name="number"
          label="Номер"
          required
          value={document?.number}
          width="short"
          autoComplete="off"
          spellCheck={false}
        />
      </FieldRow>
    </>
  );
}
