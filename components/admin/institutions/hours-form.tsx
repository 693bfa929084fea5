import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { CancelledList } from '@/components/visits/cancelled-list';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { FormState } from '@/lib/domain/form-state';
import { formatDayHours, type DayHours } from '@/lib/domain/opening-hours';

const weekdays = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];

type HoursFormProps = {
  action: string;
  form: FormState;
  hours: readonly DayHours[];
  version: number;
  cancelHref: string;
  /** Visits that the typed week would take away; null when nothing was typed yet. */
  cancelled: CancelledVisits | null;
};

/** One box a weekday, in the words of the leaflets: quicker to fill than four clocks a day. */
export function HoursForm({ action, form, hours, version, cancelHref, cancelled }: HoursFormProps) {
  return (
    <Form action={action} form={form} hidden={{ version: String(version) }}>
      {weekdays.map((title, at) => {
        const known = hours.find(({ weekday }) => weekday === at + 1);
        return (
          <TextField
            key={title}
            form={form}
            name={`day${at + 1}`}
            label={title}
            value={known ? formatDayHours(known) : null}
            width="medium"
            maxLength={60}
          />
        );
      })}
      <CancelledList form={form} cancelled={cancelled} />
      <SubmitRow label="Сохранить часы" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}
