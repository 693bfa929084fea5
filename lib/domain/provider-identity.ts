import { nameKey } from './names';
import { parseSnils } from './snils';

/** Under which names the provider tells what is asked of it; `verified` is null where it is not asked for. */
export type ClaimNames = {
  snils: string;
  surname: string;
  givenName: string;
  patronymic: string;
  verified: string | null;
};

export type Claims = Readonly<Record<string, unknown>>;

/** Who signed in with the provider: its own number of this person, and what a person of the register is recognised by. */
export type ProviderIdentity = {
  issuer: string;
  subject: string;
  /** Eleven digits; null when the provider tells none or a wrong one. */
  snils: string | null;
  /** Normal form of the full name; null when surname or given name are missing. */
  nameKey: string | null;
};

function textOf(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

export function readIdentity(
  { issuer, subject }: { issuer: string; subject: string },
  claims: Claims,
  names: ClaimNames,
): ProviderIdentity {
  const [surname, givenName] = [textOf(claims, names.surname), textOf(claims, names.givenName)];
  const parts = [surname, givenName, textOf(claims, names.patronymic)];
  return {
    issuer,
    subject,
    snils: parseSnils(textOf(claims, names.snils)),
    nameKey: surname && givenName ? nameKey(parts.join(' ')) : null,
  };
}

/** Whether the provider has checked who this is, where the settings ask for it. */
export function isVerified(claims: Claims, { verified }: ClaimNames): boolean {
  return verified === null || claims[verified] === true || claims[verified] === 'true';
}

/** What is still missing of the claims asked for: the provider may tell it at another of its addresses. */
export function isIncomplete(claims: Claims, names: ClaimNames): boolean {
  const wanted = [names.snils, names.surname, names.givenName, names.patronymic, names.verified];
  return wanted.some((name) => name !== null && claims[name] === undefined);
}
