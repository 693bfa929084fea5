import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { sessionTime } from '@/app/_server/page-actor';
import { pageSupport } from '@/app/_server/page-support';
import { currentView } from '@/app/_server/view-settings';
import { SessionWatch } from '@/components/shell/session-watch';
import { ViewBar } from '@/components/shell/view-bar';
import { ViewSwitch } from '@/components/shell/view-switch';
import { firstView, viewAttributes } from '@/lib/domain/view-settings';
import { environment } from '@/lib/platform/environment';
import './globals.css';

const name = 'Сертификат дополнительного образования';
const description =
  'Сертификат на кружки и секции для детей от 5 до 18 лет: как получить, какие документы нужны, где активировать.';

/** Not a constant: the address of the portal is a setting of the server and not known to the build. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(environment().APP_URL),
    title: { default: name, template: `%s — ${name}` },
    description,
    // «./» is the page itself, without what is asked in the query.
    alternates: { canonical: './' },
    openGraph: {
      type: 'website',
      locale: 'ru_RU',
      siteName: name,
      url: './',
      images: [
        { url: '/social-card.png', width: 1200, height: 630, alt: `Воздушный змей и слова «${name}»` },
      ],
    },
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    manifest: '/site.webmanifest',
    formatDetection: { telephone: false },
  };
}

/** Every page knows who is signed in, and none is drawn at build time, when there is no database. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: '#0d3f45',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The contacts belong to every page: asked here, a database out of reach is noticed before anything is drawn.
  const [view, time] = await Promise.all([currentView(), sessionTime(), pageSupport()]);
  return (
    <html lang="ru" {...viewAttributes(view)}>
      <body>
        <ViewBar view={view} />
        {children}
        <ViewSwitch first={viewAttributes(firstView)} />
        {time && <SessionWatch {...time} />}
      </body>
    </html>
  );
}
