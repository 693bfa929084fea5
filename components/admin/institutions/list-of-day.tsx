import { Button } from '@/components/ui/button';
import { formatDate, type PlainDate } from '@/lib/domain/dates';

type Row = { id: string; shortName: string; address: string; room: string | null };

type ListOfDayProps = {
  /** Path of the page it stands on. */
  action: string;
  day: PlainDate;
  rows: readonly Row[];
};

/** Who accepts everybody's papers on a day: to look at a prepared change before its day comes. */
export function ListOfDay({ action, day, rows }: ListOfDayProps) {
  return (
    <>
      <form action={action} method="get" className="print:hidden">
        <label htmlFor="list-day" className="block font-medium">
          День
        </label>
        <div className="mt-2 flex max-w-measure flex-wrap gap-3">
          <input
            id="list-day"
            type="text"
            name="day"
            defaultValue={formatDate(day)}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
            className="min-h-12 max-w-48 min-w-0 flex-1 rounded-md border border-field-line bg-surface px-3.5 py-2 text-ink hover:border-ink"
          />
          <Button variant="secondary">Показать</Button>
        </div>
      </form>
      {rows.length === 0 ? (
        <p>{formatDate(day)} документы от всех не принимает никто.</p>
      ) : (
        <>
          <p>{formatDate(day)} документы от всех принимают:</p>
          <ul className="list-disc space-y-1 pl-6">
            {rows.map(({ id, shortName, address, room }) => (
              <li key={id}>
                {shortName}, {room ? `${address}, ${room}` : address}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
