import { dayIn, formatDate, type PlainDate } from './dates';
import { startOfDay } from './day-start';

/** How many days after the day it was made a slip works, to the end of the last of them. */
const slipDays = 60;

/** The last day on which a slip made today works. */
export function slipLastDay(today: PlainDate): PlainDate {
  return today.add({ days: slipDays });
}

/** The instant from which it works no more. */
export function slipEnd(lastDay: PlainDate, timeZone: string): Date {
  return startOfDay(lastDay.add({ days: 1 }), timeZone);
}

export type AccountFacts = { lastSignInAt: Date | null };
export type SlipFacts = { createdAt: Date; expiresAt: Date; usedAt: Date | null; voidedAt: Date | null };

/** Where somebody stands with their login. `slip` is the one that may still be used, or whose time has run out. */
export type LoginState = {
  kind: 'none' | 'issued' | 'signed_in';
  slip: { issuedOn: PlainDate; lastDay: PlainDate; expired: boolean } | null;
};

/** @param slip the newest slip of the account */
export function loginState(
  account: AccountFacts | null,
  slip: SlipFacts | null,
  { instant, timeZone }: { instant: Date; timeZone: string },
): LoginState {
  if (!account) return { kind: 'none', slip: null };
  const kind = account.lastSignInAt === null ? 'issued' : 'signed_in';
  if (!slip || slip.usedAt || slip.voidedAt) return { kind, slip: null };
  const lastInstant = new Date(slip.expiresAt.getTime() - 1);
  return {
    kind,
    slip: {
      issuedOn: dayIn(timeZone, slip.createdAt),
      lastDay: dayIn(timeZone, lastInstant),
      expired: slip.expiresAt <= instant,
    },
  };
}

/** «листок выдан 21.11.2026, действует до 20.01.2027»; empty where there is no slip to tell of. */
export function slipWords({ slip }: LoginState): string {
  if (!slip) return '';
  const issued = formatDate(slip.issuedOn);
  return slip.expired
    ? `листок от ${issued} истёк`
    : `листок выдан ${issued}, действует до ${formatDate(slip.lastDay)}`;
}
