import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { dateField } from '@/lib/domain/fields';
import { formText } from '@/lib/domain/field-text';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { wordingFaults } from '@/lib/domain/paper-wording/mandatory-parts';
import { Refusal } from '@/lib/domain/refusal';
import { requirePrintable } from '@/lib/papers/wordings/printable';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { ownerOf, type WordingActor } from './owner';

const fromWords = { title: 'С какого дня', accusative: 'день, с которого действует текст,' };

export const previewFields = z.object({ body: formText });

/** `seen` is the number of the last version when the page was opened, so that two admins do not overwrite each other. */
export const publishFields = z.object({
  body: formText,
  from: dateField({ label: fromWords }),
  seen: z
    .string({ error: 'Откройте страницу заново' })
    .regex(/^\d{1,6}$/, { error: 'Откройте страницу заново' })
    .transform(Number),
});

/** Publishes a wording from its day on: a new version beside the earlier ones, which stay for the papers made in them. */
export async function publishWording(
  actor: WordingActor,
  kind: WordingKind,
  { body, from, seen }: z.output<typeof publishFields>,
): Promise<void> {
  requirePermission(actor, 'wording.publish');
  requireWhole(kind, body);
  if (Temporal.PlainDate.compare(from, today()) < 0) {
    throw new Refusal(
      'invalid',
      `День уже прошёл: текст можно ввести с сегодняшнего дня, ${formatDate(today())}, или позже`,
      'from',
    );
  }
  const municipalityId = ownerOf(actor);
  await inTransaction(async (tx) => {
    await lockName(tx, `wording:${kind}:${municipalityId ?? 'region'}`);
    const last = await tx.paperTemplate.findFirst({
      where: { kind, municipalityId },
      orderBy: { version: 'desc' },
      select: { version: true, body: true, effectiveFrom: true },
    });
    if (last?.body === body && last.effectiveFrom.getTime() === dbDate(from).getTime()) return;
    if ((last?.version ?? 0) !== seen) {
      throw new Refusal(
        'conflict',
        'Пока Вы работали, новый текст ввёл другой администратор. Откройте список заново и сверьте его с Вашим: введённое сохранено.',
      );
    }
    const { id, version } = await tx.paperTemplate.create({
      data: {
        kind,
        municipalityId,
        body,
        version: seen + 1,
        effectiveFrom: dbDate(from),
        createdById: actor.accountId,
        createdAt: now(),
      },
      select: { id: true, version: true },
    });
    await recordAudit(tx, actor, {
      event: 'wording_published',
      subject: ['account', actor.accountId],
      details: { kind, version, templateId: id, from: from.toString(), of: municipalityId ?? 'region' },
    });
  });
}

/** Refuses a wording that lacks something, naming it. */
export function requireWhole(kind: WordingKind, body: string): void {
  const [first, ...more] = wordingFaults(kind, body);
  if (first !== undefined) {
    const rest = more.length > 0 ? `. Всего замечаний: ${more.length + 1}, они перечислены над текстом` : '';
    throw new Refusal('invalid', `${first}${rest}`, 'body');
  }
  requirePrintable(body);
}
