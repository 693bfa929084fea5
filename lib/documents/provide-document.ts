import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { documentFitsAge } from '@/lib/domain/eligibility';
import { documentFields } from '@/lib/domain/fields';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { Refusal } from '@/lib/domain/refusal';
import { missingScanSentence, scanRefusals, scanTroubleOf, scanTroubles } from '@/lib/domain/scan-files';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { documentIndex, sealDocumentNumber } from '@/lib/platform/sealed-fields';
import { listReplaced, refuseImpossibleDocument } from '@/lib/record-changes/child-document';

const anyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];

export const provideDocumentFields = z
  .object({ scanId: z.uuid({ error: ({ input }) => missingScanSentence(input) }) })
  .and(documentFields(anyKind, { notAfter: today }));

type DocumentInput = z.output<typeof provideDocumentFields>;

/** «Описание документа»: adds a child's document with its scan. The same form sent twice adds it once. */
export async function provideDocument(
  actor: FamilyActor,
  childId: string,
  input: DocumentInput,
): Promise<void> {
  requirePermission(actor, 'document.provide');
  await inTransaction(async (tx) => {
    await lockRow(tx, 'child', childId);
    const child = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, childrenOf(actor)] },
        select: { person: { select: { birthDate: true } } },
      }),
    );
    const scan = await tx.scan.findFirst({
      where: { id: input.scanId, ownerId: actor.accountId },
      select: { document: { select: { personId: true } }, status: true, fault: true },
    });
    if (scan?.document?.personId === childId) return;
    if (!scan || scan.document) throw new Refusal('invalid', scanRefusals.absent, 'scan');
    const trouble = scanTroubleOf(scan);
    if (trouble) throw new Refusal('invalid', scanTroubles[trouble], 'scan');
    refuseImpossibleDocument(input, plainDate(found(child.person.birthDate)));
    const id = randomUUID();
    const replaced = await supersede(tx, childId, input);
    await tx.identityDocument.create({
      data: {
        id,
        personId: childId,
        kind: input.kind,
        numberSealed: sealDocumentNumber(id, input),
        numberIndex: documentIndex(input.kind, input),
        issuedOn: input.issuedOn && dbDate(input.issuedOn),
        issuedBy: input.issuedBy,
        comment: input.comment,
        createdAt: now(),
      },
    });
    await attachScan(tx, input.scanId, id);
    await tx.person.update({ where: { id: childId }, data: { changedAt: now() } });
    await continueWith(tx, childId, id, replaced);
    await recordAudit(tx, actor, {
      event: 'document_provided',
      subject: ['document', id],
      childId,
      details: { kind: input.kind },
    });
  });
}

/** The worker may find at this very moment that nobody will see the scan: it tells the family of a document's scan only. */
async function attachScan(tx: Transaction, scanId: string, documentId: string): Promise<void> {
  const { count } = await tx.scan.updateMany({
    where: { id: scanId, documentId: null, status: { in: ['received', 'ready'] } },
    data: { documentId },
  });
  if (count === 0) throw new Refusal('invalid', scanRefusals.unreadable, 'scan');
}

/** A certificate that waits for its papers goes on with the new document where its own is replaced or no longer fits the age. */
async function continueWith(
  tx: Transaction,
  childId: string,
  documentId: string,
  replaced: readonly string[],
): Promise<void> {
  const waiting = await tx.certificate.findMany({
    where: { childId, status: { in: ['not_activated', 'returned'] } },
    select: {
      id: true,
      document: { select: { id: true, kind: true } },
      child: { select: { person: { select: { birthDate: true } } } },
    },
  });
  for (const { id, document, child } of waiting) {
    const fits = documentFitsAge(document.kind, plainDate(found(child.person.birthDate)), today());
    if (fits && !replaced.includes(document.id)) continue;
    await tx.certificate.update({ where: { id }, data: { documentId } });
  }
}

/** Ends the documents this one takes the place of and returns their ids; refuses somebody else's document. */
async function supersede(tx: Transaction, childId: string, input: DocumentInput): Promise<string[]> {
  const inForce = await listReplaced(tx, childId, input);
  if (inForce.some(({ activated }) => activated)) {
    throw new Refusal(
      'conflict',
      'По этому документу сертификат уже активирован. Заменить документ может специалист учреждения по оригиналу.',
    );
  }
  const replaced = inForce.map(({ id }) => id);
  await tx.identityDocument.updateMany({ where: { id: { in: replaced } }, data: { supersededAt: now() } });
  return replaced;
}
