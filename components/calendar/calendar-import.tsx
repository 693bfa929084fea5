import { RadioField } from '@/components/forms/choice-fields';
import { controlLook, Field, wireControl } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { CancelledList } from '@/components/visits/cancelled-list';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { FormState } from '@/lib/domain/form-state';

type CalendarImportProps = {
  here: string;
  form: FormState;
  seen: number;
  /** The file that was sent already and the visits it would take away; null when there is none. */
  waiting: { kept: string; cancelled: CancelledVisits | null } | null;
};

/** A calendar from a file: the forms in which they are published. */
export function CalendarImport({ here, form, seen, waiting }: CalendarImportProps) {
  const file = {
    form,
    name: 'file',
    label: 'Файл календаря',
    hint: waiting
      ? 'Файл уже получен. Выбирайте, только если нужен другой.'
      : 'Таблица CSV со строками «дата;вид;название», например «01.01.2027;выходной;Новогодние каникулы», или производственный календарь в виде XML или JSON.',
    required: waiting === null,
  };
  return (
    <Form
      action={`${here}/save`}
      form={form}
      enctype="multipart/form-data"
      hidden={{ seen: String(seen), kept: waiting?.kept ?? '' }}
    >
      <Field {...file}>
        <input
          {...wireControl(file)}
          type="file"
          accept=".csv,.txt,.xml,.json,text/csv,text/plain,application/xml,text/xml,application/json"
          className={controlLook}
        />
      </Field>
      <RadioField
        form={form}
        name="mode"
        label="Что делать с уже внесёнными днями"
        required
        value="add"
        options={[
          { value: 'add', label: 'Оставить, а дни из файла добавить; те же дни станут как в файле' },
          { value: 'replace', label: 'Заменить весь год днями из файла' },
        ]}
      />
      <CancelledList form={form} cancelled={waiting?.cancelled ?? null} />
      <Button wide>Внести календарь</Button>
    </Form>
  );
}
