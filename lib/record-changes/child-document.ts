import { randomUUID } from 'node:crypto';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { documentFitsAge } from '@/lib/domain/eligibility';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { Refusal } from '@/lib/domain/refusal';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { documentIndex, sealDocumentNumber } from '@/lib/platform/sealed-fields';
import { hasCertificateElsewhere } from './certificate-elsewhere';

export type ChildDocument = {
  kind: IdentityDocumentKind;
  series: string;
  number: string;
  issuedOn: PlainDate | null;
  issuedBy: string | null;
  comment: string | null;
};

/** Refuses a document that no child of this birth date can have today. */
export function refuseImpossibleDocument(
  input: Pick<ChildDocument, 'kind' | 'issuedOn'>,
  birthDate: PlainDate,
): void {
  if (!documentFitsAge(input.kind, birthDate, today())) {
    throw new Refusal(
      'invalid',
      'Этот документ не подходит по возрасту: до 14 лет нужно свидетельство о рождении, с 14 лет — паспорт.',
      'kind',
    );
  }
  if (input.issuedOn && input.issuedOn.since(birthDate).sign < 0) {
    throw new Refusal(
      'invalid',
      'Документ не мог быть выдан раньше рождения ребёнка. Проверьте дату выдачи.',
      'issuedOn',
    );
  }
}

const withCertificate =
  'На ребёнка с этим документом сертификат уже есть, второй не выдаётся. Проверьте серию и номер.';
const ofAnother =
  'Этот документ уже предоставлен для другого ребёнка. Проверьте серию и номер. Если они верны, обратитесь в учреждение с оригиналами документов.';

type Replaced = {
  id: string;
  /** The very document that is entered: known already. */
  same: boolean;
  /** An activated certificate stands on it. */
  activated: boolean;
};

/** The child's documents in force whose place this one takes; refuses somebody else's document. */
export async function listReplaced(
  tx: Transaction,
  childId: string,
  input: Pick<ChildDocument, 'kind' | 'series' | 'number'>,
): Promise<Replaced[]> {
  const numberIndex = documentIndex(input.kind, input);
  const inForce = await tx.identityDocument.findMany({
    where: { supersededAt: null, OR: [{ numberIndex }, { personId: childId, kind: input.kind }] },
    select: {
      id: true,
      personId: true,
      numberIndex: true,
      certificates: { where: { status: { in: ['active', 'suspended'] } }, select: { id: true }, take: 1 },
    },
  });
  const foreign = inForce.find(({ personId }) => personId !== childId);
  if (foreign) {
    const certain = await hasCertificateElsewhere(tx, childId, foreign.personId);
    throw new Refusal('conflict', certain ? withCertificate : ofAnother, 'number');
  }
  return inForce.map((row) => ({
    id: row.id,
    same: Buffer.from(row.numberIndex).equals(Buffer.from(numberIndex)),
    activated: row.certificates.length > 0,
  }));
}

/**
 * Enters the document an operator has before their eyes in the place of `former` and of any other of its kind. One the
 * family has provided already stays the same row, with its scan. Returns the id of the document now in force.
 */
export async function replaceChildDocument(
  tx: Transaction,
  childId: string,
  former: string,
  input: ChildDocument,
): Promise<string> {
  const inForce = await listReplaced(tx, childId, input);
  const same = inForce.find((row) => row.same);
  const ended = [former, ...inForce.map(({ id }) => id)].filter((id) => id !== same?.id);
  await tx.identityDocument.updateMany({
    where: { id: { in: ended }, supersededAt: null },
    data: { supersededAt: now() },
  });
  const details = { issuedOn: input.issuedOn && dbDate(input.issuedOn), issuedBy: input.issuedBy };
  if (same) {
    await tx.identityDocument.update({ where: { id: same.id }, data: details });
    return same.id;
  }
  const id = randomUUID();
  await tx.identityDocument.create({
    data: {
      id,
      personId: childId,
      kind: input.kind,
      numberSealed: sealDocumentNumber(id, input),
      numberIndex: documentIndex(input.kind, input),
      comment: input.comment,
      createdAt: now(),
      ...details,
    },
  });
  return id;
}
