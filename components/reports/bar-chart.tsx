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
          <span>{label}</span>
          <svg>
            <rect width={`${shareOf(value, full).toFixed(1)}%`} height="100%" />
          </svg>
          <b>{shown}</b>
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
