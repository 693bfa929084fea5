import type { ReactNode } from 'react';
import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';

type SearchFormProps = {
  form: FormState;
  /** Where the cursor stands from the start: a scanner or a keyboard may begin at once. */
  focus?: 'query' | 'birthDate';
};

/** The one search of the counter. */
export function SearchForm({ form, focus = 'query' }: SearchFormProps) {
  return (
    <Form action="/counter/search/save" form={form}>
      <div className="flex flex-col gap-x-5 gap-y-6 lg:flex-row lg:items-end">
        <div className="min-w-0 lg:flex-1 [&>div]:max-w-none">
          <SearchInput
            form={form}
            name="query"
            label="Номер сертификата, фамилия или код с заявления"
            hint="Фамилия ребёнка, можно с инициалами: Иванова М. П."
            focused={focus === 'query'}
          />
        </div>
        <div className="lg:w-56">
          <SearchInput
            form={form}
            name="birthDate"
            label="Дата рождения"
            hint={focus === 'birthDate' ? 'Найдёт номер с ошибкой' : 'Если известна: 20.06.2019'}
            inputMode="numeric"
            focused={focus === 'birthDate'}
          />
        </div>
        <Button wide>Найти</Button>
      </div>
    </Form>
  );
}

type SearchInputProps = FieldProps & { hint: ReactNode; focused: boolean; inputMode?: 'numeric' };

function SearchInput({ focused, inputMode, ...field }: SearchInputProps) {
  return (
    <Field {...field}>
      <input
        {...wireControl(field)}
        type="text"
        inputMode={inputMode}
        defaultValue={initialValue(field.form, field.name, null)}
        autoComplete="off"
        spellCheck={false}
        autoFocus={focused}
        className={controlLook}
      />
    </Field>
  );
}
