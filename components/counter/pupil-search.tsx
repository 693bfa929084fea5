import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';

type PupilSearchProps = {
  form: FormState;
  /** The chosen part of the list: kept while searching. */
  access: string | null;
  /** The list without a search. */
  clearHref: string;
};

/** Finds a pupil by the beginning of the name. Posted, so that no name gets into an address. */
export function PupilSearch({ form, access, clearHref }: PupilSearchProps) {
  const name = { form, name: 'name', label: 'Фамилия ребёнка', hint: 'Достаточно начала: «Зим»' };
  return (
    <div className="print:hidden">
      <Form action="/counter/logins/search" form={form} hidden={access ? { access } : {}}>
        <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
          <div className="min-w-0 flex-1 basis-56 sm:max-w-field">
            <Field {...name}>
              <input
                {...wireControl(name)}
                type="text"
                defaultValue={initialValue(form, 'name', null)}
                autoComplete="off"
                spellCheck={false}
                className={controlLook}
              />
            </Field>
          </div>
          <Button variant="secondary">Найти</Button>
          {initialValue(form, 'name', null) !== '' && (
            <TextLink href={clearHref} standalone>
              Показать всех
            </TextLink>
          )}
        </div>
      </Form>
    </div>
  );
}
