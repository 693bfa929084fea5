import type { ReactNode } from 'react';

/** Short fields that belong together, side by side where there is room: series and number. */
export function FieldRow({ children }: { children: ReactNode }) {
  return (
    <div className="@container max-w-field">
      <div className="grid gap-x-5 gap-y-7 @md:auto-cols-fr @md:grid-flow-col @md:items-end">{children}</div>
    </div>
  );
}

/** A part of a long form with a heading of its own. */
export function FieldSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-t border-line pt-6">
      {/* A float takes the legend out of the border's line, where browsers put it. */}
      <legend className="float-left mb-5 w-full text-xl font-semibold">{title}</legend>
      <div className="clear-both flow">{children}</div>
    </fieldset>
  );
}
