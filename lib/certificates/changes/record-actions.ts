import { can } from '@/lib/access/policy';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { fullName } from '@/lib/domain/names';
import type { StatusAction } from '@/lib/domain/status-reasons';
import { database } from '@/lib/platform/database';
import type { ChangingStaff } from './change-desk';
import { statusStandOf, statusStandShape, type StatusRow } from './status-obstacle';
import { found, certificatesOf } from '@/lib/access/scope';

/** What can be done with a record now, as the last part of the address of its page. */
export const recordActions = {
  undo: {
    title: 'Отменить активацию',
    hint: 'Активировали по ошибке: только сегодня',
    action: 'undo_activation',
  },
  suspend: { title: 'Приостановить', hint: 'На время, номер сохранится', action: 'suspend' },
  restore: { title: 'Восстановить', hint: 'Снова сделать действующим', action: 'restore' },
  document: { title: 'Заменить документ ребёнка', hint: 'Паспорт в 14 лет, новый документ вместо прежнего' },
  name: { title: 'Изменить имя ребёнка', hint: 'По свидетельству о браке, усыновлении, перемене имени' },
  adult: { title: 'Связать взрослого', hint: 'Второй родитель или законный представитель, с документами' },
  group: { title: 'Сменить группу', hint: 'В этом же муниципалитете' },
  move: { title: 'Передать в другой муниципалитет', hint: 'Семья переехала, номер сохранится' },
  terminate: { title: 'Прекратить', hint: 'Навсегда: восстановить будет нельзя', action: 'terminate' },
} as const satisfies Record<string, { title: string; hint: string; action?: StatusAction }>;

export type RecordActionKey = keyof typeof recordActions;

const permissionOf = {
  document: 'certificate.change_document',
  name: 'child.rename',
  adult: 'tie.add',
  group: 'certificate.change_group',
  move: 'certificate.move',
} as const;

/** The actions open to this one at this moment, and the ties that may be ended. The record is in the actor's scope, or missing. */
export async function listRecordActions(actor: ChangingStaff, certificateId: string) {
  const { childId, ...row } = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true, ...statusStandShape },
    }),
  );
  const open = (Object.keys(recordActions) as RecordActionKey[]).filter((key) => isOpen(actor, row, key));
  return {
    actions: open.map((key) => ({ key, ...recordActions[key] })),
    ties: can(actor, 'tie.end') ? await listTies(childId) : [],
  };
}

export type OpenActions = Awaited<ReturnType<typeof listRecordActions>>;

function isOpen(actor: ChangingStaff, row: StatusRow, key: RecordActionKey): boolean {
  switch (key) {
    case 'document':
    case 'name':
    case 'adult':
    case 'group':
    case 'move':
      return can(actor, permissionOf[key]) && row.status !== 'terminated' && row.status !== 'expired';
    default: {
      const { action } = recordActions[key];
      return statusStandOf(row, actor, action).obstacle === null;
    }
  }
}

async function listTies(childId: string) {
  const ties = await database().guardianship.findMany({
    where: { childId, endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      ground: true,
      guardian: { select: { surname: true, givenName: true, patronymic: true } },
    },
  });
  return ties.map(({ id, ground, guardian }) => ({
    id,
    guardian: fullName(guardian),
    ground: guardianshipGrounds[ground].title,
  }));
}
