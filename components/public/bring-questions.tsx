import { RadioField, type RadioOption } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import { ages, attendances, comers } from '@/components/public/family-answers';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';

type BringQuestionsProps = {
  form: FormState;
  municipalities: readonly { slug: string; shortName: string }[];
};

/** Asks what the list of papers depends on. Nothing is kept: the answers stand in the address. */
export function BringQuestions({ form, municipalities }: BringQuestionsProps) {
  return (
    <form action="/documents" method="get" noValidate className="flow">
      {/* Tells a form sent empty from a page opened by a link. */}
      <input type="hidden" name="asked" value="yes" />
      <RadioField form={form} name="who" label="Кто принесёт документы?" options={optionsOf(comers)} />
      <RadioField form={form} name="age" label="Сколько лет ребёнку?" options={optionsOf(ages)} />
      <RadioField
        form={form}
        name="attends"
        label="Ребёнок ходит в детский сад или школу там, где живёт?"
        options={optionsOf(attendances)}
      />
      {municipalities.length > 1 && (
        <SelectField
          form={form}
          name="place"
          label="Где живёт ребёнок?"
          placeholder="Выберите муниципалитет"
          options={municipalities.map(({ slug, shortName }) => ({ value: slug, label: shortName }))}
        />
      )}
      <Button wide>Показать список</Button>
    </form>
  );
}

function optionsOf(table: Readonly<Record<string, string>>): RadioOption[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}
