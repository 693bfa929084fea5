import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Money and counts stand at the end, digits under digits. */
  align?: 'start' | 'end';
};

type TableProps<Row> = {
  caption: string;
  /** The heading above already says the same: the caption stays for those who listen. */
  captionHidden?: boolean;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where the row leads: the whole first cell becomes the link, tall enough for a finger. */
  rowHref?: (row: Row) => string;
};

/*
 * Below 640 px the rows become cards. `display: block` takes a table its meaning away in browsers,
 * hence the roles; the label inside a card is for eyes only, the heading of the column is still read out.
 */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  rowHref,
}: TableProps<Row>) {
  return (
    <table role="table" className="block w-full border-collapse text-sm sm:table">
      <caption
        className={captionHidden ? 'sr-only' : 'block pb-3 text-left text-lg font-semibold sm:table-caption'}
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row" className="border-b-2 border-field-line">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={`px-3 pt-1 pb-2 align-bottom font-medium text-ink-soft first:pl-0 last:pr-0 ${column.align === 'end' ? 'text-right' : 'text-left'}`}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block space-y-3 sm:table-row-group">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />
        ))}
      </tbody>
    </table>
  );
}

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; href: string | undefined };

function TableRow<Row>({ row, columns, href }: TableRowProps<Row>) {
  return (
    <tr
      role="row"
      className="block rounded-md border border-line bg-surface px-4 py-3 sm:table-row sm:rounded-none sm:border-0 sm:border-b sm:bg-transparent print:break-inside-avoid"
    >
      {columns.map((column, position) => (
        <TableCell
          key={column.key}
          column={column}
          row={row}
          names={position === 0}
          href={position === 0 ? href : undefined}
        />
      ))}
    </tr>
  );
}

type TableCellProps<Row> = { column: Column<Row>; row: Row; names: boolean; href: string | undefined };

function TableCell<Row>({ column, row, names, href }: TableCellProps<Row>) {
  const Cell = names ? 'th' : 'td';
  const side = column.align === 'end' ? 'sm:text-right sm:tabular-nums sm:whitespace-nowrap' : '';
  return (
    <Cell
      role={names ? 'rowheader' : 'cell'}
      scope={names ? 'row' : undefined}
      className={`py-1 text-left sm:table-cell sm:px-3 sm:py-3 sm:align-baseline sm:first:pl-0 sm:last:pr-0 ${names ? 'relative block font-semibold' : 'grid grid-cols-[2fr_3fr] gap-x-3 font-normal'} ${side}`}
    >
      {!names && (
        <span aria-hidden="true" className="text-ink-soft sm:hidden">
          {column.header}
        </span>
      )}
      <div className="min-w-0">
        {href === undefined ? column.cell(row) : <RowLink href={href}>{column.cell(row)}</RowLink>}
      </div>
    </Cell>
  );
}

function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="rounded-sm text-action underline decoration-1 underline-offset-4 after:absolute after:inset-x-0 after:-inset-y-2 hover:text-action-strong hover:decoration-2 sm:after:inset-0 print:text-ink"
    >
      {children}
    </a>
  );
}
