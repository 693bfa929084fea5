type Bar = { label: string; value: number; shown: string };

/**
 * Bars with their numbers beside them. For eyes only: the same stands in the table behind. Widths are attributes of the
 * picture, because the policy of the pages allows no styles of their own.
 */
export function BarChart({ bars, full }: { bars: readonly Bar[]; full: number }) {
  return (
    <ul aria-hidden="true" className="space-y-3">
      {bars.map(({ label, value, shown }) => (
        <li key={label} className="bar">
          <span className="text-sm wrap-anywhere">{label}</span>
          <span className="flex items-center gap-3">
            <svg className="h-5 min-w-0 flex-1 text-action" focusable="false">
              <rect width="100%" height="100%" className="fill-sunken" />
              <rect width={`${shareOf(value, full)}%`} height="100%" fill="currentColor" />
            </svg>
            <span className="bar-number">{shown}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Something is never nothing: the thinnest bar can still be seen. */
function shareOf(value: number, full: number): number {
  if (value <= 0 || full <= 0) return 0;
  return Math.max(0.5, Math.min(100, (value / full) * 100));
}
