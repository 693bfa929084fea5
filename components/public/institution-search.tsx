import { CheckboxField } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { untouchedForm } from '@/lib/domain/form-state';

type InstitutionSearchProps = {
  action: string;
  search: string;
  openNow: boolean;
  /** The municipalities to choose from; none where the list is of one municipality. */
  municipalities?: readonly { slug: string; shortName: string }[];
};

/** The search is kept in the address, so that it can be sent to somebody and opened again. */
export function InstitutionSearch({ action, search, openNow, municipalities = [] }: InstitutionSearchProps) {
  const searched = search !== '' || openNow;
  return (
    <form
      action={action}
      method="get"
      role="search"
      aria-label="Поиск учреждения"
      className="flow-tight rounded-lg bg-sunken p-5 sm:p-7 print:hidden"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          form={untouchedForm}
          name="q"
          label="Название, улица или номер"
          hint="Например: Кутузова или школа 34"
          type="search"
          value={search}
          autoComplete="off"
          maxLength={100}
        />
        {municipalities.length > 1 && (
          <SelectField
            form={untouchedForm}
            name="municipality"
            label="Муниципалитет"
            hint="Где живёт ребёнок"
            placeholder="Все"
            options={municipalities.map(({ slug, shortName }) => ({ value: slug, label: shortName }))}
          />
        )}
      </div>
      <CheckboxField form={untouchedForm} name="open" label="Открыто сейчас" value="now" checked={openNow} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button>Найти</Button>
        {searched && (
          <TextLink href={action} standalone>
            Сбросить поиск
          </TextLink>
        )}
      </div>
    </form>
  );
}
