import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { datedFields, overtaken, requireDayToCome } from '@/lib/domain/dated-version';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { field, required } from '@/lib/domain/field-text';
import { readText } from '@/lib/domain/field-readers';
import { optionalDate, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

const longestBody = 60_000;

/** `to` is a notice's last day; the act and the rules hold until the next wording. */
export const municipalTextFields = z
  .object({
    title: textField({ label: { title: 'Заголовок', accusative: 'заголовок' }, max: 300 }),
    body: field(required('Введите текст', (text) => readText(longestBody, text))),
    ...datedFields,
    to: optionalDate({ label: { title: 'По какой день', accusative: 'последний день' } }),
  })
  .superRefine(({ from, to }, context) => {
    if (to && Temporal.PlainDate.compare(to, from) < 0) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'Последний день раньше первого' });
    }
  });

/**
 * Puts up a notice from its first day to its last, or publishes a new wording of the legal act or of the rules; whatever was
 * published before stays as it was. The same form twice is one text. `municipalityId` is one the actor was found to have.
 */
export async function publishText(
  actor: DeskActor,
  municipalityId: string,
  kind: Text['kind'],
  { seen, ...input }: z.output<typeof municipalTextFields>,
): Promise<void> {
  requirePermission(actor, 'municipality.set');
  requireDayToCome(input.from, today());
  const words = { ...input, to: kind === 'notice' ? input.to : null };
  await inTransaction(async (tx) => {
    const last = await holdTexts(tx, municipalityId, kind);
    if (last && isSame(last, words)) return;
    const latest = last?.version ?? 0;
    // Notices stand side by side: another one is in nobody's way.
    if (kind !== 'notice' && latest !== seen) throw new Refusal('conflict', overtaken);
    await write(tx, actor, municipalityId, { ...words, kind, version: latest + 1 });
  });
}

type Words = { title: string; body: string; from: PlainDate; to: PlainDate | null };
type Text = Words & { kind: 'legal_act' | 'funding_rules' | 'notice'; version: number };

async function holdTexts(tx: Transaction, municipalityId: string, kind: Text['kind']) {
  await lockName(tx, `municipal_text:${kind}:${municipalityId}`);
  return tx.municipalText.findFirst({
    where: { municipalityId, kind },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      title: true,
      body: true,
      effectiveFrom: true,
      effectiveTo: true,
      withdrawnAt: true,
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof holdTexts>>>;

function isSame(row: Row, { title, body, from, to }: Words): boolean {
  return (
    row.withdrawnAt === null &&
    row.title === title &&
    row.body === body &&
    row.effectiveFrom.getTime() === dbDate(from).getTime() &&
    (row.effectiveTo?.getTime() ?? null) === (to && dbDate(to).getTime())
  );
}

async function write(
  tx: Transaction,
  actor: DeskActor,
  municipalityId: string,
  { from, to, ...text }: Text,
): Promise<void> {
  const { id } = await tx.municipalText.create({
    data: {
      ...text,
      municipalityId,
      effectiveFrom: dbDate(from),
      effectiveTo: to && dbDate(to),
      createdById: actor.accountId,
      createdAt: now(),
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    event: 'text_published',
    subject: ['account', actor.accountId],
    details: {
      kind: text.kind,
      textId: id,
      version: text.version,
      from: from.toString(),
      of: municipalityId,
    },
  });
}
