import { Secret, TOTP } from 'otpauth';

/** As every authenticator app understands it without being told (RFC 6238): SHA-1, six digits, half a minute. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Clocks of telephones are a little off, and typing takes its time: the code before and the one after count, too. */
const stepsAround = 1;

/** The six digits as typed, with whatever spaces apps show in them; null for anything else. */
export function parseSecondStepCode(text: string): string | null {
  const digits = text.replace(/[\s\u00a0-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * The half minute since 1970 to which the code belongs, or null when it is no code of this time.
 * @param secret in base32
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const totp = new TOTP({ ...kind, secret: Secret.fromBase32(secret) });
  const timestamp = at.getTime();
  const distance = totp.validate({ token: code, timestamp, window: stepsAround });
  return distance === null ? null : totp.counter({ timestamp }) + distance;
}

/** What the QR code says to the app: whose codes they are, and the secret. */
export function secondStepAddress(secret: string, { site, login }: { site: string; login: string }): string {
  return new TOTP({ ...kind, secret: Secret.fromBase32(secret), issuer: site, label: login }).toString();
}

/** The secret for typing it over: groups of four. */
export function groupedSecret(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
