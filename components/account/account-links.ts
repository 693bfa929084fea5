import type { NavItem } from '@/components/shell/site-header';
import type { Actor } from '@/lib/access/actor';
import { secondStepPage } from '@/lib/access/second-step';

type Whose = Pick<Actor, 'severalRoles' | 'secondStep'>;

/**
 * What stands under the name of whoever is signed in; `here` marks the page that is open, `provider` is how the sign-in
 * through an identity provider is called where there is one for them.
 */
export function accountLinks(
  { severalRoles, secondStep }: Whose,
  here?: string,
  provider?: string | null,
): NavItem[] {
  const links = [
    ...(severalRoles ? [{ href: '/choose-role', label: 'Сменить роль' }] : []),
    { href: '/account/login', label: 'Изменить логин' },
    { href: '/account/password', label: 'Изменить пароль' },
    ...(secondStep === 'none' ? [] : [{ href: secondStepPage, label: 'Второй шаг входа' }]),
    { href: '/account/passkeys', label: 'Ключи входа' },
    ...(provider ? [{ href: '/account/provider', label: `Вход через ${provider}` }] : []),
    { href: '/account/notifications', label: 'Настройка уведомлений' },
  ];
  return links.map((link) => ({ ...link, current: link.href === here }));
}
