import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: {
    default: 'Сертификат дополнительного образования',
    template: '%s — Сертификат дополнительного образования',
  },
  description: 'Получение и активация сертификата дополнительного образования ребёнка.',
  icons: { icon: '/icon.svg' },
  formatDetection: { telephone: false },
};

/** Every page knows who is signed in, and none is drawn at build time, when there is no database. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="ru">
      <body>{children}</body>
    </html>
  );
}
