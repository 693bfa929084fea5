import { environment } from './environment';

function onHttps(): boolean {
  return environment().APP_URL.startsWith('https://');
}

/** On HTTPS the __Host- prefix binds a cookie to this host and to the secure channel; `name` without it. */
export function cookieName(name: string): string {
  return onHttps() ? `__Host-portal-${name}` : `portal-${name}`;
}

/** The Set-Cookie line of a cookie that no script reads; an empty value removes it. `maxAge` in seconds. */
export function cookieLine(name: string, value: string, maxAge: number): string {
  const secure = onHttps() ? '; Secure' : '';
  const age = value === '' ? 0 : maxAge;
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
