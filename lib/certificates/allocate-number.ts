import { randomInt } from 'node:crypto';
import { certificateNumber } from '@/lib/domain/certificate-number';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { log, logForRestore } from '@/lib/platform/log';

const tails = 1_000_000;
const mostTries = 500;

/**
 * A number nobody ever had: its last six digits are random, the table of given numbers decides races.
 * Nothing can be guessed from one number about another, and none is given twice.
 */
export async function allocateNumber(
  tx: Transaction,
  region: string,
  municipality: { id: string; code: string },
): Promise<string> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const number = certificateNumber(region, municipality.code, randomInt(tails));
    const { count } = await tx.certificateNumber.createMany({
      data: { number, municipalityId: municipality.id, givenAt: now() },
      skipDuplicates: true,
    });
    // When the rest fails it is taken all the same: one number fewer harms nobody, one given twice does.
    if (count === 1) logForRestore({ event: 'number_given', number });
    if (count === 1) return number;
  }
  log().error({ event: 'numbers_running_out', municipalityId: municipality.id });
  throw new Refusal('unavailable');
}
