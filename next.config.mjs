// @ts-check

/** What is behind a sign-in, or somebody's own link, never gets into a search engine that came upon its address. */
const privateRooms =
  '/:room(account|choose-role|recover|cabinet|counter|admin|api|c|confirm-email|first-password|session|sign-out|unavailable)/:path*';

/** In development alone `page.dev.tsx` is a page: the gallery of the primitives. */
const pageExtensions = ['tsx', 'ts'];
const development = process.env.NODE_ENV === 'development';

/**
 * Not TypeScript: to read that, every start of the site would load Next's compiler, and keep it in memory.
 * @type {import('next').NextConfig}
 */
const config = {
  pageExtensions: development ? ['dev.tsx', ...pageExtensions] : pageExtensions,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // A not-found.tsx would be drawn beside every page of the portal, for the case that it might be needed.
  experimental: { globalNotFound: true },
  // Types are checked by `npm run validate`, tests included; the build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  // Titles belong into the head at once: they say where one is and that a form came back with errors.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    'pdfkit',
    'fontkit',
    'pg-boss',
    'pino',
    'prom-client',
    'sharp',
    '@aws-sdk/client-s3',
    '@node-rs/argon2',
    'rate-limiter-flexible',
  ],
  headers: () =>
    Promise.resolve([
      { source: privateRooms, headers: [{ key: 'X-Robots-Tag', value: 'noindex, nofollow' }] },
    ]),
};

export default config;
