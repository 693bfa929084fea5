import { DocumentFields } from '@/components/cabinet/document-fields';
import { NameFields } from '@/components/cabinet/name-fields';
import { PhoneField } from '@/components/cabinet/phone-field';
import { SnilsField } from '@/components/cabinet/snils-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField } from '@/components/forms/text-field';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { attendsNone } from '@/lib/families/child-place';
import type { DeskCorrection } from '@/lib/families/desk-correction';

type CorrectValueProps = { form: FormState; correction: DeskCorrection };

/** The fields of one matter with what the record holds. */
export function CorrectValue({ form, correction }: CorrectValueProps) {
  const { facts } = correction;
  switch (correction.form) {
    case 'name':
      return (
        <NameFields
          form={form}
          name={{
            surname: facts.surname ?? '',
            givenName: facts.givenName ?? '',
            patronymic: facts.patronymic ?? null,
          }}
        />
      );
    case 'birthDate':
      return (
        <DateField
          form={form}
          name="birthDate"
          label="Дата рождения"
          required
          value={formatDate(correction.birthDate)}
        />
      );
    case 'document':
      return (
        <DocumentFields
          form={form}
          kinds={correction.kinds}
          document={
            facts.kind
              ? {
                  kind: facts.kind as IdentityDocumentKind,
                  series: facts.series ?? '',
                  number: facts.number ?? '',
                  issuedOn: correction.issuedOn,
                  issuedBy: facts.issuedBy ?? null,
                }
              : null
          }
        />
      );
    case 'snils':
      return <SnilsField form={form} value={facts.snils ?? null} />;
    case 'phone':
      return <PhoneField form={form} value={facts.phone ?? null} />;
    case 'address':
      return (
        <TextAreaField
          form={form}
          name="address"
          label="Адрес регистрации"
          required
          rows={2}
          maxLength={300}
          value={facts.address}
        />
      );
    case 'school':
      return (
        <SelectField
          form={form}
          name="institution"
          label="Школа или детский сад"
          required
          placeholder="Выберите"
          value={facts.institution}
          options={[
            { value: attendsNone, label: 'Не посещает ни детский сад, ни школу' },
            ...correction.schools.map(({ id, shortName }) => ({ value: id, label: shortName })),
          ]}
        />
      );
  }
}
