import { Mark } from '@/components/ui/mark';

type BreadcrumbsProps = {
  /** The pages above this one, from the top. */
  trail: readonly { href: string; label: string }[];
  /** The name of this page. */
  current: string;
};

export function Breadcrumbs({ trail, current }: BreadcrumbsProps) {
  return (
    <nav aria-label="Вы находитесь здесь" className="-my-3 text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {trail.map((page) => (
          <li key={page.href} className="flex min-w-0 items-center gap-x-1.5">
            <a href={page.href} className="link-alone min-w-11 link">
              <span className="line-clamp-1 low-vision:line-clamp-none">{page.label}</span>
            </a>
            <span className="text-ink-soft">
              <Mark shape="chevron-right" />
            </span>
          </li>
        ))}
        <li className="min-w-0">
          <span aria-current="page" className="line-clamp-1 text-ink-soft low-vision:line-clamp-none">
            {current}
          </span>
        </li>
      </ol>
    </nav>
  );
}
