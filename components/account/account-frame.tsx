import type { ReactNode } from 'react';
import { accountLinks } from '@/components/account/account-links';
import { footerLinks, type Support } from '@/components/public/public-frame';
import { mailItem } from '@/components/mail/mail-item';
import { RoomFrame } from '@/components/shell/room-frame';
import { homePages, type Actor } from '@/lib/access/actor';
import { roles, type Role } from '@/lib/domain/roles';

type AccountFrameProps = {
  actor: Actor;
  /** Path of this page, to mark it among the links. */
  here: string;
  /** Unread letters. */
  unread: number;
  support: Support | null;
  /** How the sign-in through an identity provider is called; null when there is none. */
  provider: string | null;
  children: ReactNode;
};

const rooms = {
  parent: 'Личный кабинет',
  child: 'Личный кабинет',
  operator: 'Рабочее место',
  login_issuer: 'Рабочее место',
  municipal_admin: 'Рабочее место',
  regional_admin: 'Рабочее место',
} as const satisfies Record<Role, string>;

/** The frame of the pages about the account itself, the same for every role: one way back to the room of the role. */
export function AccountFrame({ actor, here, unread, support, provider, children }: AccountFrameProps) {
  const { role, name } = actor;
  const home = homePages[role];
  const isFamily = role === 'parent' || role === 'child';
  const title = isFamily ? undefined : roles[role].title;
  const links = accountLinks(actor, here, isFamily ? provider : null);
  return (
    <RoomFrame
      header={{
        home,
        nav: [{ href: home, label: rooms[role] }, mailItem(unread, false)],
        person: { name, role: title, links },
        signOutAction: '/sign-out',
      }}
      footer={{ support: support ?? {}, links: footerLinks }}
    >
      {children}
    </RoomFrame>
  );
}
