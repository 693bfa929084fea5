import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { untouchedForm } from '@/lib/domain/form-state';

type QuestionSearchProps = {
  search: string;
  /** Slug of the chosen one, '' for the whole region. */
  municipality: string;
  municipalities: readonly { slug: string; shortName: string }[];
};

export function QuestionSearch({ search, municipality, municipalities }: QuestionSearchProps) {
  return (
    <form
      action="/questions"
      method="get"
      role="search"
      aria-label="Поиск по вопросам"
      className="flow-tight rounded-lg bg-sunken p-5 sm:p-7 print:hidden"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          form={untouchedForm}
          name="q"
          label="Что найти"
          hint="Например: письмо не пришло"
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
            hint="Покажем и его собственные ответы"
            placeholder="Весь регион"
            value={municipality}
            options={municipalities.map(({ slug, shortName }) => ({ value: slug, label: shortName }))}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button>Показать</Button>
        {(search !== '' || municipality !== '') && (
          <TextLink href="/questions" standalone>
            Все вопросы
          </TextLink>
        )}
      </div>
    </form>
  );
}
