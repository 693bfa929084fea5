import type { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { GroupInput, successorFields, usedGroupFields } from './group-fields';
import { countTaken, holdGroup, isGroupUsed, type GroupRow } from './held-group';
import { groupsLock } from './reorder-groups';
import { endBefore, endFormer, lockWithFormer, requireEndBeforeNext } from './succession';

function columns({ validFrom, validTo, ...group }: Omit<GroupInput, 'version'>) {
  const { title, minAge, maxAge, kind, yearlyAmount, places, active } = group;
  const days = { validFrom: validFrom && dbDate(validFrom), validTo: validTo && dbDate(validTo) };
  return { title, minAge, maxAge, kind, yearlyAmount, places, active, ...days };
}

/** «Добавить группу»: at the end of the list. Returns its id. */
export async function addGroup(
  actor: DeskActor,
  municipality: DeskMunicipality,
  input: GroupInput,
): Promise<string> {
  requirePermission(actor, 'groups.edit');
  return inTransaction(async (tx) => {
    await lockName(tx, groupsLock(municipality.id));
    const last = await tx.certificateGroup.aggregate({
      where: { municipalityId: municipality.id },
      _max: { sortOrder: true },
    });
    const { id } = await tx.certificateGroup.create({
      data: {
        municipalityId: municipality.id,
        ...columns(input),
        sortOrder: (last._max.sortOrder ?? 0) + 1,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: 'group_added',
      subject: ['certificate_group', id],
      details: { municipalityId: municipality.id },
      change: { before: null, after: columns(input) },
    });
    return id;
  });
}

/** Changes a group in which there was never a certificate: nothing is said of it anywhere yet. */
export async function changeGroup(
  actor: DeskActor,
  municipality: DeskMunicipality,
  groupId: string,
  { version, ...input }: GroupInput,
): Promise<void> {
  requirePermission(actor, 'groups.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, groupsLock(municipality.id));
    await lockWithFormer(tx, groupId);
    const before = await holdGroup(tx, municipality, groupId, version);
    if (await isGroupUsed(tx, groupId)) {
      throw new Refusal(
        'conflict',
        'В этой группе уже есть сертификаты: её название, возраст, вид и номинал больше не меняются. Откройте следующую группу с нужного дня.',
      );
    }
    await requireEndBeforeNext(tx, groupId, input.validTo);
    await tx.certificateGroup.update({ where: { id: groupId }, data: columns(input) });
    await noteChange(tx, actor, municipality, before, columns(input));
    const former = await endFormer(tx, before, input.validFrom);
    if (former) await noteChange(tx, actor, municipality, former.before, former.after);
  });
}

/** Changes of a group in use what leaves every certificate as it is: places, the last day, whether it is given out at all. */
export async function changeUsedGroup(
  actor: DeskActor,
  municipality: DeskMunicipality,
  groupId: string,
  { places, validTo, active, version }: z.output<typeof usedGroupFields>,
): Promise<void> {
  requirePermission(actor, 'groups.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, groupsLock(municipality.id));
    const before = await holdGroup(tx, municipality, groupId, version);
    if (before.kind === 'accounting' && places !== null) {
      throw new Refusal('invalid', 'У сертификата учёта нет предела мест: оставьте пустым', 'places');
    }
    const taken = await countTaken(tx, groupId);
    if (places !== null && places < taken && places !== before.places) {
      throw new Refusal('invalid', `Мест не может быть меньше, чем занято: ${taken}`, 'places');
    }
    refuseLastDay(before, validTo);
    await requireEndBeforeNext(tx, groupId, validTo);
    const after = { places, validTo: validTo && dbDate(validTo), active };
    await tx.certificateGroup.update({ where: { id: groupId }, data: after });
    await noteChange(tx, actor, municipality, before, after);
  });
}

/** Closes a group with the day before at the latest and opens another in its place: certificates issued in the first stay in it. Returns the new one's id. */
export async function succeedGroup(
  actor: DeskActor,
  municipality: DeskMunicipality,
  groupId: string,
  { version, ...input }: z.output<typeof successorFields>,
): Promise<string> {
  requirePermission(actor, 'groups.edit');
  return inTransaction(async (tx) => {
    await lockName(tx, groupsLock(municipality.id));
    const before = await holdGroup(tx, municipality, groupId, version);
    const { validFrom } = input;
    if (Temporal.PlainDate.compare(validFrom, today()) <= 0) {
      throw new Refusal('invalid', 'Выберите завтрашний день или более поздний', 'validFrom');
    }
    if (before.validFrom && Temporal.PlainDate.compare(validFrom, plainDate(before.validFrom)) <= 0) {
      throw new Refusal('invalid', 'Новая группа начинается позже прежней: выберите день позже', 'validFrom');
    }
    if (await tx.certificateGroup.findUnique({ where: { successorOfId: groupId }, select: { id: true } })) {
      throw new Refusal('conflict', 'Следующая группа уже открыта: она есть в списке групп.');
    }
    if (before.validTo && before.validTo < dbDate(today())) {
      throw new Refusal('conflict', 'Эта группа уже закончилась. Добавьте новую группу.');
    }
    const validTo = endBefore(before, validFrom);
    await tx.certificateGroup.update({ where: { id: groupId }, data: { validTo } });
    const { id } = await tx.certificateGroup.create({
      data: {
        municipalityId: municipality.id,
        ...columns({ ...input, validTo: null, active: true }),
        sortOrder: before.sortOrder,
        successorOfId: groupId,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: 'group_succeeded',
      subject: ['certificate_group', groupId],
      details: { municipalityId: municipality.id, successorId: id, from: validFrom.toString() },
      change: {
        before: { validTo: before.validTo },
        after: columns({ ...input, validTo: null, active: true }),
      },
    });
    return id;
  });
}

function refuseLastDay(before: GroupRow, validTo: PlainDate | null): void {
  if (validTo === null || before.validTo?.getTime() === dbDate(validTo).getTime()) return;
  if (Temporal.PlainDate.compare(validTo, today()) < 0) {
    throw new Refusal('invalid', 'Последний день не может быть в прошлом', 'validTo');
  }
  if (before.validFrom && Temporal.PlainDate.compare(validTo, plainDate(before.validFrom)) < 0) {
    throw new Refusal('invalid', 'Последний день не может быть раньше первого', 'validTo');
  }
}

async function noteChange(
  tx: Transaction,
  actor: DeskActor,
  municipality: DeskMunicipality,
  before: GroupRow,
  after: Partial<ReturnType<typeof columns>>,
): Promise<void> {
  const keys = Object.keys(after) as (keyof ReturnType<typeof columns>)[];
  const was = Object.fromEntries(keys.map((key) => [key, before[key]]));
  await recordAudit(tx, actor, {
    event: 'group_changed',
    subject: ['certificate_group', before.id],
    details: {
      municipalityId: municipality.id,
      fields: keys.filter((key) => String(before[key]) !== String(after[key])),
    },
    change: { before: was, after },
  });
}
