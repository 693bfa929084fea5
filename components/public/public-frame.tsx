import type { ReactNode } from 'react';
import type { FrameWidth } from '@/components/shell/room-frame';
import { RoomFrame } from '@/components/shell/room-frame';

export type Support = { phone: string | null; email: string | null; hours: string | null };

type PublicFrameProps = {
  /** Path of this page, to mark it among the sections. */
  here: string;
  support: Support | null;
  /** Where «Личный кабинет» leads, when somebody is signed in. */
  cabinet: string | null;
  width?: FrameWidth;
  children: ReactNode;
};

/** The same at the foot of every room: who is signed in does not see the sections of the public pages. */
export const footerLinks = [
  { href: '/questions', label: 'Вопросы и ответы' },
  { href: '/documents', label: 'Какие документы нужны' },
  { href: '/institutions', label: 'Учреждения региона' },
  { href: '/support', label: 'Поддержка' },
  { href: '/privacy', label: 'Персональные данные' },
  { href: '/accessibility', label: 'Доступность' },
  { href: '/view', label: 'Версия для слабовидящих' },
];

/** The frame of pages that anybody may read. */
export function PublicFrame({ here, support, cabinet, width, children }: PublicFrameProps) {
  const nav = [
    { href: '/', label: 'О сертификате' },
    { href: '/how-to-get', label: 'Как получить' },
    { href: '/questions', label: 'Вопросы' },
    { href: '/institutions', label: 'Учреждения' },
    cabinet
      ? { href: cabinet, label: <ByWidth short="Кабинет" full="Личный кабинет" /> }
      : { href: '/sign-in', label: <ByWidth short="Войти" full="Вход в личный кабинет" /> },
  ];
  return (
    <RoomFrame
      width={width}
      header={{ nav: nav.map((item) => ({ ...item, current: isInside(here, item.href) })) }}
      footer={{
        support: support ?? {},
        links: footerLinks.map((link) => ({ ...link, current: link.href === here })),
      }}
    >
      {children}
    </RoomFrame>
  );
}

/** A page below a section belongs to it; everything is below the home page, which stands for itself alone. */
function isInside(here: string, section: string): boolean {
  return here === section || (section !== '/' && here.startsWith(`${section}/`));
}

/** The full name of the page takes a line more of the sections on a phone. */
function ByWidth({ short, full }: { short: string; full: string }) {
  return (
    <>
      <span className="sm:hidden">{short}</span>
      <span className="hidden sm:inline">{full}</span>
    </>
  );
}
