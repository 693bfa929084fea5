import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenToldTo } from '@/lib/access/scope';
import { liveStatuses } from '@/lib/domain/certificate-status';
import { deliveryFailures, failureOf } from '@/lib/domain/delivery-failures';
import { recordAudit } from '@/lib/platform/audit';
import { badAmong, liftBadAddresses } from '@/lib/platform/bad-addresses';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';

/** Addresses of this person that letters do not reach: why, since when, and the open application where it can be corrected. */
export async function listUnreached(actor: FamilyActor) {
  const own = await addressesOf(database(), actor.personId);
  const bad = await badAmong(database(), [...own.keys()]);
  return bad.map(({ email, reason, since }) => ({
    email,
    since,
    fault: deliveryFailures[failureOf(reason)].family ?? 'почтовый сервер не принимает письма',
    applicationId: own.get(email) ?? null,
  }));
}

export type UnreachedAddress = Awaited<ReturnType<typeof listUnreached>>[number];

/** «Адрес снова работает»: letters go to this person's addresses again. Pressed twice it has one effect. */
export async function reachAgain(actor: FamilyActor): Promise<void> {
  requirePermission(actor, 'family.edit');
  await inTransaction(async (tx) => {
    const own = await addressesOf(tx, actor.personId);
    if ((await liftBadAddresses(tx, [...own.keys()])) === 0) return;
    await recordAudit(tx, actor, { event: 'address_lifted', subject: ['person', actor.personId] });
  });
}

/**
 * Where letters to this person go: the own address and, while none is proven, those of applications whose certificate lives;
 * and where they are to go, of applications that wait for a confirmation, each with its application.
 */
async function addressesOf(db: Queryable, personId: string): Promise<ReadonlyMap<string, string | null>> {
  const { email, emailConfirmedAt, applications } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      email: true,
      emailConfirmedAt: true,
      applications: {
        where: {
          email: { not: null },
          OR: [
            { status: 'awaiting_confirmation' },
            {
              visitId: null,
              certificate: { status: { in: liveStatuses } },
              child: childrenToldTo(personId),
            },
          ],
        },
        select: { id: true, email: true, status: true },
      },
    },
  });
  const addresses = new Map<string, string | null>(email === null ? [] : [[email, null]]);
  for (const { id, email: typed, status } of applications) {
    const waits = status === 'awaiting_confirmation';
    if (typed !== null && (waits || emailConfirmedAt === null)) addresses.set(typed, waits ? id : null);
  }
  return addresses;
}
