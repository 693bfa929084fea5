const day = 86_400_000;

/** An address that was reachable so long ago is asked again. */
const knownForDays = 365;

export type PersonEmail = { email: string | null; emailConfirmedAt: Date | null };

/**
 * Whether the applicant has confirmed this very address already: a letter would only prove again that it is reachable.
 * `address` as the form's check has put it right.
 */
export function isKnownEmail({ email, emailConfirmedAt }: PersonEmail, address: string, now: Date): boolean {
  if (email === null || emailConfirmedAt === null || email !== address) return false;
  return now.getTime() - emailConfirmedAt.getTime() < knownForDays * day;
}
