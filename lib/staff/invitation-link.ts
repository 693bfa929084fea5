import { createHash, randomBytes } from 'node:crypto';
import { formatMinute } from '@/lib/domain/dates';
import { roles } from '@/lib/domain/roles';
import { invitationEnd } from '@/lib/domain/staff-invitations';
import type { StaffRole } from '@/lib/domain/staff-roles';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';

/** Only the hash is kept: who reads the table opens no account. */
export function invitationTokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}

/** A new link with its hours: the token for the letter and the columns of the row. */
export function newLink() {
  const token = randomBytes(32).toString('base64url');
  const sentAt = now();
  return { token, row: { tokenHash: invitationTokenHash(token), sentAt, expiresAt: invitationEnd(sentAt) } };
}

type Invited = { email: string; staffName: string; role: StaffRole; place: string | null };

export async function sendInvitation(
  tx: Transaction,
  { email, staffName, role, place }: Invited,
  { token, row }: ReturnType<typeof newLink>,
): Promise<void> {
  const { APP_URL, TIME_ZONE } = environment();
  const payload = {
    staffName,
    role: roles[role].title,
    place,
    until: formatMinute(row.expiresAt, TIME_ZONE),
    link: new URL(`/invitation/${token}`, APP_URL).href,
  };
  const to = { personId: null, accountId: null, email };
  await queueLetter(tx, to, 'staff_invited', payload, { until: row.expiresAt });
}
