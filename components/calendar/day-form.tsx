import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { DateField, TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { CancelledList } from '@/components/visits/cancelled-list';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { MarkedDay } from '@/lib/domain/calendar-year';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';

type DayFormProps = {
  /** Path of the page itself. */
  here: string;
  form: FormState;
  seen: number;
  /** A day chosen in the list below; null: the day is typed. */
  chosen: MarkedDay | null;
  municipal: boolean;
  /** Visits that the typed day would take away; null when nothing was typed yet. */
  cancelled: CancelledVisits | null;
};

/** One day: off, working or as its weekday is. */
export function DayForm({ here, form, seen, chosen, municipal, cancelled }: DayFormProps) {
  return (
    <Form action={`${here}/save`} form={form} hidden={{ seen: String(seen) }}>
      <DateField form={form} name="day" label="День" required value={chosen && formatDate(chosen.day)} />
      <RadioField
        form={form}
        name="kind"
        label="Какой это день"
        required
        value={chosen?.mark}
        options={[
          { value: 'day_off', label: 'Выходной', hint: 'Праздник, перенесённый выходной, день города' },
          { value: 'working', label: 'Рабочий', hint: 'Например, рабочая суббота' },
          {
            value: 'plain',
            label: municipal ? 'Как в федеральном календаре' : 'Обычный день недели',
            hint: municipal ? 'Отметка муниципалитета снимается' : 'Отметка снимается',
          },
        ]}
      />
      <TextField
        form={form}
        name="title"
        label="Название или причина"
        hint="Например, «День города» или «Перенос с 3 января»"
        value={chosen?.title}
        maxLength={200}
      />
      <CancelledList form={form} cancelled={cancelled} />
      <Button wide>Сохранить день</Button>
    </Form>
  );
}
