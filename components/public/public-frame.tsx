import type { ReactNode } from 'react';
import type { FrameWidth } from '@/components/shell/room-frame';
import { RoomFrame } from '@/components/shell/room-frame';

export type Support = { phone: string; email: string; hours: string };

type PublicFrameProps = {
  /** Path of this page, to mark it among the sections. */
  here: string;
  support: Support | null;
  /** Where «Личный кабинет» leads, when somebody is signed in. */
  cabinet: string | null;
  width?: FrameWidth;
  children: ReactNode;
};

export const footerLinks = [
  { href: '/institutions', label: 'Учреждения региона' },
  { href: '/support', label: 'Поддержка' },
];

/** The frame of pages that anybody may read. */
export function PublicFrame({ here, support, cabinet, width, children }: PublicFrameProps) {
  const entrance = cabinet
    ? { href: cabinet, label: 'Личный кабинет' }
    : { href: '/sign-in', label: <SignInLabel /> };
  const nav = [
    { href: '/', label: 'О сертификате' },
    { href: '/institutions', label: 'Учреждения' },
    entrance,
  ];
  return (
    <RoomFrame
      width={width}
      header={{ nav: nav.map((item) => ({ ...item, current: item.href === here })) }}
      footer={{ support: support ?? {}, links: footerLinks }}
    >
      {children}
    </RoomFrame>
  );
}

/** The full name of the page takes a second line of the sections on a phone. */
function SignInLabel() {
  return (
    <>
      <span className="sm:hidden">Войти</span>
      <span className="hidden sm:inline">Вход в личный кабинет</span>
    </>
  );
}
