import type { YearMonth } from '@/lib/domain/calendar-year';
import { MonthTable } from './month-table';

/** Twelve months, as many side by side as there is room for. */
export function YearMonths({ months, own }: { months: readonly YearMonth[]; own: boolean }) {
  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <li>
          <span className="mr-2 rounded-sm bg-sunken px-2 py-1 text-ink-soft">6</span>суббота или воскресенье
        </li>
        <li>
          <span className="mr-2 rounded-sm border border-stopped bg-stopped-soft px-2 py-1 font-semibold text-stopped">
            9
          </span>
          праздник или перенесённый выходной
        </li>
        <li>
          <span className="mr-2 rounded-sm border-2 border-action px-2 py-1 font-semibold">1</span>
          рабочий выходной
        </li>
        {own && <li>* — день внёс муниципалитет</li>}
      </ul>
      <div className="grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} />
        ))}
      </div>
    </>
  );
}
