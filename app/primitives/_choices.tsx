import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';
import { Shelf, Specimen } from './_specimen';
import { longAddress, longName } from './_texts';

const wrong: FormState = {
  values: {},
  errors: {
    'radio-wrong': 'Выберите группу',
    'select-wrong': 'Выберите муниципалитет',
    'box-wrong': 'Отметьте, что Вы согласны',
  },
  sentence: null,
};

const options = [
  { value: 'one', label: 'Свидетельство о рождении' },
  { value: 'two', label: longName, hint: longAddress },
  { value: 'three', label: 'Паспорт' },
];
const places = Array.from({ length: 200 }, (_, position) => ({
  value: `${position}`,
  label: position === 0 ? longAddress : `МБОУ «СОШ № ${position}»`,
}));

export function ChoiceSpecimens() {
  return (
    <Shelf title="Выбор">
      <Specimen state="Одно из нескольких: не выбрано, выбрано, ошибка">
        <RadioField form={untouchedForm} name="radio" label="Тип документа" options={options} />
        <RadioField
          form={untouchedForm}
          name="radio-chosen"
          label="Тип документа"
          hint="Тот, что у Вас на руках"
          value="one"
          options={options}
          required
        />
        <RadioField form={wrong} name="radio-wrong" label="Группа сертификата" options={options} required />
      </Specimen>
      <Specimen state="Список: пустой, на двести строк, ошибка">
        <SelectField
          form={untouchedForm}
          name="select"
          label="Муниципалитет"
          placeholder="Выберите муниципалитет"
          options={[]}
        />
        <SelectField form={untouchedForm} name="select-long" label="Учреждение" value="0" options={places} />
        <SelectField
          form={wrong}
          name="select-wrong"
          label="Муниципалитет"
          placeholder="Выберите муниципалитет"
          options={places.slice(0, 3)}
          required
        />
      </Specimen>
      <Specimen state="Отметка: пустая, стоит, ошибка, длинная">
        <CheckboxField form={untouchedForm} name="box" label="Отчества нет" />
        <CheckboxField form={untouchedForm} name="box-on" label="Адрес тот же" checked />
        <CheckboxField form={wrong} name="box-wrong" label="Я согласен" hint="Прочитайте согласие" required />
        <CheckboxField form={untouchedForm} name="box-long" label={longAddress} />
      </Specimen>
    </Shelf>
  );
}
