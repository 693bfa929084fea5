import type { Metadata } from 'next';
import { environment } from '@/lib/platform/environment';

export const portalName = 'Сертификат дополнительного образования';
const description =
  'Сертификат на кружки и секции для детей от 5 до 18 лет: как получить, какие документы нужны, где активировать.';

/** Not a constant: the address of the portal is a setting of the server and not known to the build. */
export function portalMetadata(): Metadata {
  return {
    metadataBase: new URL(environment().APP_URL),
    title: { default: portalName, template: `%s — ${portalName}` },
    description,
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

/** What search engines and messengers want to know of a page. They see none of those behind a sign-in. */
export function sharedPageMetadata(): Metadata {
  return {
    // «./» is the page itself, without what is asked in the query.
    alternates: { canonical: './' },
    openGraph: {
      type: 'website',
      locale: 'ru_RU',
      siteName: portalName,
      url: './',
      images: [
        { url: '/social-card.png', width: 1200, height: 630, alt: `Воздушный змей и слова «${portalName}»` },
      ],
    },
  };
}
