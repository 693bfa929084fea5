import type { ReactNode } from 'react';

type PageTitleProps = {
  title: ReactNode;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  /** A small line above: where we are, whom it is about. */
  caption?: ReactNode;
};

export function PageTitle({ title, lead, caption }: PageTitleProps) {
  return (
    <div className="max-w-measure">
      {caption !== undefined && <p className="mb-1.5 text-ink-soft">{caption}</p>}
      <h1 className="text-3xl font-semibold tracking-[-0.01em]">{title}</h1>
      {lead !== undefined && <p className="mt-3 text-lg text-ink-soft">{lead}</p>}
    </div>
  );
}
