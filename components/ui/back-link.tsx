import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

export function BackLink({ href, children = 'Назад' }: { href: string; children?: ReactNode }) {
  return (
    <p className="-my-3 print:hidden">
      <a href={href} className="link-alone gap-2 link py-1.5">
        <Mark shape="arrow-left" />
        {/* A page may be named after a person, and names may be long. */}
        <span className="line-clamp-2 low-vision:line-clamp-none">{children}</span>
      </a>
    </p>
  );
}
