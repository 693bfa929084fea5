import { controlId } from '@/components/forms/field';
import { FieldRow } from '@/components/forms/field-layout';
import { FileField } from '@/components/forms/file-field';
import { ShowPassword } from '@/components/forms/show-password';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField, PasswordField, TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';
import { Shelf, Specimen } from './_specimen';
import { longName, longWord } from './_texts';

const wrong: FormState = {
  values: { 'text-wrong': 'Ivanov', 'date-wrong': '31.06.2019', 'area-wrong': longWord },
  errors: {
    'text-wrong': 'Фамилия пишется русскими буквами',
    'date-wrong': 'Такого дня нет в календаре',
    'area-wrong': 'Слишком длинный текст',
    'password-wrong': 'Введите пароль',
    'file-wrong': 'Файл пуст. Выберите другой',
  },
  sentence: null,
};

/** Where the family's scans go. */
const sendTo = '/cabinet/scans/save';

export function FieldSpecimens() {
  return (
    <Shelf title="Поля">
      <Specimen state="Строка: пустая, с подсказкой, с ошибкой, с длинным значением">
        <TextField form={untouchedForm} name="text-empty" label="Место выдачи" />
        <TextField form={untouchedForm} name="text-hint" label="Фамилия" hint="Как в документе" required />
        <TextField form={wrong} name="text-wrong" label="Фамилия" hint="Как в документе" required />
        <TextField form={untouchedForm} name="text-long" label={longName} value={longName} />
      </Specimen>
      <Specimen state="Рядом: серия и номер">
        <FieldRow>
          <TextField
            form={untouchedForm}
            name="series"
            label="Серия свидетельства о рождении"
            width="short"
          />
          <TextField form={untouchedForm} name="number" label="Номер" width="short" />
        </FieldRow>
      </Specimen>
      <Specimen state="Дата: пустая и с ошибкой">
        <DateField form={untouchedForm} name="date-empty" label="Дата рождения" required />
        <DateField form={wrong} name="date-wrong" label="Дата выдачи документа" />
      </Specimen>
      <Specimen state="Пароль: с показом и с ошибкой">
        <PasswordField form={untouchedForm} name="password" label="Пароль" autoComplete="current-password" />
        <ShowPassword controls={[controlId('password')]} />
        <PasswordField form={wrong} name="password-wrong" label="Новый пароль" autoComplete="new-password" />
      </Specimen>
      <Specimen state="Текст: пустой и с ошибкой">
        <TextAreaField form={untouchedForm} name="area" label="Комментарий" />
        <TextAreaField form={wrong} name="area-wrong" label="Причина" required />
      </Specimen>
      <Specimen state="Файл: не выбран, уже загружен, с ошибкой">
        <FileField form={untouchedForm} name="file" label="Документ" accept=".jpg" sendTo={sendTo} required />
        <FileField
          form={untouchedForm}
          name="file-kept"
          label="Документ"
          accept=".jpg"
          sendTo={sendTo}
          kept={{ id: 'kept', name: `${longWord}.jpg`, size: 2_500_000, picture: '/icon.svg' }}
        />
        <FileField
          form={wrong}
          name="file-wrong"
          label="Документ"
          accept=".jpg"
          sendTo={sendTo}
          hint="JPG или PNG, до 15 МБ"
        />
      </Specimen>
    </Shelf>
  );
}
