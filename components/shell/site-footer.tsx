import { PhoneLink } from '@/components/ui/phone-link';
import type { NavItem } from '@/components/shell/site-header';

export type SiteFooterProps = {
  /** Phone as people read it, «8 (384-3) 12-34-56»; any of the three may be missing in the settings. */
  support: { phone?: string | null; email?: string | null; hours?: string | null };
  links: readonly NavItem[];
  frame: string;
};

export function SiteFooter({ support, links, frame }: SiteFooterProps) {
  return (
    <footer className="border-t border-line bg-sunken text-sm print:hidden">
      <div className={`flex flex-col gap-x-12 gap-y-5 py-7 sm:flex-row sm:justify-between ${frame}`}>
        <div>
          <p className="font-semibold">Поддержка</p>
          {support.phone && (
            <p>
              <PhoneLink phone={support.phone} large />
            </p>
          )}
          {support.email && (
            <p>
              <a href={`mailto:${support.email}`} className="link-alone link">
                {support.email}
              </a>
            </p>
          )}
          {support.hours && <p className="text-ink-soft">{support.hours}</p>}
        </div>
        {links.length > 0 && (
          <nav aria-label="О портале">
            <ul className="gap-x-10 sm:columns-2">
              {links.map((link) => (
                <li key={link.href} className="break-inside-avoid">
                  <a
                    href={link.href}
                    aria-current={link.current ? 'page' : undefined}
                    className="link-alone link"
                  >
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
}
