import type { PlainDate } from '@/lib/domain/dates';
import type { LifeDeed } from '@/lib/domain/life';
import { lockRow } from '@/lib/platform/locks';
import type { Transaction } from '@/lib/platform/database';
import { eachRecord, type Tally } from '@/lib/platform/each-record';
import type { DueRecords } from './due-records';

/** A day of the region as it is lived: on itself, or so many days late after nights on which no worker ran. */
export type LivedDay = { day: PlainDate; late: number; due: DueRecords };

export type LifeStep = { deed: LifeDeed; live: (lived: LivedDay) => Promise<Tally> };

/** One deed to one record, under its lock; false where it is not due any more. */
type Act = (tx: Transaction, record: string, lived: LivedDay) => Promise<boolean>;

/** A step that does its deed to every record that is due. */
export function stepOf(deed: LifeDeed, act: Act): LifeStep {
  return {
    deed,
    live: (lived) => eachRecord(deed, lived.due.get(deed) ?? [], (tx, record) => act(tx, record, lived)),
  };
}

/** The child first, then the certificate, as everywhere. Returns whose it is. */
export async function lockCertificate(tx: Transaction, id: string): Promise<string> {
  const { childId } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { childId: true } });
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'certificate', id);
  return childId;
}
