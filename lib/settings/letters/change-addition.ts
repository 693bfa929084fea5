import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { datedFields, overtaken, requireDayToCome } from '@/lib/domain/dated-version';
import { dbDate } from '@/lib/domain/dates';
import { field, optional, type Reading } from '@/lib/domain/field-text';
import { readText } from '@/lib/domain/field-readers';
import { additionFields, unknownAdditionField, type AddableLetter } from '@/lib/domain/letter-additions';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

const longest = 1500;

/** An empty text takes the paragraph out of the letter. */
export const letterAdditionFields = z.object({ body: field(optional(readAddition)), ...datedFields });

function readAddition(text: string): Reading<string> {
  const unknown = unknownAdditionField(text);
  if (unknown === null) return readText(longest, text);
  const known = Object.keys(additionFields).map((name) => `{${name}}`);
  return { sentence: `Поля {${unknown}} нет. Можно поставить ${known.join(', ')}` };
}

/** Sets what a municipality adds to a kind of letter from its day on. The same form twice is one change. */
export async function changeAddition(
  actor: DeskActor,
  municipalityId: string,
  kind: AddableLetter,
  { body, from, seen }: z.output<typeof letterAdditionFields>,
): Promise<void> {
  requirePermission(actor, 'municipality.set');
  requireDayToCome(from, today());
  await inTransaction(async (tx) => {
    await lockName(tx, `letter_addition:${kind}:${municipalityId}`);
    const last = await tx.letterAddition.findFirst({
      where: { municipalityId, kind },
      orderBy: { version: 'desc' },
      select: { version: true, body: true, effectiveFrom: true },
    });
    if (last?.body === body && last.effectiveFrom.getTime() === dbDate(from).getTime()) return;
    if ((last?.version ?? 0) !== seen) throw new Refusal('conflict', overtaken);
    await tx.letterAddition.create({
      data: {
        municipalityId,
        kind,
        body,
        version: seen + 1,
        effectiveFrom: dbDate(from),
        createdById: actor.accountId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: 'letter_addition_changed',
      subject: ['account', actor.accountId],
      details: { kind, version: seen + 1, from: from.toString(), of: municipalityId },
    });
  });
}
