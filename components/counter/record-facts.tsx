import type { Fact } from '@/components/ui/fact-list';

/** Facts in close lines: on the desk all of them must be in sight at once. */
export function RecordFacts({ items }: { items: readonly Omit<Fact, 'changeHref'>[] }) {
  return (
    <dl className="space-y-1 text-sm leading-snug">
      {items.map(({ term, value }, position) => (
        <div key={`${position} ${term}`} className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
