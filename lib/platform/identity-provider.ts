import type { ClaimNames } from '@/lib/domain/provider-identity';
import { environment } from './environment';
import { everybodyVerified } from './provider-settings';

export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Stands after «через»: «Войти через Госуслуги». */
  label: string;
  scope: string;
  claims: ClaimNames;
};

/** The provider through which families may sign in; null when the settings name none. */
export function identityProvider(): IdentityProvider | null {
  const read = environment();
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  const { OIDC_CLAIM_VERIFIED: verified } = read;
  if (!issuer || !clientId || !clientSecret || !verified) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    label: read.OIDC_LABEL,
    scope: read.OIDC_SCOPE,
    claims: {
      snils: read.OIDC_CLAIM_SNILS,
      surname: read.OIDC_CLAIM_SURNAME,
      givenName: read.OIDC_CLAIM_GIVEN_NAME,
      patronymic: read.OIDC_CLAIM_PATRONYMIC,
      verified: verified === everybodyVerified ? null : verified,
    },
  };
}

/** How the pages call the sign-in through the provider; null when there is none. */
export function providerLabel(): string | null {
  return identityProvider()?.label ?? null;
}

/** Where the provider sends people back to; it has to know this address beforehand. */
export function returnAddress(): URL {
  return new URL('/sign-in/provider/return', environment().APP_URL);
}
