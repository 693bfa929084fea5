import { randomUUID } from 'node:crypto';
import { dbDate, parseDate } from '@/lib/domain/dates';
import { documentFitsAge } from '@/lib/domain/eligibility';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { Refusal } from '@/lib/domain/refusal';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { documentIndex, sealDocumentNumber } from '@/lib/platform/sealed-fields';
import type { DeskFacts, DeskRecord } from './desk-record';

type Right = {
  kind: IdentityDocumentKind;
  series: string;
  number: string;
  issuedOn: Date | null;
  issuedBy: string | null;
};

/** The right document out of the facts of its form, checked against the child's age. */
export function readDocument(facts: DeskFacts, birthDate: DeskRecord['birthDate'] | null): Right {
  const issuedOn = parseDate(facts.issuedOn ?? '');
  const kind = facts.kind as IdentityDocumentKind;
  if (birthDate && !documentFitsAge(kind, birthDate, today())) {
    throw new Refusal(
      'invalid',
      'Этот документ не подходит по возрасту: до 14 лет нужно свидетельство о рождении, с 14 лет — паспорт.',
      'kind',
    );
  }
  if (birthDate && issuedOn && issuedOn.since(birthDate).sign < 0) {
    throw new Refusal(
      'invalid',
      'Документ не мог быть выдан раньше рождения ребёнка. Проверьте дату выдачи.',
      'issuedOn',
    );
  }
  return {
    kind,
    series: facts.series ?? '',
    number: facts.number ?? '',
    issuedOn: issuedOn && dbDate(issuedOn),
    issuedBy: facts.issuedBy ?? null,
  };
}

/** What was mistyped is put right where it stands: a number that never was leads nobody to this person any more. */
export async function mendDocument(
  tx: Transaction,
  personId: string,
  documentId: string,
  right: Right,
  ofChild: boolean,
): Promise<void> {
  await refuseKnown(tx, personId, documentId, right, ofChild);
  const { kind, issuedOn, issuedBy } = right;
  await tx.identityDocument.update({
    where: { id: documentId },
    data: {
      kind,
      numberSealed: sealDocumentNumber(documentId, right),
      numberIndex: documentIndex(kind, right),
      issuedOn,
      issuedBy,
    },
  });
}

/** Another document of the applicant lies on the desk: it takes the place of the earlier one, which stays known. */
export async function takeDocument(
  tx: Transaction,
  personId: string,
  replacedId: string | null,
  right: Right,
): Promise<void> {
  await refuseKnown(tx, personId, replacedId, right, false);
  const { kind, issuedOn, issuedBy } = right;
  await tx.identityDocument.updateMany({
    where: {
      personId,
      supersededAt: null,
      OR: [{ kind }, ...(replacedId === null ? [] : [{ id: replacedId }])],
    },
    data: { supersededAt: now() },
  });
  const id = randomUUID();
  await tx.identityDocument.create({
    data: {
      id,
      personId,
      kind,
      numberSealed: sealDocumentNumber(id, right),
      numberIndex: documentIndex(kind, right),
      issuedOn,
      issuedBy,
      createdAt: now(),
    },
  });
}

/** A document is one person's only, and a person has one of a kind in force. */
async function refuseKnown(
  tx: Transaction,
  personId: string,
  documentId: string | null,
  { kind, ...number }: Right,
  ofChild: boolean,
): Promise<void> {
  const inForce = await tx.identityDocument.findMany({
    where: {
      supersededAt: null,
      OR: [{ numberIndex: documentIndex(kind, number) }, { personId, kind }],
      ...(documentId === null ? {} : { NOT: { id: documentId } }),
    },
    select: { personId: true },
  });
  if (inForce.some((other) => other.personId !== personId)) {
    throw new Refusal(
      'conflict',
      'Этот документ уже указан у другого человека в реестре. Сверьте серию и номер с оригиналом. Если они верны, найдите другую запись поиском: возможно, сертификат уже есть.',
      'number',
    );
  }
  if (inForce.length > 0 && documentId !== null) {
    throw new Refusal(
      'conflict',
      ofChild
        ? 'Документ этого вида у ребёнка уже есть. Откройте запись и нажмите «Заменить документ ребёнка».'
        : 'Документ этого вида в записи уже есть. Выберите причину «Документ заменён».',
      'kind',
    );
  }
}
