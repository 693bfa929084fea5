import { createHash } from 'node:crypto';
import { plainLook } from './plain-look';

type Surroundings = {
  /** Path of the request, without the query. */
  path: string;
  /** Said anew with every answer: scripts that bear it run, all others do not. */
  nonce: string;
  https: boolean;
  /** `next dev` compiles in the browser and talks to it over a socket. */
  development: boolean;
};

/** Two years, as browsers ask for it before they remember a host on their own. */
const transportSecurity = 'max-age=63072000; includeSubDomains';

const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // `same-origin` and not `no-referrer`: with the latter browsers send forms with «Origin: null».
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Where the search of the counter stands, which reads the code of a paper by the camera; a photo for a form needs none of it. */
const pagesWithCamera = /^\/counter(?:\/search\/[^/]+)?\/?$/;

function permissions(path: string): string {
  return [
    `camera=${pagesWithCamera.test(path) ? '(self)' : '()'}`,
    'microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    'publickey-credentials-get=(self), publickey-credentials-create=(self)',
  ].join(', ');
}

/** The pages that stand alone bring their style along: known by its hash. */
const plainStyle = `'sha256-${createHash('sha256').update(plainLook).digest('base64')}'`;

/** A file that somebody uploaded: opened alone it is a page of this site and may do nothing there. */
const uploadPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy({ nonce, https, development }: Surroundings): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${plainStyle}`,
    // A photo is shown before it is sent (blob:), and while it is being made smaller.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** What every answer says to the browser about what a page of the portal may do. */
export function securityHeaders(around: Surroundings): Record<string, string> {
  return {
    ...fixedHeaders,
    'Permissions-Policy': permissions(around.path),
    'Content-Security-Policy': around.path.startsWith('/api/scans/') ? uploadPolicy : pagePolicy(around),
    ...(around.https ? { 'Strict-Transport-Security': transportSecurity } : {}),
  };
}
