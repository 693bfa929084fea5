import { FieldRow } from '@/components/forms/field-layout';
import { SelectField } from '@/components/forms/select-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';

type KnownDocument = {
  kind: IdentityDocumentKind;
  series: string;
  number: string;
  issuedOn: PlainDate | null;
  issuedBy: string | null;
};

type DocumentFieldsProps = {
  form: FormState;
  /** Kinds to choose from, the usual one first. */
  kinds: readonly IdentityDocumentKind[];
  /** What is on file already. */
  document?: KnownDocument | null;
  seriesHint: string;
};

/** The document itself: kind, series, number, when and by whom it was issued. */
export function DocumentFields({ form, kinds, document, seriesHint }: DocumentFieldsProps) {
  return (
    <>
      <SelectField
        form={form}
        name="kind"
        label="Тип документа"
        required
        value={document?.kind ?? kinds[0]}
        options={kinds.map((kind) => ({ value: kind, label: identityDocumentKinds[kind].title }))}
      />
      <FieldRow>
        <TextField
          form={form}
          name="series"
          label="Серия"
          hint={seriesHint}
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
      <DateField
        form={form}
        name="issuedOn"
        label="Дата выдачи документа"
        value={document?.issuedOn && formatDate(document.issuedOn)}
      />
      <TextField
        form={form}
        name="issuedBy"
        label="Место выдачи"
        hint="Кем выдан, как написано в документе"
        value={document?.issuedBy}
        autoComplete="off"
      />
    </>
  );
}
