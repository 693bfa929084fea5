import type { MetadataRoute } from 'next';
import { environment } from '@/lib/platform/environment';

export const dynamic = 'force-dynamic';

/** Public pages may be found; what is behind a sign-in, forms and files may not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/cabinet',
        '/counter',
        '/admin',
        '/api/',
        '/c/',
        '/confirm-email',
        '/first-password',
        // The page of the sign-in itself may be found; with a query it is somebody's way back.
        '/sign-in?',
        '/sign-in/',
        '/sign-out',
        '/session',
        '/unavailable',
        '/view/',
      ],
    },
    sitemap: new URL('/sitemap.xml', environment().APP_URL).href,
  };
}
