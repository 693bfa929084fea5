import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { Disclosure } from '@/components/ui/disclosure';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import { allInstitutionKinds, institutionKinds } from '@/lib/domain/institution-kinds';
import { furtherRows } from '@/lib/directory/institutions/card-fields';
import type { InstitutionRecord } from '@/lib/directory/institutions/get-institution';

type CardFormProps = {
  action: string;
  form: FormState;
  /** Null: a new one. */
  institution: InstitutionRecord | null;
  cancelHref: string;
};

const kindOptions = allInstitutionKinds.map((kind) => ({ value: kind, label: institutionKinds[kind] }));

/** Everything the public list tells of an institution besides its hours and rights. */
export function CardForm({ action, form, institution, cancelHref }: CardFormProps) {
  const field = { form, required: true } as const;
  return (
    <Form action={action} form={form} hidden={{ version: String(institution?.version ?? 1) }}>
      <SelectField
        {...field}
        name="kind"
        label="Вид учреждения"
        value={institution?.kind ?? null}
        options={kindOptions}
        placeholder="Выберите вид"
      />
      <TextField
        {...field}
        name="name"
        label="Полное название"
        value={institution?.name ?? null}
        maxLength={300}
      />
      <TextField
        {...field}
        name="shortName"
        label="Краткое название"
        hint="Так учреждение названо в списках, например: МАУ ДО «ДЮЦ «Орион»"
        value={institution?.shortName ?? null}
        maxLength={120}
      />
      <TextField
        {...field}
        name="address"
        label="Адрес, где принимают семьи"
        hint="Улица и дом, например: ул. Кутузова, 5А"
        value={institution?.address ?? null}
        maxLength={300}
      />
      <TextField
        form={form}
        name="room"
        label="Кабинет"
        value={institution?.room ?? null}
        width="medium"
        maxLength={100}
      />
      <TextField
        form={form}
        name="phone"
        label="Телефон"
        hint="Например, 8 (384-3) 12-34-56"
        type="tel"
        value={institution?.phone ?? null}
        width="medium"
        maxLength={30}
      />
      <TextField
        form={form}
        name="email"
        label="Электронная почта"
        type="email"
        value={institution?.email ?? null}
        width="medium"
        maxLength={254}
      />
      <TextField
        form={form}
        name="mapUrl"
        label="Ссылка на карту"
        hint="Скопируйте адрес страницы с картой: он начинается с «https://»"
        type="url"
        value={institution?.mapUrl ?? null}
        maxLength={500}
      />
      <FurtherAddresses form={form} institution={institution} />
      <FurtherPhones form={form} institution={institution} />
      <TextAreaField
        form={form}
        name="notice"
        label="Объявление для семей"
        hint="Стоит в списке учреждений. Например: «Вход со двора»."
        value={institution?.notice ?? null}
        rows={3}
        maxLength={1000}
      />
      <DateField
        form={form}
        name="noticeFrom"
        label="Показывать объявление с"
        hint="Пусто — сразу. Например, 20.06.2019"
        value={institution?.noticeFrom ? formatDate(institution.noticeFrom) : null}
      />
      <DateField
        form={form}
        name="noticeTo"
        label="Показывать объявление по"
        hint="Пусто — без срока. Например, 20.06.2019"
        value={institution?.noticeTo ? formatDate(institution.noticeTo) : null}
      />
      <SubmitRow
        label={institution ? 'Сохранить' : 'Добавить учреждение'}
        secondary={{ href: cancelHref, label: 'Отмена' }}
      />
    </Form>
  );
}

type FurtherProps = Pick<CardFormProps, 'form' | 'institution'>;

const rows = Array.from({ length: furtherRows }, (_, at) => at + 1);

function isTouched(form: FormState, ...names: string[]): boolean {
  return names.some((name) =>
    rows.some((row) => form.values[`${name}${row}`] || form.errors[`${name}${row}`]),
  );
}

function FurtherAddresses({ form, institution }: FurtherProps) {
  const known = institution?.addresses ?? [];
  return (
    <Disclosure title="Другие адреса" open={known.length > 0 || isTouched(form, 'address', 'room')}>
      {rows.map((row) => (
        <fieldset key={row} className="flow-tight pb-4">
          <legend className="font-medium">Другой адрес {row}</legend>
          <TextField
            form={form}
            name={`address${row}`}
            label="Адрес"
            value={known[row - 1]?.address ?? null}
            maxLength={300}
          />
          <TextField
            form={form}
            name={`room${row}`}
            label="Кабинет"
            value={known[row - 1]?.room ?? null}
            width="medium"
            maxLength={100}
          />
          <TextField
            form={form}
            name={`addressNote${row}`}
            label="Что там находится"
            value={known[row - 1]?.note ?? null}
            maxLength={200}
          />
        </fieldset>
      ))}
    </Disclosure>
  );
}

function FurtherPhones({ form, institution }: FurtherProps) {
  const known = institution?.phones ?? [];
  return (
    <Disclosure title="Другие телефоны" open={known.length > 0 || isTouched(form, 'phone', 'phoneNote')}>
      {rows.map((row) => (
        <fieldset key={row} className="flow-tight pb-4">
          <legend className="font-medium">Другой телефон {row}</legend>
          <TextField
            form={form}
            name={`phone${row}`}
            label="Телефон"
            type="tel"
            value={known[row - 1]?.phone ?? null}
            width="medium"
            maxLength={30}
          />
          <TextField
            form={form}
            name={`phoneNote${row}`}
            label="Кто отвечает"
            value={known[row - 1]?.note ?? null}
            width="medium"
            maxLength={100}
          />
        </fieldset>
      ))}
    </Disclosure>
  );
}
