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
};

/* By the kind shown: without JavaScript the page cannot follow a change of it. */
const seriesHints = {
  birth_certificate: 'Для свидетельства, например I-ЛО',
  passport: 'Для паспорта 4 цифры',
  free: 'Если есть',
} as const satisfies Record<(typeof identityDocumentKinds)[IdentityDocumentKind]['form'], string>;

/** The document itself: kind, series, number, when and by whom it was issued. */
export function DocumentFields({ form, kinds, document }: DocumentFieldsProps) {
  const usual = document?.kind ?? kinds[0];
  const { form: shape } =
    identityDocumentKinds[kinds.find((kind) => kind === form.values.kind) ?? usual ?? 'other'];
  return (
    <>
      <SelectField
        form={form}
        name="kind"
        label="Тип документа"
        required
        value={usual}
        options={kinds.map((kind) => ({ value: kind, label: identityDocumentKinds[kind].title }))}
      />
      <FieldRow>
        <TextField
          form={form}
          name="series"
          label="Серия"
          hint={seriesHints[shape]}
          required={shape !== 'free'}
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
        hint="Нужна для согласия. Например, 20.06.2019"
        value={document?.issuedOn && formatDate(document.issuedOn)}
      />
      <TextField
        form={form}
        name="issuedBy"
        label="Место выдачи"
        hint="Нужно для согласия: кем выдан, как написано в документе"
        value={document?.issuedBy}
        autoComplete="off"
      />
    </>
  );
}
