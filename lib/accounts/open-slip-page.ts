import type { IssuerActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf, found } from '@/lib/access/scope';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { describeSlipPerson, findSlipChild, slipPeopleOf, type FamilyLogin } from './slip-people';

/** Somebody who may be given a slip, as the page that gives it shows them. */
type SlipPage = { childId: string; childName: string; person: FamilyLogin };

/** For a pupil's family at their school. The look is recorded together with the reading. */
export function openPupilSlip(actor: IssuerActor, childId: string, personId: string): Promise<SlipPage> {
  requirePermission(actor, 'slip.issue');
  return inTransaction(async (tx) => {
    const where = { AND: [{ personId: childId }, childrenOf(actor)] };
    const page = await readIn(tx, where, personId);
    await recordAudit(tx, actor, { event: 'pupil_viewed', subject: ['child', childId], childId });
    return page;
  });
}

/** The same for the family of a certificate at the counter. */
export function openRecordSlip(
  actor: OperatorActor,
  certificateId: string,
  personId: string,
): Promise<SlipPage> {
  requirePermission(actor, 'slip.issue');
  return inTransaction(async (tx) => {
    const where = { certificates: { some: { AND: [{ id: certificateId }, certificatesOf(actor)] } } };
    const page = await readIn(tx, where, personId);
    await recordAudit(tx, actor, {
      event: 'certificate_viewed',
      subject: ['certificate', certificateId],
      childId: page.childId,
    });
    return page;
  });
}

async function readIn(tx: Transaction, scope: Prisma.ChildWhereInput, personId: string): Promise<SlipPage> {
  const child = found(await findSlipChild(tx, scope));
  const person = found(slipPeopleOf(child).find((one) => one.personId === personId));
  return {
    childId: child.personId,
    childName: fullName(child.person),
    person: describeSlipPerson(person),
  };
}
