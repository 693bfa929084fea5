import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider, { type Configuration } from 'oidc-provider';
import { MemoryAdapter } from './memory-adapter';
import { tamperedToken, type Tampering } from './tampered-token';

/** What the sign-in page of the provider asks for: whoever signs in says who they are. */
export type Citizen = Partial<
  Record<'subject' | 'surname' | 'givenName' | 'patronymic' | 'snils' | 'trusted', string>
>;

const labels = {
  subject: 'Номер у поставщика',
  surname: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  snils: 'СНИЛС',
  trusted: 'Личность подтверждена',
} as const satisfies Record<keyof Citizen, string>;

export type IdentityProviderForTests = {
  /** What the portal is told of it. */
  settings: Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_CLAIM_VERIFIED', string>;
  /** Addresses it was asked for, in order. */
  asked: string[];
  /** Spoils the tokens from now on; null mends them. */
  tamper: (how: Tampering | null) => void;
  /** Answers nothing from now on, and holds the line. */
  hang: () => void;
  stop: () => Promise<void>;
};

type Habits = {
  /** Takes the portal's secret in the body of the question only. */
  secretInBody?: boolean;
  /** Tells everything in the token, nothing apart. */
  everythingInToken?: boolean;
};

/** A real OpenID Connect provider on loopback, where everybody is who they say. `portal` is where it sends them back to. */
export async function startIdentityProvider(
  portal: string,
  { secretInBody = false, everythingInToken = false }: Habits = {},
): Promise<IdentityProviderForTests> {
  const citizens = new Map<string, Citizen>();
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const client = { id: 'certificate-portal', secret: randomBytes(24).toString('base64url') };
  const authentication = secretInBody ? 'client_secret_post' : 'client_secret_basic';
  let spoils: Tampering | null = null;
  let hangs = false;
  const asked: string[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://provider').pathname);
    if (!hangs) void answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    ...fixedAnswers,
    clientAuthMethods: [authentication],
    conformIdTokenClaims: !everythingInToken,
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        token_endpoint_auth_method: authentication,
        redirect_uris: [new URL('/sign-in/provider/return', portal).href],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'of-tests' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...claimsOf(citizens.get(subject) ?? {}) }),
    }),
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (spoils && ctx.path === '/token' && body?.id_token) {
      ctx.body = { ...body, id_token: tamperedToken(body.id_token, spoils, key) };
    }
  });
  const standard = provider.callback();
  answer = (request, response) =>
    request.url?.startsWith('/interaction/')
      ? interact(provider, citizens, request, response)
      : standard(request, response);
  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_CLAIM_VERIFIED: 'none',
    },
    asked,
    tamper: (how) => {
      spoils = how;
    },
    hang: () => {
      hangs = true;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const fixedAnswers: Configuration = {
  scopes: ['openid', 'fullname', 'snils'],
  claims: {
    openid: ['sub'],
    fullname: ['family_name', 'given_name', 'middle_name', 'trusted'],
    snils: ['snils'],
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  // Whoever signs in lets the portal know who they are.
  loadExistingGrant: async ({ oidc }) => {
    const { provider, client, session } = oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope('openid fullname snils');
    await grant.save();
    return grant;
  },
};

function claimsOf({ surname, givenName, patronymic, snils, trusted }: Citizen): Record<string, unknown> {
  const told = { family_name: surname, given_name: givenName, middle_name: patronymic, snils };
  const filled = Object.entries(told).filter(([, value]) => value);
  return { ...Object.fromEntries(filled), trusted: trusted === 'yes' };
}

/** The provider's own page: its form says who one is, or that one does not want to. */
async function interact(
  provider: Provider,
  citizens: Map<string, Citizen>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(request.url ?? ''));
    return;
  }
  const typed = Object.fromEntries(new URLSearchParams(await text(request)));
  if (typed.answer === 'no') {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  const accountId = typed.subject ?? '';
  citizens.set(accountId, typed);
  await provider.interactionFinished(request, response, { login: { accountId } });
}

function page(action: string): string {
  const fields = Object.entries(labels).map(
    ([name, label]) => `<p><label>${label} <input name="${name}"></label></p>`,
  );
  return `<!DOCTYPE html><html lang="ru"><title>Поставщик входа</title><h1>Поставщик входа</h1>
<form method="post" action="${action}">${fields.join('')}
<button name="answer" value="yes">Войти у поставщика</button> <button name="answer" value="no">Не входить</button></form>`;
}
