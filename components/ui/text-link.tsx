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
  return (
    <a href={href} download={download} {...away} className={standalone ? 'link-alone link py-1' : 'link'}>
      {children}
      {external && <span className="sr-only"> (откроется в новой вкладке)</span>}
    </a>
  );
}
