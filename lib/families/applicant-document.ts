import { randomUUID } from 'node:crypto';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { documentIndex, sealDocumentNumber } from '@/lib/platform/sealed-fields';

type ApplicantDocument = {
  kind: IdentityDocumentKind;
  series: string;
  number: string;
  issuedOn: PlainDate | null;
  issuedBy: string | null;
  comment: string | null;
};

/**
 * One document of the applicant is in force; a changed one supersedes the earlier. `typedAnew`: the form did not show what is
 * known, so that an empty field says nothing.
 */
export async function replaceDocument(
  tx: Transaction,
  personId: string,
  input: ApplicantDocument,
  { typedAnew = false } = {},
): Promise<void> {
  const numberIndex = documentIndex(input.kind, input);
  const inForce = await tx.identityDocument.findMany({
    where: { numberIndex, supersededAt: null },
    select: { id: true, personId: true },
  });
  if (inForce.some((document) => document.personId !== personId)) {
    throw new Refusal(
      'conflict',
      'Этот документ уже указан у другого человека. Проверьте серию и номер; если они верны, обратитесь в учреждение.',
      'number',
    );
  }
  const details = {
    issuedOn: input.issuedOn && dbDate(input.issuedOn),
    issuedBy: input.issuedBy,
    comment: input.comment,
  };
  await tx.identityDocument.updateMany({
    where: { personId, supersededAt: null, id: { notIn: inForce.map(({ id }) => id) } },
    data: { supersededAt: now() },
  });
  const [same] = inForce;
  if (same) {
    await tx.identityDocument.update({
      where: { id: same.id },
      data: typedAnew ? filledIn(details) : details,
    });
    return;
  }
  const id = randomUUID();
  await tx.identityDocument.create({
    data: {
      id,
      personId,
      kind: input.kind,
      numberSealed: sealDocumentNumber(id, input),
      numberIndex,
      createdAt: now(),
      ...details,
    },
  });
}

function filledIn<Details extends Record<string, unknown>>(details: Details): Partial<Details> {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== null),
  ) as Partial<Details>;
}
