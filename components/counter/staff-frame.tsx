import type { ReactNode } from 'react';
import { accountLinks } from '@/components/account/account-links';
import { footerLinks, type Support } from '@/components/public/public-frame';
import { mailItem } from '@/components/mail/mail-item';
import { RoomFrame } from '@/components/shell/room-frame';
import type { NavItem } from '@/components/shell/site-header';
import type { SecondStep } from '@/lib/access/second-step';
import { mailPage } from '@/lib/domain/mailbox';
import { roles } from '@/lib/domain/roles';
import type { Role } from '@/lib/domain/roles';

/** The one section each role of staff has so far; its name in the header leads to it. */
const sections = {
  operator: { href: '/counter', label: 'Приём' },
  login_issuer: { href: '/counter/logins', label: 'Логины' },
  municipal_admin: { href: '/admin/municipality', label: 'Обзор' },
  regional_admin: { href: '/admin/region', label: 'Обзор' },
} as const satisfies Record<Exclude<Role, 'parent' | 'child'>, NavItem>;

const proposals: NavItem = { href: '/admin/proposals', label: 'Предложения' };

/** What an admin sets beside the overview. */
const furtherSections: Readonly<Partial<Record<Role, readonly NavItem[]>>> = {
  operator: [{ href: '/counter/visits', label: 'Запись на время' }],
  municipal_admin: [{ href: '/admin/municipality/papers', label: 'Тексты заявлений' }, proposals],
  regional_admin: [{ href: '/admin/region/papers', label: 'Тексты заявлений' }, proposals],
};

type StaffRole = keyof typeof sections;

type StaffFrameProps = {
  /** Path of the page, by which its section is marked. */
  here: string;
  person: {
    name: string;
    role: StaffRole;
    workplace: string | null;
    severalRoles: boolean;
    secondStep: SecondStep;
  };
  /** Unread letters. */
  unread?: number;
  /** How many proposals wait for this person. */
  toDecide?: number;
  support: Support | null;
  children: ReactNode;
};

/** The frame of the rooms of staff: wide, with who is signed in and where they work. */
export function StaffFrame({ here, person, unread = 0, toDecide = 0, support, children }: StaffFrameProps) {
  const section = sections[person.role];
  const isHere = (href: string) => here === href || here.startsWith(`${href}/`);
  const further = (furtherSections[person.role] ?? []).map((item) => ({
    ...item,
    ...(item === proposals && toDecide > 0 ? { label: `Предложения: ${toDecide}` } : {}),
    current: isHere(item.href),
  }));
  const beside = [...further, mailItem(unread, isHere(mailPage))];
  const role = [roles[person.role].title, person.workplace].filter(Boolean).join(', ');
  return (
    <RoomFrame
      width="wide"
      header={{
        home: section.href,
        nav: [{ ...section, current: beside.every(({ current }) => current !== true) }, ...beside],
        person: { name: person.name, role, links: accountLinks(person) },
        signOutAction: '/sign-out',
      }}
      footer={{ support: support ?? {}, links: footerLinks }}
    >
      {children}
    </RoomFrame>
  );
}
