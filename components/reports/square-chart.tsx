type SquareChartProps = {
  columns: readonly string[];
  rows: readonly { label: string; values: readonly number[] }[];
};

const height = 28;

/** A row of squares for each line, the fuller the darker. For eyes only: the numbers stand in the table behind. */
export function SquareChart({ columns, rows }: SquareChartProps) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const width = 100 / Math.max(1, columns.length);
  return (
    <div aria-hidden="true" className="space-y-1 print:break-inside-avoid">
      {rows.map(({ label, values }) => (
        <div
          key={label}
          className="grid grid-cols-[2rem_minmax(0,1fr)] items-center gap-2 sm:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <span className="text-sm">
            <span className="max-sm:hidden">{label}</span>
            <span className="sm:hidden">{label.slice(0, 2)}</span>
          </span>
          <svg className="w-full text-action" height={height} focusable="false">
            {values.map((value, at) => (
              <rect
                key={columns[at]}
                x={`${at * width + 0.3}%`}
                width={`${width - 0.6}%`}
                height={height}
                fill="currentColor"
                fillOpacity={value === 0 ? 0.06 : 0.2 + 0.8 * (value / most)}
              />
            ))}
          </svg>
        </div>
      ))}
      <div className="grid grid-cols-[2rem_minmax(0,1fr)] gap-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <span />
        <svg className="w-full text-ink-soft" height={20} focusable="false">
          {columns.map((column, at) => (
            <text
              key={column}
              x={`${(at + 0.5) * width}%`}
              y={15}
              textAnchor="middle"
              fontSize={12}
              fill="currentColor"
            >
              {column.split('–')[0]}
            </text>
          ))}
        </svg>
      </div>
    </div>
  );
}
