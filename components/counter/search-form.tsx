import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { DateField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';

/** The one search of the counter. The cursor stands in it from the start: a scanner or a keyboard may begin at once. */
export function SearchForm({ form }: { form: FormState }) {
  const query = {
    form,
    name: 'query',
    label: 'Номер сертификата, фамилия или код с заявления',
    hint: 'Фамилия ребёнка, можно с инициалами: Иванова М. П.',
  };
  return (
    <Form action="/counter/search/save" form={form}>
      <div className="flex flex-col gap-x-5 gap-y-6 lg:flex-row lg:items-end">
        <div className="min-w-0 lg:flex-1 [&>div]:max-w-none">
          <Field {...query}>
            <input
              {...wireControl(query)}
              type="text"
              defaultValue={initialValue(form, 'query', null)}
              autoComplete="off"
              spellCheck={false}
              autoFocus
              className={controlLook}
            />
          </Field>
        </div>
        <div className="lg:w-56">
          <DateField form={form} name="birthDate" label="Дата рождения" hint="Если известна: 20.06.2019" />
        </div>
        <Button wide>Найти</Button>
      </div>
    </Form>
  );
}
