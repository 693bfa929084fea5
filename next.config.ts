import type { NextConfig } from 'next';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // `same-origin` and not `no-referrer`: with the latter browsers send forms with «Origin: null».
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
  },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked by `npm run validate`, tests included; the build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  // Titles belong into the head at once: they say where one is and that a form came back with errors.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['pdfkit', 'fontkit', 'pg-boss', 'pino', 'sharp', '@node-rs/argon2'],
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default config;
