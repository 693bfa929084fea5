import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainLook } from '@/app/_server/plain-look';
import { securityHeaders } from '@/app/_server/security-headers';

const page = { path: '/cabinet', nonce: 'Zm9v', https: true, development: false };

function policyOf(around: Partial<typeof page> = {}): Map<string, string> {
  const policy = securityHeaders({ ...page, ...around })['Content-Security-Policy'] ?? '';
  return new Map(policy.split('; ').map((rule) => [rule.split(' ', 1)[0] ?? '', rule] as const));
}

describe('the policy of a page', () => {
  test('what is not named is forbidden', () => {
    expect(policyOf().get('default-src')).toBe("default-src 'none'");
  });

  test('a script runs by the nonce of this answer and not by standing in the page', () => {
    const scripts = policyOf({ nonce: 'YmFy' }).get('script-src') ?? '';
    expect(scripts).toContain("'nonce-YmFy'");
    expect(scripts).not.toContain('unsafe-');
  });

  test('a style stands in a file, bears the nonce or is the one of the plain pages', () => {
    const hash = createHash('sha256').update(plainLook).digest('base64');
    expect(policyOf().get('style-src')).toBe(`style-src 'self' 'nonce-Zm9v' 'sha256-${hash}'`);
  });

  test('nobody frames the portal, and its forms and addresses stay with it', () => {
    const policy = policyOf();
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(policy.get('form-action')).toBe("form-action 'self'");
    expect(policy.get('base-uri')).toBe("base-uri 'none'");
  });

  test('`next dev` alone may compile in the browser', () => {
    expect(policyOf({ development: true }).get('script-src')).toContain("'unsafe-eval'");
  });
});

test('a scan opened alone runs nothing, whatever is in it', () => {
  const scan = securityHeaders({ ...page, path: '/api/scans/00000000-0000-4000-8000-000000000000' });
  expect(scan['Content-Security-Policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  expect(scan['X-Content-Type-Options']).toBe('nosniff');
});

test('the camera is for the search of the counter alone', () => {
  const camera = (path: string) =>
    /camera=\S+?(?=,|$)/.exec(securityHeaders({ ...page, path })['Permissions-Policy'] ?? '')?.[0];
  const searchId = '00000000-0000-4000-8000-000000000000';
  for (const path of ['/counter', '/counter/', `/counter/search/${searchId}`]) {
    expect(camera(path), path).toBe('camera=(self)');
  }
  for (const path of [
    '/',
    '/cabinet',
    '/counter/logins',
    `/counter/certificates/${searchId}`,
    '/counterfeit',
  ]) {
    expect(camera(path), path).toBe('camera=()');
  }
});

test('only a portal on https asks for https for good', () => {
  expect(securityHeaders(page)['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains');
  expect(policyOf().has('upgrade-insecure-requests')).toBe(true);
  expect(securityHeaders({ ...page, https: false })).not.toHaveProperty('Strict-Transport-Security');
  expect(policyOf({ https: false }).has('upgrade-insecure-requests')).toBe(false);
});
