import type { ReactNode } from 'react';
import { Logo } from '@/components/shell/logo';

export type NavItem = { href: string; label: ReactNode; current?: boolean };

export type SiteHeaderProps = {
  /** Where the name of the portal leads: the start page of the room. */
  home?: string;
  region?: string;
  /** The sections of the room. */
  nav: readonly NavItem[];
  /** Who is signed in; `links` are about the account itself: «Изменить пароль». */
  person?: { name: string; role: string; links?: readonly NavItem[] };
  /** Path that takes the POST of «Выход». */
  signOutAction?: string;
  frame: string;
};

export function SiteHeader(props: SiteHeaderProps) {
  const { home = '/', region = 'Кузбасс', nav, person, signOutAction, frame } = props;
  return (
    <header className="print:hidden">
      <div className="border-b-4 border-honey bg-brand text-on-brand">
        <div
          className={`flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-2.5 md:flex-nowrap md:py-3 ${frame}`}
        >
          <a
            href={home}
            className="flex items-center gap-3.5 rounded-sm [--color-focus:var(--color-focus-on-brand)]"
          >
            <Logo />
            <span className="leading-tight">
              <span className="block max-w-64 font-semibold sm:max-w-none sm:text-lg">
                Сертификат дополнительного образования
              </span>
              <span className="text-sm text-on-brand-soft">{region}</span>
            </span>
          </a>
          {person !== undefined && (
            <p className="w-full border-t border-on-brand-soft/30 pt-2 text-sm leading-snug md:w-auto md:border-0 md:pt-0 md:text-right">
              <span className="line-clamp-2 font-medium">{person.name}</span>
              <span className="hidden text-on-brand-soft md:block">{person.role}</span>
            </p>
          )}
        </div>
      </div>
      {(nav.length > 0 || person !== undefined) && (
        <div className="border-b border-line bg-surface">
          <div className={`flex flex-wrap justify-between gap-x-8 ${frame}`}>
            <Sections nav={nav} />
            {person !== undefined && (
              <AccountLinks links={person.links ?? []} signOutAction={signOutAction} />
            )}
          </div>
        </div>
      )}
    </header>
  );
}

function Sections({ nav }: Pick<SiteHeaderProps, 'nav'>) {
  if (nav.length === 0) return null;
  return (
    <nav aria-label="Разделы">
      <ul className="flex flex-wrap gap-x-5 sm:gap-x-8">
        {nav.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className="inline-flex min-h-12 items-center border-b-[3px] border-transparent pt-[3px] hover:border-field-line aria-[current=page]:border-action aria-[current=page]:font-semibold forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]"
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const accountLink =
  'inline-flex min-h-11 cursor-pointer items-center rounded-sm text-action underline decoration-1 underline-offset-4 hover:text-action-strong hover:decoration-2 aria-[current=page]:font-semibold';

function AccountLinks({ links, signOutAction }: { links: readonly NavItem[]; signOutAction?: string }) {
  return (
    <ul
      className={`flex flex-wrap items-center gap-x-6 text-sm sm:w-auto sm:border-0 ${links.length > 0 ? 'w-full border-t border-line' : 'ml-auto'}`}
    >
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? 'page' : undefined} className={accountLink}>
            {link.label}
          </a>
        </li>
      ))}
      {signOutAction !== undefined && (
        <li className="ml-auto">
          <form action={signOutAction} method="post">
            <button type="submit" className={accountLink}>
              Выход
            </button>
          </form>
        </li>
      )}
    </ul>
  );
}
