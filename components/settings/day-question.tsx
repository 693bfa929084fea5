import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { formatDate, type PlainDate } from '@/lib/domain/dates';

type DayQuestionProps = {
  /** Path of the page itself. */
  here: string;
  day: PlainDate;
  /** What was typed and could not be read; null when it could. */
  wrong: string | null;
  isToday: boolean;
};

/** «Как было на дату»: a day is no personal data and stands in the address. */
export function DayQuestion({ here, day, wrong, isToday }: DayQuestionProps) {
  return (
    <form action={here} method="get" className="print:hidden">
      <label htmlFor="settings-day" className="block font-medium">
        Что действует в день
      </label>
      <p id="settings-day-hint" className="mt-0.5 text-sm text-ink-soft">
        Прошедший или будущий, например 20.06.2019
      </p>
      {wrong !== null && (
        <p id="settings-day-error" role="alert" className="mt-1 font-medium text-stopped">
          <span className="sr-only">Ошибка: </span>
          {wrong}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <input
          id="settings-day"
          type="text"
          name="day"
          defaultValue={formatDate(day)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={wrong === null ? 'settings-day-hint' : 'settings-day-hint settings-day-error'}
          className="min-h-12 w-48 max-w-full rounded-md border border-field-line bg-surface px-3.5 py-2 text-ink hover:border-ink"
        />
        <Button variant="secondary">Показать</Button>
        {!isToday && (
          <TextLink href={here} standalone>
            Вернуться к сегодняшнему дню
          </TextLink>
        )}
      </div>
    </form>
  );
}
