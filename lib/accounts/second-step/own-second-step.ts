import type { Actor } from '@/lib/access/actor';
import { secondStepRule } from '@/lib/access/second-step';
import { secondStepAddress } from '@/lib/domain/second-step-code';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { countBackupCodes } from './backup-codes';
import { openSecret } from './secret';

/** How long a secret that was shown waits for its first code. */
const setUpMilliseconds = 30 * 60_000;

/** Since when a secret being set up may have been made to still count. */
export function setUpSince(): Date {
  return new Date(now().getTime() - setUpMilliseconds);
}

export type OwnSecondStep = {
  /** Null when it is not switched on. */
  switchedOn: { at: Date; codesLeft: number } | null;
  /** What the app is being given at the moment: the address for the QR code and the secret in base32. */
  setUp: { address: string; secret: string } | null;
  /** False where staff may replace it only. */
  mayBeSwitchedOff: boolean;
};

export async function getOwnSecondStep({ accountId }: Actor): Promise<OwnSecondStep> {
  const { login, secondFactors } = await database().account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      login: true,
      secondFactors: { select: { id: true, secretSealed: true, createdAt: true, switchedOnAt: true } },
    },
  });
  const inUse = secondFactors.find(({ switchedOnAt }) => switchedOnAt !== null);
  const beingSetUp = secondFactors.find(
    ({ switchedOnAt, createdAt }) => switchedOnAt === null && createdAt > setUpSince(),
  );
  const secret = beingSetUp ? openSecret(beingSetUp) : null;
  const site = new URL(environment().APP_URL).hostname;
  return {
    switchedOn: inUse?.switchedOnAt
      ? { at: inUse.switchedOnAt, codesLeft: await countBackupCodes(database(), accountId) }
      : null,
    setUp: secret === null ? null : { secret, address: secondStepAddress(secret, { site, login }) },
    mayBeSwitchedOff: secondStepRule() !== 'required',
  };
}
