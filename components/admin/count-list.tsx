type CountListProps = { items: readonly { title: string; count: number }[] };

/** Counts as large figures with what they count below. */
export function CountList({ items }: CountListProps) {
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {items.map(({ title, count }) => (
        <div key={title} className="flex flex-col-reverse justify-end border-l-4 border-line pl-3">
          <dt className="text-sm leading-snug text-ink-soft">{title}</dt>
          <dd className="text-2xl font-semibold tabular-nums">{count.toLocaleString('ru-RU')}</dd>
        </div>
      ))}
    </dl>
  );
}
