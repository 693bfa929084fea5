import type { ReactNode } from 'react';

/** A longer text: paragraphs, lists and headings written as plain elements get their look from here. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <div className="flow-tight max-w-measure [&_a]:text-action [&_a]:underline [&_a]:underline-offset-4 [&_h2]:mt-9 [&_h2]:text-2xl [&_h2]:font-semibold [&_h3]:mt-6 [&_h3]:text-xl [&_h3]:font-semibold [&_li]:mt-1.5 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6">
      {children}
    </div>
  );
}
