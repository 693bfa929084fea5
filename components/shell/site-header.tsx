import type { ReactNode } from 'react';
import { Logo } from '@/components/shell/logo';
import { ViewButton } from '@/components/shell/view-button';

export type NavItem = { href: string; label: ReactNode; current?: boolean };

export type SiteHeaderProps = {
  /** Where the name of the portal leads: the start page of the room. */
  home?: string;
  region?: string;
  /** The sections of the room. */
  nav: readonly NavItem[];
  /** Who is signed in, and as what where one may be several things; `links` are about the account itself: «Изменить пароль». */
  person?: { name: string; role?: string; links?: readonly NavItem[] };
  /** Path that takes the POST of «Выход». */
  signOutAction?: string;
  frame: string;
};

export function SiteHeader(props: SiteHeaderProps) {
  const { home = '/', region = 'Кузбасс', nav, person, signOutAction, frame } = props;
  const links = person?.links ?? [];
  return (
    <header className="print:hidden">
      <a
        href="#content"
        className="sr-only z-10 rounded-md bg-surface font-medium text-action underline focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-4 focus:py-3 print:hidden"
      >
        Перейти к содержанию
      </a>
      <div className="border-b-4 border-honey bg-brand text-on-brand [--color-focus:var(--color-focus-on-brand)]">
        <div
          className={`flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-sm leading-snug sm:gap-x-7 md:flex-nowrap ${frame}`}
        >
          <a
            href={home}
            className={`flex min-w-0 flex-1 items-center gap-3.5 rounded-sm ${person ? 'basis-full md:basis-0' : ''}`}
          >
            <Logo />
            <span className="leading-tight">
              <span
                className={`block text-base leading-tight font-semibold ${person ? '' : 'sm:text-lg sm:leading-tight'}`}
              >
                Сертификат дополнительного образования
              </span>
              <span className="text-on-brand-soft">{region}</span>
            </span>
          </a>
          {person !== undefined && <PersonName {...person} />}
          <ViewButton />
          {signOutAction !== undefined && <SignOut action={signOutAction} />}
        </div>
      </div>
      {(nav.length > 0 || links.length > 0) && (
        <div className="border-b border-line bg-surface">
          <div className={`flex flex-wrap justify-between gap-x-8 ${frame}`}>
            <Sections nav={nav} />
            <AccountLinks links={links} />
          </div>
        </div>
      )}
    </header>
  );
}

/** On a phone the name begins a line of its own, at the end of which «Выход» stands. */
function PersonName({ name, role }: { name: string; role?: string }) {
  return (
    <p className="min-w-0 flex-1 md:max-w-56 md:flex-initial md:text-right lg:max-w-96">
      <span className="line-clamp-2 font-medium low-vision:line-clamp-none">{name}</span>
      {role !== undefined && <span className="hidden text-on-brand-soft md:line-clamp-2">{role}</span>}
    </p>
  );
}

function SignOut({ action }: { action: string }) {
  return (
    <form action={action} method="post" className="shrink-0">
      <button
        type="submit"
        className="inline-flex min-h-11 cursor-pointer items-center rounded-sm underline decoration-1 underline-offset-4 hover:decoration-2"
      >
        Выход
      </button>
    </form>
  );
}

function Sections({ nav }: Pick<SiteHeaderProps, 'nav'>) {
  if (nav.length === 0) return null;
  return (
    <nav aria-label="Разделы">
      <ul className="flex flex-wrap gap-x-4 text-sm sm:gap-x-8 sm:text-base">
        {nav.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined} className="section-link">
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountLinks({ links }: { links: readonly NavItem[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-x-6 text-sm">
      {links.map((link) => (
        <li key={link.href}>
          <a
            href={link.href}
            aria-current={link.current ? 'page' : undefined}
            className="link-alone link aria-[current=page]:font-semibold"
          >
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
