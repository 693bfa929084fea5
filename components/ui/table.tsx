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
  /** Where the row leads, if anywhere: the whole first cell becomes the link, tall enough for a finger. */
  rowHref?: (row: Row) => string | undefined;
};

/*
 * Where there is no room for a table the rows become cards. The room is counted in letters, so that twice as large
 * letters need twice as much of it, and in larger ones where there are more columns. `display: block` takes a table
 * its meaning away in browsers, hence the roles; the label inside a card is for eyes only (the style sheet draws it), the
 * heading of the column is still read out.
 */
function roomFor(columns: number): string {
  if (columns <= 4) return '@container text-[1rem]';
  return columns === 5 ? '@container text-[1.1rem]' : '@container text-[1.4rem]';
}

export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  rowHref,
}: TableProps<Row>) {
  return (
    <div className={roomFor(columns.length)}>
      <table
        role="table"
        className="block w-full border-collapse text-sm tabular:table tabular:wrap-break-word"
      >
        <caption
          className={
            captionHidden ? 'sr-only' : 'block pb-3 text-left text-lg font-semibold tabular:table-caption'
          }
        >
          {caption}
        </caption>
        <thead role="rowgroup" className="sr-only tabular:not-sr-only tabular:table-header-group">
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
        <tbody role="rowgroup" className="block space-y-3 tabular:table-row-group">
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; href: string | undefined };

function TableRow<Row>({ row, columns, href }: TableRowProps<Row>) {
  return (
    <tr role="row" className="record">
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
  const look = names ? 'record-name' : 'record-cell';
  return (
    <Cell
      role={names ? 'rowheader' : 'cell'}
      scope={names ? 'row' : undefined}
      data-label={names ? undefined : column.header}
      className={column.align === 'end' ? `${look} record-number` : look}
    >
      <div className={names ? 'tabular:min-w-40' : 'record-value'}>
        {href === undefined ? column.cell(row) : <RowLink href={href}>{column.cell(row)}</RowLink>}
      </div>
    </Cell>
  );
}

function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="link after:absolute after:inset-x-0 after:-inset-y-2 tabular:after:inset-0">
      {children}
    </a>
  );
}
