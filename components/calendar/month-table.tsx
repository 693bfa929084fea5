import { formatDate } from '@/lib/domain/dates';
import { weekdayNames, type YearDay, type YearMonth } from '@/lib/domain/calendar-year';
import { counted } from '@/lib/domain/plural';

/** A month as on the wall. What a colour says is said in words, too. */
export function MonthTable({ month }: { month: YearMonth }) {
  return (
    <table className="w-full table-fixed border-collapse text-sm print:break-inside-avoid">
      <caption className="pb-2 text-left">
        <span className="text-lg font-semibold">{month.name}</span>{' '}
        <span className="text-ink-soft">
          {counted(month.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}
        </span>
      </caption>
      <thead>
        <tr>
          {weekdayNames.map(({ short, full }) => (
            <th key={short} scope="col" className="pb-1 text-center font-medium text-ink-soft">
              <abbr title={full} className="no-underline">
                {short}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, weekday) => (
              <td key={weekday} className="p-0.5 text-center">
                {day && <DayCell day={day} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day: { day, working, marked } }: { day: YearDay }) {
  return (
    <span
      title={marked ? `${formatDate(day)}: ${marked.title}` : undefined}
      className={`block rounded-sm border py-1.5 tabular-nums ${lookOf(working, marked !== null)}`}
    >
      {day.day}
      {marked?.own && <span aria-hidden="true">*</span>}
      {marked ? (
        <span className="sr-only">
          {working ? ', рабочий день: ' : ', выходной: '}
          {marked.title}
          {marked.own && ' (день муниципалитета)'}
        </span>
      ) : (
        !working && <span className="sr-only">, выходной</span>
      )}
    </span>
  );
}

function lookOf(working: boolean, marked: boolean): string {
  if (working) return marked ? 'border-2 border-action font-semibold' : 'border-transparent';
  return marked
    ? 'border-stopped bg-stopped-soft font-semibold text-stopped'
    : 'border-transparent bg-sunken text-ink-soft';
}
