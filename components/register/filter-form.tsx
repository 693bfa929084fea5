import { CheckboxField } from '@/components/forms/choice-fields';
import { FieldRow } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import type { FormState } from '@/lib/domain/form-state';
import {
  certificateKinds,
  deadlineFilters,
  registerColumnKeys,
  registerColumns,
  registerSorts,
} from '@/lib/domain/register-list';
import type { RegisterChoices } from '@/lib/register/choices';

const statusOptions = Object.entries(certificateStatuses).map(([value, { title }]) => ({
  value,
  label: title,
}));

function optionsOf(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([value, label]) => ({ value, label }));
}

type FilterFormProps = {
  action: string;
  form: FormState;
  choices: RegisterChoices;
  /** More than the search, the status and the order is set: the rest stands open. */
  open: boolean;
};

/** What narrows the register. Everything may stay empty; what was set stays in the address, but for the searched words. */
export function RegisterFilterForm({ action, form, choices, open }: FilterFormProps) {
  const { municipalities, groups, schools, activating } = choices;
  return (
    <Form action={action} form={form}>
      <div className="grid items-end gap-x-5 gap-y-6 sm:grid-cols-2">
        <TextField
          form={form}
          name="query"
          label="Найти"
          hint="Фамилия и имя, номер сертификата, заявки или СНИЛС"
          autoComplete="off"
          spellCheck={false}
        />
        <SelectField form={form} name="status" label="Статус" options={statusOptions} placeholder="Любой" />
        {municipalities.length > 0 && (
          <SelectField
            form={form}
            name="municipality"
            label="Муниципалитет"
            hint="После выбора появятся его группы и учреждения"
            options={municipalities}
            placeholder="Все"
          />
        )}
        <SelectField
          form={form}
          name="sort"
          label="Порядок"
          options={optionsOf(registerSorts)}
          placeholder="Сначала новые"
        />
      </div>
      <Disclosure title="Другие условия" open={open}>
        <div className="grid items-end gap-x-5 gap-y-6 sm:grid-cols-2">
          <SelectField
            form={form}
            name="kind"
            label="Вид сертификата"
            options={optionsOf(certificateKinds)}
            placeholder="Любой"
          />
          {groups.length > 0 && (
            <SelectField form={form} name="group" label="Группа" options={groups} placeholder="Любая" />
          )}
          {schools.length > 0 && (
            <SelectField
              form={form}
              name="school"
              label="Где учится"
              options={schools}
              placeholder="Любое учреждение"
            />
          )}
          {activating.length > 0 && (
            <SelectField
              form={form}
              name="activatedBy"
              label="Кто активировал"
              options={activating}
              placeholder="Любое учреждение"
            />
          )}
          <SelectField
            form={form}
            name="deadline"
            label="Срок принести документы"
            options={optionsOf(deadlineFilters)}
            placeholder="Любой"
          />
          <FieldRow>
            <TextField
              form={form}
              name="ageFrom"
              label="Возраст от"
              hint="Полных лет"
              inputMode="numeric"
              width="short"
            />
            <TextField
              form={form}
              name="ageTo"
              label="Возраст до"
              hint="Включительно"
              inputMode="numeric"
              width="short"
            />
          </FieldRow>
          <FieldRow>
            <DateField form={form} name="issuedFrom" label="Получен с" />
            <DateField form={form} name="issuedTo" label="Получен по" />
          </FieldRow>
          <FieldRow>
            <DateField form={form} name="activatedFrom" label="Активирован с" />
            <DateField form={form} name="activatedTo" label="Активирован по" />
          </FieldRow>
        </div>
      </Disclosure>
      <Disclosure title="Столбцы списка">
        <div className="grid gap-x-5 gap-y-2 sm:grid-cols-2">
          {registerColumnKeys.map((key) => (
            <CheckboxField key={key} form={form} name={`column.${key}`} label={registerColumns[key]} />
          ))}
        </div>
      </Disclosure>
      <Button wide>Показать</Button>
    </Form>
  );
}
