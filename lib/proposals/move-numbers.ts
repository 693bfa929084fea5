import { randomUUID } from 'node:crypto';
import type { DeskActor } from '@/lib/access/municipality';
import { changedFields } from '@/lib/domain/changed-fields';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import {
  sealDocumentNumber,
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';
import { compareAnew } from '@/lib/record-changes/put-right';
import type { Pair } from './merge-pair';

const shape = {
  id: true,
  snilsSealed: true,
  documents: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      numberSealed: true,
      numberIndex: true,
      issuedOn: true,
      issuedBy: true,
      createdAt: true,
      supersededAt: true,
    },
  },
} as const;

type Side = Awaited<ReturnType<typeof readSide>>;

/**
 * A SNILS and a document in force belong to one record: the merged one lays its own down, and the kept one gets what it lacks.
 * Where both have one the kept record's own stays in force, and the other's document is known of it as an earlier one, so
 * that whoever comes with it is recognised. Values before and after are kept with the audit.
 */
export async function moveNumbers(
  tx: Transaction,
  actor: DeskActor,
  { keptId, mergedId }: Pair,
): Promise<void> {
  const [kept, merged] = [await readSide(tx, keptId), await readSide(tx, mergedId)];
  await layDown(tx, merged);
  const snils = kept.snils ?? merged.snils;
  if (snils !== kept.snils) await writeSnils(tx, keptId, snils);
  const gained = await takeOver(tx, kept, merged);
  for (const side of [kept, merged]) await recordNumbers(tx, actor, side);
  if (snils === kept.snils && !gained) return;
  await tx.person.update({ where: { id: keptId }, data: { changedAt: now() } });
  // The pair itself is decided; by what it has gained the kept record may be like a third one.
  await compareAnew(tx, actor, keptId, () => Promise.resolve());
}

async function readSide(tx: Transaction, id: string) {
  const person = await tx.person.findUniqueOrThrow({ where: { id }, select: shape });
  const inForce = person.documents.filter(({ supersededAt }) => supersededAt === null);
  return {
    ...person,
    snils: unsealPersonField('snils', id, person.snilsSealed),
    number: inForce.map(numberOf).join(', ') || null,
    kindsInForce: new Set(inForce.map(({ kind }) => kind)),
  };
}

function numberOf({ id, numberSealed }: { id: string; numberSealed: Uint8Array }): string {
  const { series, number } = unsealDocumentNumber(id, numberSealed);
  return `${series} ${number}`.trim();
}

async function layDown(tx: Transaction, { id, snils }: Side): Promise<void> {
  if (snils !== null) await writeSnils(tx, id, null);
  await tx.identityDocument.updateMany({
    where: { personId: id, supersededAt: null },
    data: { supersededAt: now() },
  });
}

async function writeSnils(tx: Transaction, id: string, snils: string | null): Promise<void> {
  await tx.person.update({
    where: { id },
    data: {
      snilsSealed: sealPersonField('snils', id, snils),
      snilsIndex: snils === null ? null : snilsIndex(snils),
    },
  });
}

/** Copies: the rows of the merged record stay, for its certificate stands on one. Returns whether there was anything to take. */
async function takeOver(tx: Transaction, kept: Side, merged: Side): Promise<boolean> {
  const known = new Set(kept.documents.map(({ numberIndex }) => hex(numberIndex)));
  const taken = merged.documents.flatMap(({ id: from, supersededAt, ...document }) => {
    const inForce = supersededAt === null && !kept.kindsInForce.has(document.kind);
    if (!inForce && known.has(hex(document.numberIndex))) return [];
    const id = randomUUID();
    return {
      ...document,
      id,
      personId: kept.id,
      numberSealed: sealDocumentNumber(id, unsealDocumentNumber(from, document.numberSealed)),
      supersededAt: inForce ? null : (supersededAt ?? now()),
    };
  });
  await tx.identityDocument.createMany({ data: taken });
  return taken.length > 0;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

async function recordNumbers(tx: Transaction, actor: DeskActor, before: Side): Promise<void> {
  const after = await readSide(tx, before.id);
  const factsOf = ({ snils, number }: Side) => ({ snils, number });
  const change = changedFields(factsOf(before), factsOf(after));
  if (change.fields.length === 0) return;
  await recordAudit(tx, actor, {
    event: 'child_changed',
    subject: ['child', before.id],
    childId: before.id,
    details: { fields: change.fields, ground: 'merged' },
    change,
  });
}
