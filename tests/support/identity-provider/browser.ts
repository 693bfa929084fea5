import type { Citizen } from './start';

/** Cookies of one browser at one site, by name. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/**
 * Does at the provider what a person does there: opens its page, fills it in and goes where it leads, up to the portal.
 * Returns the address of the return.
 */
export async function signInAtProvider(
  departure: string,
  citizen: Citizen,
  answer: 'yes' | 'no' = 'yes',
): Promise<URL> {
  const jar = new CookieJar();
  const { origin } = new URL(departure);
  const ask = async (address: string, init: RequestInit = {}): Promise<URL | null> => {
    const headers = { cookie: jar.header };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    jar.take(response);
    await response.arrayBuffer();
    const location = response.headers.get('location');
    return location === null ? null : new URL(location, address);
  };
  let next = await ask(departure);
  while (next?.origin === origin) {
    const body = new URLSearchParams({ ...citizen, answer });
    next = await ask(next.href, next.pathname.startsWith('/interaction/') ? { method: 'POST', body } : {});
  }
  if (!next) throw new Error('The provider led nowhere');
  return next;
}
