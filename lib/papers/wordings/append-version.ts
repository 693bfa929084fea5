import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AuditEvent } from '@/lib/domain/audit-events';
import { dbDate, formatDate, type PlainDate } from '@/lib/domain/dates';
import { dateField } from '@/lib/domain/fields';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { ownerOf, type WordingActor } from './owner';
import { hasOwnWords, listVersions } from './versions';

const openAgain = { error: 'Откройте страницу заново' };

/** `seen` is the number of the last version when the page was opened, so that two admins do not overwrite each other. */
export const versionFields = {
  from: dateField({ label: { title: 'С какого дня', accusative: 'день, с которого действует текст,' } }),
  seen: z
    .string(openAgain)
    .regex(/^\d{1,6}$/, openAgain)
    .transform(Number),
};

type Version = {
  /** Null: the region's words. */
  body: string | null;
  from: PlainDate;
  seen: number;
};

/** A new version beside the earlier ones, which stay for the papers made in them. The same one twice is one. */
export async function appendVersion(
  actor: WordingActor,
  kind: WordingKind,
  event: AuditEvent,
  { body, from, seen }: Version,
): Promise<void> {
  requireDayToCome(from);
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
    if (body === null && !hasOwnWords(await listVersions(tx, kind, municipalityId))) {
      throw new Refusal('conflict', 'Печатается и так текст региона: возвращаться не нужно.');
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
      event,
      subject: ['account', actor.accountId],
      details: { kind, version, templateId: id, from: from.toString(), of: municipalityId ?? 'region' },
    });
  });
}

function requireDayToCome(from: PlainDate): void {
  if (Temporal.PlainDate.compare(from, today()) >= 0) return;
  throw new Refusal(
    'invalid',
    `День уже прошёл: текст можно ввести с сегодняшнего дня, ${formatDate(today())}, или позже`,
    'from',
  );
}
