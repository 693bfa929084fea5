import { POST as begin } from '@/app/(access)/sign-in/provider/route';
import { GET as leave } from '@/app/(access)/sign-in/provider/leave/route';
import { POST as decline } from '@/app/(access)/sign-in/provider/link/decline/route';
import { POST as confirm } from '@/app/(access)/sign-in/provider/link/save/route';
import { GET as comeBack } from '@/app/(access)/sign-in/provider/return/route';
import { POST as linkOwn } from '@/app/account/provider/link/save/route';
import { POST as unlinkOwn } from '@/app/account/provider/unlink/save/route';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { findDraft } from '@/lib/platform/drafts';
import { environment } from '@/lib/platform/environment';
import { givenPassword } from '@/tests/support/given';
import { CookieJar, signInAtProvider } from './browser';
import type { Citizen } from './start';

type Route = (request: Request) => Promise<Response>;
type FormRoute = (request: Request, context: { params: Promise<undefined> }) => Promise<Response>;

const params = Promise.resolve(undefined);

/** A browser before the portal's own routes: keeps cookies, sends forms as a page of the portal would. */
export class PortalBrowser {
  readonly jar = new CookieJar();

  async post(route: Route | FormRoute, fields: Record<string, string> = {}): Promise<Response> {
    const { APP_URL } = environment();
    const headers = { cookie: this.jar.header, origin: new URL(APP_URL).origin };
    const body = new URLSearchParams(fields);
    const response = await route(new Request(APP_URL, { method: 'POST', headers, body }), { params });
    this.jar.take(response);
    return response;
  }

  async get(route: Route, address: URL | string): Promise<Response> {
    const url = new URL(address, environment().APP_URL);
    const response = await route(new Request(url, { headers: { cookie: this.jar.header } }));
    this.jar.take(response);
    return response;
  }

  /** «Войти через …», up to the address of the provider. */
  async depart(fields: Record<string, string> = {}): Promise<string> {
    return this.#leave(await this.post(begin, fields));
  }

  /** «Связать» in the cabinet, up to the address of the provider. */
  async departToLink(): Promise<string> {
    return this.#leave(await this.post(linkOwn, { presentPassword: givenPassword }));
  }

  async #leave(begun: Response): Promise<string> {
    const { pathname } = new URL(begun.headers.get('location') ?? '/', environment().APP_URL);
    if (pathname !== '/sign-in/provider/leave') throw new Error(`Led to ${pathname}`);
    const answer = await this.get(leave, pathname);
    return /url=(.*)$/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? '';
  }

  /** The whole way through the provider. */
  async signInAs(citizen: Citizen, fields: Record<string, string> = {}): Promise<Response> {
    return this.comeBack(await signInAtProvider(await this.depart(fields), citizen));
  }

  async linkAs(citizen: Citizen): Promise<Response> {
    return this.comeBack(await signInAtProvider(await this.departToLink(), citizen));
  }

  comeBack(address: URL | string): Promise<Response> {
    return this.get(comeBack, address);
  }

  confirm(): Promise<Response> {
    return this.post(confirm);
  }

  decline(): Promise<Response> {
    return this.post(decline);
  }

  unlink(presentPassword: string = givenPassword): Promise<Response> {
    return this.post(unlinkOwn, { presentPassword });
  }

  /** Account of whoever is signed in here. */
  async signedIn(): Promise<string | null> {
    return (await findActor(this.jar.get(sessionCookieName())))?.accountId ?? null;
  }
}

export function whereTo(answer: Response): string | null {
  return answer.headers.get('location');
}

const keptAs = { '/sign-in': '/sign-in/provider', '/account/provider': '/account/provider/return' };

/** What the page says to which an answer leads back: at the door or, with an account, in the cabinet. */
export async function saidAt(
  page: keyof typeof keptAs,
  answer: Response,
  accountId: string | null = null,
): Promise<string | null> {
  const [path, draft = ''] = (whereTo(answer) ?? '').split('?draft=');
  if (path !== page) throw new Error(`Led to ${whereTo(answer)}`);
  const form = (await findDraft(draft, accountId, keptAs[page])) ?? (await findDraft(draft, accountId, page));
  return form?.sentence ?? null;
}
