import type { ReactNode } from 'react';

/** Short fields in lines of three where there is room: a whole family has to fit on few screens. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      {/* In a line the labels begin together and the boxes end together, whoever of them has a hint. */}
      <div className="grid gap-x-5 gap-y-5 @lg:grid-cols-2 @3xl:grid-cols-3 @lg:[&>*]:flex @lg:[&>*]:flex-col @lg:[&>*>:last-child]:mt-auto @lg:[&>*>:last-child]:pt-2">
        {children}
      </div>
    </div>
  );
}
