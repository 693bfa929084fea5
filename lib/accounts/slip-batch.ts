import { childrenOf } from '@/lib/access/scope';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { formatSlipCode } from '@/lib/domain/slip-code';
import { slipFragment } from '@/lib/domain/slip-link';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { MadeSlip } from './make-slips';
import type { Issuer, Recipient } from './slip-recipient';

/** Names the children of each of these people that the actor knows of: those of other institutions are not told. */
export async function childrenOnSlips(
  tx: Transaction,
  actor: Issuer,
  recipients: readonly Recipient[],
): Promise<Map<string, string[]>> {
  const guardians = recipients.filter(({ role }) => role === 'parent').map(({ personId }) => personId);
  const ties = await tx.guardianship.findMany({
    where: { guardianId: { in: guardians }, endedAt: null, child: childrenOf(actor) },
    orderBy: [{ child: { person: { birthDate: 'asc' } } }, { id: 'asc' }],
    select: {
      guardianId: true,
      child: {
        select: {
          groupName: true,
          person: { select: { surname: true, givenName: true } },
        },
      },
    },
  });
  const lines = new Map<string, string[]>();
  for (const { guardianId, child } of ties) {
    const { surname, givenName } = child.person;
    const line = [`${surname} ${givenName}`, child.groupName].filter(Boolean).join(', ');
    lines.set(guardianId, [...(lines.get(guardianId) ?? []), line]);
  }
  return lines;
}

/** What the sheet prints of the slips just made, in the order of the recipients. */
export async function slipSheetData(
  actor: Issuer,
  recipients: readonly Recipient[],
  made: readonly MadeSlip[],
  children: ReadonlyMap<string, string[]>,
): Promise<SlipSheetData> {
  const { APP_URL, TIME_ZONE } = environment();
  const { shortName } = await database().institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  const slipOf = new Map(made.map((slip) => [slip.personId, slip]));
  const signIn = new URL('/sign-in', APP_URL);
  return {
    madeAt: formatMinute(now(), TIME_ZONE),
    place: shortName,
    address: `${signIn.host}${signIn.pathname}`,
    slips: recipients.flatMap(({ personId, name }) => {
      const slip = slipOf.get(personId);
      if (!slip) return [];
      const { login, code, lastDay } = slip;
      return [
        {
          recipient: fullName(name),
          children: children.get(personId) ?? [],
          login,
          code: formatSlipCode(code),
          lastDay: formatDate(lastDay),
          link: `${signIn.href}${slipFragment({ login, code })}`,
        },
      ];
    }),
  };
}
