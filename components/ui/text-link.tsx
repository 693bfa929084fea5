import type { ReactNode } from 'react';

type TextLinkProps = {
  href: string;
  children: ReactNode;
  /** Opens another site in a new tab and says so. */
  external?: boolean;
  /** Stands alone, outside a sentence: gets the full height for a finger. */
  standalone?: boolean;
  /** The file is saved, not opened. */
  download?: boolean;
};

export function TextLink({
  href,
  children,
  external = false,
  standalone = false,
  download = false,
}: TextLinkProps) {
  const away = external ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  const box = standalone ? 'inline-flex min-h-11 items-center py-1' : '';
  return (
    <a
      href={href}
      download={download}
      {...away}
      className={`rounded-sm text-action underline decoration-1 underline-offset-4 hover:text-action-strong hover:decoration-2 print:text-ink ${box}`}
    >
      {children}
      {external && <span className="sr-only"> (откроется в новой вкладке)</span>}
    </a>
  );
}
