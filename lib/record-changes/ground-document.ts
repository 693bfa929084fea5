import { randomUUID } from 'node:crypto';
import { formatDate, parseDate } from '@/lib/domain/dates';
import { groundWords, type GroundDocumentKind } from '@/lib/domain/ground-documents';
import type { Ground } from '@/lib/domain/ground-fields';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { seal, unsealText } from '@/lib/platform/encryption';
import type { SealedContext } from '@/lib/platform/sealed-places';

export function groundContext(id: string): SealedContext {
  return `ground_document.content:${id}`;
}

type Content = { number: string | null; date: string };

/** Keeps the paper a change of this child's record rests on; returns its id. Nothing is kept of no paper. */
export async function keepGround(
  tx: Transaction,
  childId: string,
  ground: Ground | null,
): Promise<string | null> {
  if (ground === null) return null;
  const id = randomUUID();
  const content: Content = { number: ground.number, date: ground.date.toString() };
  await tx.groundDocument.create({
    data: {
      id,
      childId,
      kind: ground.kind,
      contentSealed: seal(groundContext(id), JSON.stringify(content)),
      createdAt: now(),
    },
  });
  return id;
}

export const groundShape = { select: { id: true, kind: true, contentSealed: true } } as const;

type GroundRow = { id: string; kind: GroundDocumentKind; contentSealed: Uint8Array };

/** «Решение суда № 2-101/2026, 20.06.2026»; of a destroyed one only its kind. */
export function groundOf(row: GroundRow): string {
  const content = JSON.parse(unsealText(groundContext(row.id), row.contentSealed)) as Content | null;
  const date = content && parseDate(content.date);
  return groundWords(row.kind, content?.number ?? null, date ? formatDate(date) : null);
}
