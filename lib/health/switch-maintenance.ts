import { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { choiceField, optionalText } from '@/lib/domain/fields';
import { field, optional, type Reading } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { readMaintenance } from '@/lib/platform/maintenance';

const longest = { message: 500, minutes: 2880 };

const minutesField = field(
  optional((text): Reading<number> => {
    const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    return minutes >= 1 && minutes <= longest.minutes
      ? { value: minutes }
      : { sentence: `Введите целое число минут от 1 до ${longest.minutes} или оставьте поле пустым` };
  }),
);

/** `seen`: which switching stood on the page, so that two admins do not switch past each other. */
export const maintenanceFields = z.object({
  state: choiceField(['on', 'off'], 'Выберите, закрыть портал или открыть'),
  message: optionalText({ max: longest.message }),
  minutes: minutesField,
  seen: z.string().max(20).catch(''),
});

/** How the switch stands and how it stood before. */
export async function getMaintenance(actor: RegionalActor) {
  requirePermission(actor, 'system.watch');
  const rows = await database().maintenance.findMany({
    orderBy: { id: 'desc' },
    take: 10,
    select: {
      id: true,
      on: true,
      message: true,
      endsAt: true,
      setAt: true,
      setBy: { select: { staffName: true } },
    },
  });
  const history = rows.map(({ id, ...row }) => ({ ...row, id: String(id) }));
  const last = history[0] ?? null;
  return { history, last, isOn: last?.on ?? false, seen: last?.id ?? '0' };
}

export type MaintenanceState = Awaited<ReturnType<typeof getMaintenance>>;

/** Closes the portal for everybody but the admins of the region, or opens it again. Other servers follow within seconds. */
export async function switchMaintenance(
  actor: RegionalActor,
  { state, message, minutes, seen }: z.output<typeof maintenanceFields>,
): Promise<void> {
  requirePermission(actor, 'system.watch');
  const on = state === 'on';
  if (on && message === null) {
    throw new Refusal('invalid', 'Напишите, что прочитают семьи и специалисты', 'message');
  }
  await inTransaction(async (tx) => {
    await lockName(tx, 'maintenance');
    const last = await tx.maintenance.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
    if (String(last?.id ?? 0) !== seen) {
      throw new Refusal('conflict', 'Пока Вы работали, это изменил другой администратор. Обновите страницу.');
    }
    await tx.maintenance.create({
      data: {
        on,
        message: message ?? '',
        endsAt: on && minutes !== null ? new Date(now().getTime() + minutes * 60_000) : null,
        setAt: now(),
        setById: actor.accountId,
      },
    });
    await recordAudit(tx, actor, {
      event: on ? 'maintenance_switched_on' : 'maintenance_switched_off',
      subject: ['account', actor.accountId],
    });
  });
  await readMaintenance();
}
