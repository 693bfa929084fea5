import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { fileInPerson } from '@/lib/applications/file-in-person';
import { issueConfirmed } from '@/lib/certificates/issue-certificate';
import { ageVerdict } from '@/lib/domain/eligibility';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal, refuseAll } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName, lockRow } from '@/lib/platform/locks';
import { atBlock, enterChild, findSameChild } from './enter-child';
import { enterGuardian } from './enter-guardian';
import { findFamilyFaults } from './family-faults';
import { blockName } from './visit-blocks';
import type { VisitChild, VisitFamily } from './visit-fields';
import { dropVisitDrafts } from './visit-draft';

/**
 * «Записать семью»: applicant, children, applications, certificates and papers of all of them commit together or not at
 * all. The id of the form is the key: sent twice it enters the family once. Returns the visit's id.
 */
export async function registerVisit(actor: Actor, family: VisitFamily): Promise<string> {
  requirePermission(actor, 'family.receive');
  const { visitId, children } = family;
  refuseTwice(children);
  return inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    // Two clicks come here one after the other; two desks with one family, too.
    await lockName(tx, `family-visit:${visitId}`);
    if (await isEntered(tx, actor, visitId)) return visitId;
    const known = await findKnown(tx, actor, family);
    await lockKnown(tx, [...known.values()]);
    await lockNames(tx, actor, children);
    const guardianId = family.guardian && (await enterGuardian(tx, actor, family.guardian));
    const ids = new Map<VisitChild, string>();
    for (const child of children) {
      const entered = {
        childId: known.get(child) ?? null,
        guardianId,
        guardian: family.guardian,
        address: family.guardian?.address ?? '',
        phone: family.contacts?.phone ?? null,
      };
      ids.set(child, await enterChild(tx, actor, child, entered));
    }
    refuseOneRecord([...ids.values()], children);
    const applicantId = guardianId ?? ids.values().next().value;
    if (!applicantId) throw new Refusal('invalid');
    await tx.familyVisit.create({
      data: {
        id: visitId,
        applicantId,
        operatorId: actor.accountId,
        institutionId: actor.institutionId,
        createdAt: now(),
      },
    });
    const email = family.guardian?.email ?? family.contacts?.email ?? null;
    for (const [child, childId] of ids) {
      await openCase(tx, actor, child, { childId, applicantId, email, visitId });
    }
    await recordAudit(tx, actor, {
      event: 'family_received',
      subject: ['person', applicantId],
      details: { children: children.length },
    });
    await dropVisitDrafts(tx, actor, visitId);
    return visitId;
  });
}

/** The record of each child that has one. What is wrong or not clear is told of all children at once. */
async function findKnown(tx: Transaction, actor: OperatorActor, family: VisitFamily) {
  const faults = await findFamilyFaults(tx, actor, family);
  const known = new Map<VisitChild, string | null>();
  for (const child of family.children) {
    try {
      known.set(child, await findSameChild(tx, actor, child));
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === null) throw error;
      faults.push(error);
    }
  }
  refuseAll(faults);
  return known;
}

async function isEntered(tx: Transaction, actor: OperatorActor, id: string): Promise<boolean> {
  const visit = await tx.familyVisit.findUnique({ where: { id }, select: { operatorId: true } });
  if (visit && visit.operatorId !== actor.accountId) throw new Refusal('conflict');
  return visit !== null;
}

type Filed = Parameters<typeof fileInPerson>[2];

/** The application and, from five years on, the certificate. Who is younger gets it on the birthday: all but that is done. */
async function openCase(
  tx: Transaction,
  actor: OperatorActor,
  child: VisitChild,
  filed: Filed,
): Promise<void> {
  const { childId } = filed;
  const id = await atSurname(child.block, () => fileInPerson(tx, actor, filed));
  if (ageVerdict(child.birthDate, today()).kind !== 'eligible') return;
  const document = await tx.identityDocument.findFirst({
    where: { personId: childId, supersededAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (!document) throw new Refusal('invalid');
  await atSurname(child.block, () =>
    atBlock(child.block, () =>
      issueConfirmed(tx, actor, { id, childId }, { groupId: child.groupId, documentId: document.id }),
    ),
  );
}

/** What a verb refuses without naming a field is told at the child it is about. */
async function atSurname<Result>(block: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.field !== null) throw error;
    throw new Refusal(error.code, error.message, blockName(block, 'surname'));
  }
}

/**
 * Named locks of all children at once and in one order: two families with children of one name or birthday, entered in
 * another order, must not wait for one another in a circle. Rows, then places of groups, then names, as where a family issues.
 */
async function lockNames(
  tx: Transaction,
  { municipalityId }: OperatorActor,
  children: readonly VisitChild[],
): Promise<void> {
  const limited = await tx.certificateGroup.findMany({
    where: { municipalityId, active: true, places: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const names = children.flatMap((child) => [
    `same-child:birth:${child.birthDate.toString()}`,
    `same-child:name:${nameKey(fullName(child))}`,
  ]);
  const all = [...limited.map(({ id }) => `places:${id}`), ...[...new Set(names)].toSorted()];
  for (const name of all) await lockName(tx, name);
}

async function lockKnown(tx: Transaction, ids: readonly (string | null)[]): Promise<void> {
  for (const id of ids.filter((one) => one !== null).toSorted()) await lockRow(tx, 'child', id);
}

function refuseTwice(children: readonly VisitChild[]): void {
  const seen = new Set<string>();
  for (const child of children) {
    const key = `${nameKey(fullName(child))} ${child.birthDate.toString()}`;
    if (seen.has(key)) throw twice(child);
    seen.add(key);
  }
}

/** Two blocks that turned out to be one record: the same document or SNILS in both. */
function refuseOneRecord(ids: readonly string[], children: readonly VisitChild[]): void {
  const at = ids.findIndex((id, place) => ids.indexOf(id) < place);
  const child = children[at];
  if (child) throw twice(child);
}

function twice({ block }: VisitChild): Refusal {
  const field = blockName(block, 'surname');
  return new Refusal('invalid', 'Этот ребёнок в форме дважды. Оставьте один раздел.', field);
}
