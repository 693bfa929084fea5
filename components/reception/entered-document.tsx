import { SelectField } from '@/components/forms/select-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { FieldGrid } from '@/components/reception/field-grid';
import type { FormState } from '@/lib/domain/form-state';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';

type DocumentPart = 'kind' | 'series' | 'number' | 'issuedOn' | 'issuedBy';

type EnteredDocumentProps = {
  form: FormState;
  /** Kinds to choose from, the usual one first. */
  kinds: readonly IdentityDocumentKind[];
  nameOf?: (part: DocumentPart) => string;
};

/** The document that lies on the desk. */
export function EnteredDocument({ form, kinds, nameOf = (part) => part }: EnteredDocumentProps) {
  const chosen = kinds.find((kind) => kind === form.values[nameOf('kind')]) ?? kinds[0];
  const numbered = chosen !== undefined && identityDocumentKinds[chosen].form !== 'free';
  return (
    <FieldGrid>
      <SelectField
        form={form}
        name={nameOf('kind')}
        label="Документ"
        required
        value={kinds[0]}
        options={kinds.map((kind) => ({ value: kind, label: identityDocumentKinds[kind].title }))}
      />
      <TextField
        form={form}
        name={nameOf('series')}
        label="Серия"
        required={numbered}
        autoComplete="off"
        spellCheck={false}
        width="short"
      />
      <TextField
        form={form}
        name={nameOf('number')}
        label="Номер"
        required
        autoComplete="off"
        spellCheck={false}
        width="short"
      />
      <DateField form={form} name={nameOf('issuedOn')} label="Дата выдачи" hint={undefined} />
      <TextField form={form} name={nameOf('issuedBy')} label="Кем выдан" autoComplete="off" />
    </FieldGrid>
  );
}
