import type { ReactNode } from 'react';

/** Nothing here yet: says so and, as children, what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-lg border-2 border-dashed border-line px-5 py-9 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children !== undefined && (
        <div className="mx-auto flow-tight mt-2 max-w-measure text-ink-soft">{children}</div>
      )}
    </div>
  );
}
