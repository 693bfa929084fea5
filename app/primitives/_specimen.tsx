import type { ReactNode } from 'react';

/** One kind of primitives under its heading. */
export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-6 border-t-2 border-honey pt-5">
      <h2 className="text-2xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** One state of a primitive, with its name above. */
export function Specimen({ state, children }: { state: string; children: ReactNode }) {
  return (
    <div className="space-y-2">
      <p className="text-sm text-ink-soft">{state}</p>
      {children}
    </div>
  );
}
