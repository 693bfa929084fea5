import type { ReactNode } from 'react';
import { accountLinks } from '@/components/account/account-links';
import { footerLinks, type Support } from '@/components/public/public-frame';
import { mailItem } from '@/components/mail/mail-item';
import { RoomFrame } from '@/components/shell/room-frame';
import type { FamilyActor } from '@/lib/access/actor';

type Section = { label: string; href: Record<FamilyActor['role'], ((actor: FamilyActor) => string) | null> };

/* A child with an own sign-in has one record: everything about them is «Обо мне». */
const sections = {
  services: { label: 'Услуги', href: { parent: () => '/cabinet', child: () => '/cabinet' } },
  me: {
    label: 'Обо мне',
    href: { parent: () => '/cabinet/me', child: ({ personId }) => `/cabinet/children/${personId}` },
  },
  children: { label: 'Дети', href: { parent: () => '/cabinet/children', child: null } },
} as const satisfies Record<string, Section>;

export type CabinetSection = keyof typeof sections | 'mail';

type CabinetFrameProps = {
  actor: FamilyActor;
  /** The section the page belongs to. */
  section: CabinetSection;
  /** Unread letters. */
  unread: number;
  support: Support | null;
  /** How the sign-in through an identity provider is called; null when there is none. */
  provider: string | null;
  children: ReactNode;
};

export function CabinetFrame({ actor, section, unread, support, provider, children }: CabinetFrameProps) {
  const current = actor.role === 'child' && section === 'children' ? 'me' : section;
  const nav = Object.entries(sections).flatMap(([key, { label, href }]) => {
    const address = href[actor.role]?.(actor);
    return address === undefined ? [] : { href: address, label, current: key === current };
  });
  return (
    <RoomFrame
      header={{
        home: '/cabinet',
        nav: [...nav, mailItem(unread, section === 'mail')],
        person: {
          name: actor.name,
          links: [
            ...accountLinks(actor, undefined, provider),
            { href: '/cabinet/data', label: 'Мои данные' },
          ],
        },
        signOutAction: '/sign-out',
      }}
      footer={{ support: support ?? {}, links: footerLinks }}
    >
      {children}
    </RoomFrame>
  );
}
