import type { NavItem } from '@/components/shell/site-header';

/** What stands under the name of whoever is signed in; `here` marks the page that is open. */
export function accountLinks(severalRoles: boolean, here?: string): NavItem[] {
  const links = [
    ...(severalRoles ? [{ href: '/choose-role', label: 'Сменить роль' }] : []),
    { href: '/account/login', label: 'Изменить логин' },
    { href: '/account/password', label: 'Изменить пароль' },
  ];
  return links.map((link) => ({ ...link, current: link.href === here }));
}
