import type { ReactNode } from 'react';
import { CameraScan } from '@/components/counter/camera-scan/camera-scan';
import { TypedSearch } from '@/components/counter/typed-search/typed-search';
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
  const query = {
    form,
    name: 'query',
    label: 'Номер сертификата, фамилия или код с заявления',
    hint: <QueryHint />,
  };
  const birthDate = {
    form,
    name: 'birthDate',
    label: 'Дата рождения',
    hint: focus === 'birthDate' ? 'Например: 20.06.2019' : 'Если известна: 20.06.2019',
  };
  return (
    <Form action="/counter/search/save" form={form}>
      <div className="flex flex-col gap-x-5 gap-y-6 lg:flex-row lg:items-end">
        <div className="min-w-0 lg:flex-1 [&>div]:max-w-none">
          <Field {...query}>
            <TypedSearch
              wiring={wireControl(query)}
              value={initialValue(form, 'query', null)}
              focused={focus === 'query'}
            />
          </Field>
        </div>
        <div className="lg:w-56">
          <BirthDate {...birthDate} focused={focus === 'birthDate'} />
        </div>
        <div className="flex flex-col gap-3 sm:flex-row">
          <Button wide>Найти</Button>
          <CameraScan field={wireControl(query).id} />
        </div>
      </div>
    </Form>
  );
}

function QueryHint() {
  return (
    <>
      Подойдут и СНИЛС, номер заявки, «Иванова М. П.», «Иванова 20.06.2019».{' '}
      <span className="hidden any-pointer-fine:inline">Клавиша F2 ведёт сюда с любой страницы приёма.</span>
    </>
  );
}

function BirthDate({ focused, ...field }: FieldProps & { hint: ReactNode; focused: boolean }) {
  return (
    <Field {...field}>
      <input
        {...wireControl(field)}
        type="text"
        inputMode="numeric"
        defaultValue={initialValue(field.form, field.name, null)}
        autoComplete="off"
        spellCheck={false}
        autoFocus={focused}
        className={controlLook}
      />
    </Field>
  );
}
