import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

const path = '/admin/region/municipalities';

export function AddMunicipalityForm({ form }: { form: FormState }) {
  return (
    <Form action={`${path}/new/save`} form={form}>
      <TextField
        form={form}
        name="code"
        label="Код"
        hint="Две цифры: с них после кода региона начинаются номера сертификатов. Когда выдан первый номер, код не меняется."
        required
        inputMode="numeric"
        width="short"
        maxLength={2}
      />
      <TextField
        form={form}
        name="slug"
        label="Адрес страницы"
        hint="Латинскими буквами, например «novokuznetsk». Так заканчивается адрес списка учреждений."
        required
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
        maxLength={40}
      />
      <NameFields form={form} />
      <TextField
        form={form}
        name="addressee"
        label="Кому адресовано заявление"
        hint="Как печатается: «В Управление образования …»"
        required
        maxLength={300}
      />
      <TextField
        form={form}
        name="dataOperatorName"
        label="Оператор персональных данных"
        required
        maxLength={300}
      />
      <TextField form={form} name="dataOperatorAddress" label="Адрес оператора" required maxLength={300} />
      <SubmitRow label="Добавить муниципалитет" secondary={{ href: path, label: 'Отмена' }} />
    </Form>
  );
}

type Name = { shortName: string; fullName: string };

export function NameFields({ form, name }: { form: FormState; name?: Name }) {
  return (
    <>
      <TextField
        form={form}
        name="shortName"
        label="Краткое название"
        hint="Так его видят семьи: «г. Новокузнецк»"
        required
        value={name?.shortName ?? null}
        maxLength={120}
      />
      <TextField
        form={form}
        name="fullName"
        label="Полное название"
        hint="Так его печатают в бумагах: «Новокузнецкий городской округ»"
        required
        value={name?.fullName ?? null}
        maxLength={120}
      />
    </>
  );
}
