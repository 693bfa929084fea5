import type { ReactNode } from 'react';

/** For islands that wait for the server. Pages themselves never wait: they come drawn. */
export function Loading({ children = 'Загружаем…' }: { children?: ReactNode }) {
  return (
    <p role="status" className="flex min-h-11 items-center gap-3 text-ink-soft">
      <span
        aria-hidden="true"
        className="size-5 shrink-0 animate-spin rounded-full border-3 border-line border-t-action motion-reduce:hidden"
      />
      {children}
    </p>
  );
}
