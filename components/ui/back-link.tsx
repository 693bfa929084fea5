import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

export function BackLink({ href, children = 'Назад' }: { href: string; children?: ReactNode }) {
  return (
    <p className="-my-3 print:hidden">
      <a
        href={href}
        className="inline-flex min-h-11 items-center gap-2 rounded-sm py-1.5 text-action underline decoration-1 underline-offset-4 hover:text-action-strong hover:decoration-2"
      >
        <Mark shape="arrow-left" />
        {/* A page may be named after a person, and names may be long. */}
        <span className="line-clamp-2 low-vision:line-clamp-none">{children}</span>
      </a>
    </p>
  );
}
