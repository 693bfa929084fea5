import { controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import { Mark } from '@/components/ui/mark';
import type { FormState } from '@/lib/domain/form-state';
import type { Place } from '@/lib/families/queries';
import { attendsNone } from '@/lib/families/child-place';

type InstitutionFieldProps = {
  form: FormState;
  value: string | null;
  places: readonly Place[];
  /** Of a brother or sister: stands first in the list. */
  offered: { id: string; shortName: string } | null;
};

/** Schools and kindergartens under the heading of their municipality: one choice, whatever municipality was chosen above. */
export function InstitutionField({ form, value, places, offered }: InstitutionFieldProps) {
  const field = { form, name: 'institution', label: 'Школа или детский сад', required: true };
  return (
    <Field {...field}>
      <div className="relative">
        <select
          {...wireControl(field)}
          defaultValue={initialValue(form, field.name, value)}
          className={`${controlLook} cursor-pointer appearance-none truncate pr-11`}
        >
          <option value="">Выберите</option>
          <option value={attendsNone}>Не посещает ни детский сад, ни школу</option>
          {offered && (
            <optgroup label="Там же, где другой Ваш ребёнок">
              <option value={offered.id}>{offered.shortName}</option>
            </optgroup>
          )}
          {places.map(({ id, shortName, institutions }) => (
            <optgroup key={id} label={shortName}>
              {institutions.filter(isNot(offered)).map((institution) => (
                <option key={institution.id} value={institution.id}>
                  {institution.shortName}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 right-3.5 grid place-items-center text-ink-soft">
          <Mark shape="chevron-down" />
        </span>
      </div>
    </Field>
  );
}

/* The same place twice in one list would make people look for the difference. */
function isNot(offered: { id: string } | null) {
  return ({ id }: { id: string }) => id !== offered?.id;
}
