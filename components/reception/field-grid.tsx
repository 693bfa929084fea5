import type { ReactNode } from 'react';

/** Short fields in lines of three where there is room: a whole family has to fit on few screens. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      <div className="grid gap-x-5 gap-y-5 @lg:grid-cols-2 @lg:items-end @3xl:grid-cols-3">{children}</div>
    </div>
  );
}
