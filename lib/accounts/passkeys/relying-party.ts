import { environment } from '@/lib/platform/environment';

/** To whom a passkey belongs: this host, on this address only. A key made here answers nowhere else. */
export function relyingParty(): { rpID: string; rpName: string; origin: string } {
  const { hostname: rpID, origin } = new URL(environment().APP_URL);
  return { rpID, rpName: 'Сертификат дополнительного образования', origin };
}

/** Signatures every device of today can give: Ed25519, ES256, RS256. Named here, because the library's own list is still moving. */
export const signatureKinds = [-8, -7, -257];
