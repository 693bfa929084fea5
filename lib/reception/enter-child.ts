import type { OperatorActor } from '@/lib/access/actor';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { fullName, mayBeSameName, type PersonName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { replaceDocument } from '@/lib/families/applicant-document';
import { enterPerson } from '@/lib/families/enter-person';
import { createChild } from '@/lib/families/new-child';
import { attendsNone, chosenInstitution } from '@/lib/families/child-place';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { guardiansOf } from '@/lib/record-changes/recipients';
import { mayBeRecordOf, readAnswer } from './carried-record';
import { findChildInScope, findNamesakes, findOwners, hasLiveCertificate } from './known-people';
import { readChildPlace, recordChildPlace } from './child-place-change';
import { tellTied, tieGuardian } from './tie-guardian';
import { blockName, type VisitChildField } from './visit-blocks';
import { anotherPerson, type VisitChild, type VisitGuardian } from './visit-fields';

/** What the whole register answers where a certificate is somebody's the operator may not see. */
const elsewhere =
  'Сертификат уже есть: ребёнок с таким документом или СНИЛС есть в реестре. Второй не выдаётся: номер знает семья и учреждение, где он получен.';

/** The record of this child, if there is one; refused where it has a certificate, asked where it is not clear. */
export async function findSameChild(
  tx: Transaction,
  actor: OperatorActor,
  child: VisitChild,
): Promise<string | null> {
  const at = (part: VisitChildField) => blockName(child.block, part);
  const { record } = child;
  const answer = record === null || record === anotherPerson ? null : readAnswer(record);
  const chosen = answer && (await findChildInScope(tx, actor, answer.id));
  const { bySnils, byDocument } = await findOwners(tx, child);
  const owner = byDocument ?? bySnils;
  if (owner) {
    const wrong = byDocument ? at('number') : at('snils');
    const sameOwner = !bySnils || !byDocument || bySnils.id === byDocument.id;
    const isOther = !owner.isChild || !sameOwner;
    const isChosen = chosen?.childId === owner.id;
    const sameName = mayBeSameName(owner.name, child);
    if (isOther || !(sameName || (isChosen && answer?.confirmed))) {
      // A number alone tells nothing of whose it is.
      const told = owner.isChild && (isChosen || sameName || owner.birthDate?.equals(child.birthDate));
      await refuseCertified(tx, actor, told ? owner.id : null, wrong);
      if (isChosen && !isOther) throw anotherChild(chosen.name, at('record'));
      throw new Refusal(
        'conflict',
        'Этот номер уже указан у другого человека. Сверьте его с оригиналом ещё раз.',
        wrong,
      );
    }
    await refuseCertified(tx, actor, owner.id, wrong);
    return owner.id;
  }
  if (answer) {
    if (!chosen) throw new Refusal('not_found');
    // A brother or sister may have been typed over the child whose record is open.
    if (!answer.confirmed && !mayBeRecordOf(chosen, child)) throw anotherChild(chosen.name, at('record'));
    await refuseCertified(tx, actor, chosen.childId, at('surname'));
    return chosen.childId;
  }
  const namesakes = (await findNamesakes(tx, actor, child)).filter(({ certificate }) => certificate === null);
  if (namesakes.length > 0 && record === null) {
    throw new Refusal(
      'conflict',
      'Ребёнок с таким именем и датой рождения уже записан. Выберите, тот же ли это ребёнок.',
      at('record'),
    );
  }
  return null;
}

function anotherChild(name: PersonName, field: string): Refusal {
  return new Refusal(
    'conflict',
    `В открытой записи другой ребёнок: ${fullName(name)}. Выберите, тот же ли это ребёнок.`,
    field,
  );
}

async function refuseCertified(
  tx: Transaction,
  actor: OperatorActor,
  childId: string | null,
  field: string,
): Promise<void> {
  if (childId === null || !(await hasLiveCertificate(tx, childId))) return;
  const here = await findChildInScope(tx, actor, childId);
  const sentence = here?.certificate
    ? `У этого ребёнка сертификат уже есть: ${formatCertificateNumber(here.certificate.number)}. Второй не выдаётся, откройте его запись.`
    : elsewhere;
  throw new Refusal('conflict', sentence, field);
}

type Entered = {
  childId: string | null;
  guardianId: string | null;
  guardian: VisitGuardian | null;
  address: string;
  /** Of a child who applies alone. */
  phone: string | null;
};

/** Writes the child down as the originals say, with where it lives and learns and the tie to the applicant. Returns its id. */
export async function enterChild(
  tx: Transaction,
  actor: OperatorActor,
  child: VisitChild,
  { childId, guardianId, guardian, address, phone }: Entered,
): Promise<string> {
  const { municipalityId } = actor;
  const { birthDate, snils, institution } = child;
  const id = childId ?? (await addChild(tx, actor, child));
  await lockRow(tx, 'child', id);
  await lockRow(tx, 'person', id);
  const before = await readChildPlace(tx, id);
  const institutionId = await atBlock(child.block, () =>
    chosenInstitution(tx, { municipalityId, institution }),
  );
  await enterPerson(tx, actor, id, { ...child, birthDate, snils, address: child.address ?? address, phone });
  await atBlock(child.block, () => replaceDocument(tx, id, child));
  await tx.child.update({
    where: { personId: id },
    data: {
      municipalityId,
      institutionId,
      unattached: institution === attendsNone,
      ...(child.groupName === null ? {} : { groupName: child.groupName }),
    },
  });
  if (childId !== null) await recordChildPlace(tx, actor, id, before);
  if (guardianId !== null && guardian !== null) {
    const others = await guardiansOf(tx, id);
    const isNew = await tieGuardian(tx, {
      childId: id,
      guardianId,
      guardian,
      ground: child.ground,
      field: blockName(child.block, 'number'),
    });
    if (isNew && childId !== null)
      await tellTied(tx, actor, { childId, childName: fullName(child), ground: child.ground, others });
  }
  return id;
}

async function addChild(tx: Transaction, actor: OperatorActor, child: VisitChild): Promise<string> {
  const id = await createChild(tx, { name: child, birthDate: child.birthDate, snils: child.snils });
  await recordAudit(tx, actor, { event: 'child_added', subject: ['child', id], childId: id });
  return id;
}

/** A fault that another room tells at a field of its own form is shown at this child's. */
export async function atBlock<Result>(block: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.field === null) throw error;
    const part = childParts.find((one) => one === error.field);
    if (!part) throw error;
    throw new Refusal(error.code, error.message, blockName(block, part));
  }
}

const childParts = ['kind', 'series', 'number', 'institution', 'groupId', 'snils'] as const;
