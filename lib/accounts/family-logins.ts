import type { IssuerActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf, found } from '@/lib/access/scope';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { describeSlipPerson, findSlipChild, slipPeopleOf, type FamilyLogin } from './slip-people';

export type { FamilyLogin };

/** Who of a pupil's family may have a login, and where each stands with it. */
export async function listFamilyLogins(
  actor: IssuerActor | OperatorActor,
  childId: string,
): Promise<FamilyLogin[]> {
  requirePermission(actor, 'slip.issue');
  return listIn({ AND: [{ personId: childId }, childrenOf(actor)] });
}

/** The same for the family of a certificate at the counter. */
export async function listLoginsOfRecord(
  actor: OperatorActor,
  certificateId: string,
): Promise<FamilyLogin[]> {
  requirePermission(actor, 'slip.issue');
  return listIn({ certificates: { some: { AND: [{ id: certificateId }, certificatesOf(actor)] } } });
}

async function listIn(scope: Prisma.ChildWhereInput): Promise<FamilyLogin[]> {
  const child = found(await findSlipChild(database(), scope));
  return slipPeopleOf(child).map(describeSlipPerson);
}
