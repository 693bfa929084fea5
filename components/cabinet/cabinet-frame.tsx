import type { ReactNode } from 'react';
import { footerLinks, type Support } from '@/components/public/public-frame';
import { RoomFrame } from '@/components/shell/room-frame';
import type { FamilyActor } from '@/lib/access/actor';
import { roles } from '@/lib/domain/roles';

type Section = { href: (actor: FamilyActor) => string; label: Record<FamilyActor['role'], string> };

/* A child with an own sign-in has one record and goes straight to it. */
const sections = {
  services: { href: () => '/cabinet', label: { parent: 'Услуги', child: 'Услуги' } },
  me: { href: () => '/cabinet/me', label: { parent: 'Обо мне', child: 'Обо мне' } },
  children: {
    href: ({ role, personId }) => (role === 'child' ? `/cabinet/children/${personId}` : '/cabinet/children'),
    label: { parent: 'Дети', child: 'Мои данные' },
  },
} as const satisfies Record<string, Section>;

export type CabinetSection = keyof typeof sections;

type CabinetFrameProps = {
  actor: FamilyActor;
  /** The section the page belongs to. */
  section: CabinetSection;
  support: Support | null;
  children: ReactNode;
};

export function CabinetFrame({ actor, section, support, children }: CabinetFrameProps) {
  const nav = Object.entries(sections).map(([key, { href, label }]) => ({
    href: href(actor),
    label: label[actor.role],
    current: key === section,
  }));
  return (
    <RoomFrame
      header={{
        home: '/cabinet',
        nav,
        person: { name: actor.name, role: roles[actor.role].title },
        signOutAction: '/sign-out',
      }}
      footer={{ support: support ?? {}, links: footerLinks }}
    >
      {children}
    </RoomFrame>
  );
}
