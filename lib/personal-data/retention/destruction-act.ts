import { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { dayIn, formatDate, formatDateTime, formatMinute, type PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { dateField } from '@/lib/domain/fields';
import { destructionGrounds, readDestructionGround } from '@/lib/domain/proposals';
import { dataCategories, retentionMatters, type DataCategory } from '@/lib/domain/retention';
import { Refusal } from '@/lib/domain/refusal';
import type { DestructionActData, DestructionLine } from '@/lib/papers/destruction-act-sheet';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { allSettingsOn } from '@/lib/settings/settings-on';

const fromWords = { title: 'С какого дня', accusative: 'первый день' };
const toWords = { title: 'По какой день', accusative: 'последний день' };
const longest = { days: 366, lines: 5000 };

/** Days of the region's calendar, both included. */
export type Period = { from: PlainDate; to: PlainDate };

export const periodFields = z
  .object({
    from: dateField({ label: fromWords, notAfter: today }),
    to: dateField({ label: toWords, notAfter: today }),
  })
  .superRefine(({ from, to }, context) => {
    const days = from.until(to).days;
    if (days < 0) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'Последний день раньше первого' });
    } else if (days > longest.days) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'Выберите не больше года' });
    }
  });

/** A period from an address of ours, or null. */
export function readPeriod(query: Readonly<Record<string, unknown>>): Period | null {
  const read = periodFields.safeParse(query);
  return read.success ? read.data : null;
}

function within({ from, to }: Period) {
  const zone = environment().TIME_ZONE;
  return { at: { gte: startOfDay(from, zone), lt: startOfDay(to.add({ days: 1 }), zone) } };
}

/** How many records of destruction the period has. */
export async function countDestructions(actor: RegionalActor, period: Period): Promise<number> {
  requirePermission(actor, 'retention.set');
  return database().destructionRecord.count({ where: within(period) });
}

/**
 * What was destroyed in the period, an act for each operator of personal data (order of Roskomnadzor № 179 of 28.10.2022):
 * people are named by the ids of their records. Making one is recorded.
 */
export async function openDestructionActs(
  actor: RegionalActor,
  period: Period,
): Promise<DestructionActData[]> {
  const records = await loadRecords(actor, period, 'act');
  const region = await database().region.findFirst({ select: { name: true } });
  const made = formatMinute(now(), environment().TIME_ZONE);
  const operators = new Map<string, DestructionActData>();
  const operatorOf = await operatorsByDay(records);
  for (const record of records) {
    const own = operatorOf(record);
    const name = own?.name ?? region?.name ?? '';
    const act = operators.get(name) ?? {
      operator: { name, address: own?.address ?? '' },
      period: `${formatDate(period.from)} — ${formatDate(period.to)}`,
      madeAt: made,
      system: systemName,
      lines: [],
    };
    operators.set(name, { ...act, lines: [...act.lines, lineOf(record)] });
  }
  return [...operators.values()];
}

/** The extract of the log of events that goes with the act, a line a record: comma-separated, with a header. */
export async function openDestructionLog(actor: RegionalActor, period: Period): Promise<string> {
  const records = await loadRecords(actor, period, 'log');
  const lines = records.map((record) => {
    const { person, categories, reason, at } = lineOf(record);
    return [at, person, categories, reason, systemName, String(record.count), record.id];
  });
  // The mark at the beginning tells table programs that the letters are Russian.
  return `\uFEFF${[logHeader, ...lines].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

const systemName = 'Портал сертификатов дополнительного образования';
const logHeader = [
  'Дата и время',
  'Запись, к которой относились данные',
  'Категории уничтоженных данных',
  'Причина',
  'Информационная система',
  'Число записей',
  'Номер записи об уничтожении',
];

/** Quoted, and never the beginning of a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

type RecordRow = Awaited<ReturnType<typeof loadRecords>>[number];

async function loadRecords(actor: RegionalActor, period: Period, form: 'act' | 'log') {
  requirePermission(actor, 'retention.set');
  return inTransaction(async (tx) => {
    const records = await tx.destructionRecord.findMany({
      where: within(period),
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: longest.lines + 1,
      select: {
        id: true,
        at: true,
        matter: true,
        days: true,
        categories: true,
        count: true,
        subjectId: true,
        personId: true,
        municipalityId: true,
        proposal: { select: { reason: true } },
      },
    });
    if (records.length > longest.lines) {
      throw new Refusal(
        'invalid',
        `За этот период больше ${longest.lines} записей. Выберите период короче и сделайте несколько актов.`,
      );
    }
    await recordAudit(tx, actor, {
      event: 'destruction_act_made',
      subject: ['account', actor.accountId],
      details: { form, from: period.from.toString(), to: period.to.toString(), records: records.length },
    });
    return records;
  });
}

/** Who answered for the data on the day they were destroyed, which may be another one than today. */
async function operatorsByDay(records: readonly RecordRow[]) {
  const zone = environment().TIME_ZONE;
  const days = new Map(records.map(({ at }) => [dayIn(zone, at).toString(), dayIn(zone, at)]));
  const settings = new Map<string, Awaited<ReturnType<typeof allSettingsOn>>>();
  for (const [key, day] of days) settings.set(key, await allSettingsOn(database(), day));
  return ({ at, municipalityId }: RecordRow) => {
    const own = settings.get(dayIn(zone, at).toString())?.get(municipalityId ?? '');
    return own ? { name: own.dataOperatorName, address: own.dataOperatorAddress } : null;
  };
}

function lineOf(record: RecordRow): DestructionLine {
  return {
    at: formatDateTime(record.at, environment().TIME_ZONE),
    person: record.personId ?? record.subjectId,
    categories: record.categories.map(categoryTitle).join(', '),
    reason: reasonOf(record),
  };
}

function reasonOf({ matter, days, proposal }: RecordRow): string {
  const ground = proposal && readDestructionGround(proposal.reason);
  if (ground) return destructionGrounds[ground].inTheAct;
  const { title, from } = retentionMatters[matter];
  return `истёк срок хранения: «${title}», ${days} дн. ${from.split(/[:;]/)[0]}`;
}

/** The record is kept longer than any list of kinds. */
function categoryTitle(key: string): string {
  return Object.hasOwn(dataCategories, key) ? dataCategories[key as DataCategory] : key;
}
