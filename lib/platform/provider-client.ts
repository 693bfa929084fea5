import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  allowInsecureRequests,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { isIncomplete, type Claims } from '@/lib/domain/provider-identity';
import { returnAddress, type IdentityProvider } from './identity-provider';
import { errorFacts, log } from './log';

const timeoutSeconds = 5;
const secondsOfClockDrift = 30;
const discoveredForMs = 3_600_000;

/** What binds an answer of the provider to the question: known to the server alone, but for the state. */
export type TripSecrets = { state: string; nonce: string; codeVerifier: string };

export function newTripSecrets(): TripSecrets {
  return { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
}

/** `declined`: the person did not let the provider tell who they are. Everything else is a fault of the connection. */
export class ProviderFault extends Error {
  readonly kind: 'declined' | 'unavailable';

  constructor(kind: ProviderFault['kind']) {
    super(`The identity provider: ${kind}`);
    this.name = 'ProviderFault';
    this.kind = kind;
  }
}

type Discovered = { of: string; at: number; configuration: Promise<Configuration> };

// Not shared between the copies of this module that Next makes: a copy of the library knows its own configurations only.
let discovered: Discovered | null = null;

/** The provider's addresses and keys, asked for once an hour; a failure is not kept. */
function configurationOf(provider: IdentityProvider): Promise<Configuration> {
  const of = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
  if (discovered?.of === of && performance.now() - discovered.at < discoveredForMs)
    return discovered.configuration;
  const asked = { of, at: performance.now(), configuration: discover(provider) };
  discovered = asked;
  asked.configuration.catch(() => {
    if (discovered === asked) discovered = null;
  });
  return asked.configuration;
}

async function discover({ issuer, clientId, clientSecret }: IdentityProvider): Promise<Configuration> {
  const server = new URL(issuer);
  // The settings allow plain HTTP on one's own machine only.
  const insecure = server.protocol === 'http:' ? [allowInsecureRequests] : [];
  const found = await discovery(server, clientId, undefined, undefined, {
    timeout: timeoutSeconds,
    execute: insecure,
  });
  const metadata = found.serverMetadata();
  const methods = metadata.token_endpoint_auth_methods_supported;
  // Unless the provider says otherwise, it knows Basic: so the standard has it.
  const authentication =
    !methods || methods.includes('client_secret_basic')
      ? ClientSecretBasic(clientSecret)
      : ClientSecretPost(clientSecret);
  const client = { client_secret: clientSecret, [clockTolerance]: secondsOfClockDrift };
  const configuration = new Configuration(metadata, clientId, client, authentication);
  configuration.timeout = timeoutSeconds;
  // The signature is checked although the token comes over TLS: whose key it is must not depend on a proxy in between.
  for (const set of [enableNonRepudiationChecks, ...insecure]) set(configuration);
  return configuration;
}

/** Where the browser goes to sign in with the provider. Throws a ProviderFault when the provider does not answer. */
export async function departureAddress(provider: IdentityProvider, secrets: TripSecrets): Promise<URL> {
  return asFault('discovery', async () =>
    buildAuthorizationUrl(await configurationOf(provider), {
      redirect_uri: returnAddress().href,
      scope: provider.scope,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    }),
  );
}

export type ProviderAnswer = { issuer: string; subject: string; claims: Claims };

/**
 * Who the provider says has signed in. `query` is what the browser brought back; the code in it is exchanged and the
 * token's signature, issuer, audience, nonce and time are checked. Throws a ProviderFault.
 */
export async function readAnswer(
  provider: IdentityProvider,
  secrets: TripSecrets,
  query: URLSearchParams,
): Promise<ProviderAnswer> {
  return asFault('exchange', async () => {
    const configuration = await configurationOf(provider);
    const address = returnAddress();
    address.search = query.toString();
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.codeVerifier,
      idTokenExpected: true,
    });
    const told = tokens.claims();
    if (!told) throw new Error('The provider sent no ID token');
    const more =
      isIncomplete(told, provider.claims) && configuration.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(configuration, tokens.access_token, told.sub)
        : {};
    return { issuer: told.iss, subject: told.sub, claims: { ...more, ...told } };
  });
}

async function asFault<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const answer = answerOf(error);
    if (answer === 'access_denied') throw new ProviderFault('declined');
    log().warn({
      event: 'identity_provider_failed',
      step,
      ...errorFacts(error),
      ...(answer ? { answer } : {}),
    });
    throw new ProviderFault('unavailable');
  }
}

/** The provider's reason as a word of the protocol; never its description, which may quote a person's data. */
function answerOf(error: unknown): string | null {
  let word: string | undefined;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) word = error.error;
  if (error instanceof WWWAuthenticateChallengeError) word = error.cause[0]?.parameters.error;
  return word !== undefined && /^[a-z_]{1,40}$/.test(word) ? word : null;
}
