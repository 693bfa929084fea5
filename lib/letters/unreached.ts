import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
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

/** The address of the person and those of applications that wait for a confirmation, each with its application. */
async function addressesOf(db: Queryable, personId: string): Promise<ReadonlyMap<string, string | null>> {
  const { email, applications } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      email: true,
      applications: {
        where: { status: 'awaiting_confirmation', email: { not: null } },
        select: { id: true, email: true },
      },
    },
  });
  return new Map([
    ...(email === null ? [] : ([[email, null]] as const)),
    ...applications.flatMap(({ id, email: typed }) => (typed === null ? [] : ([[typed, id]] as const))),
  ]);
}
