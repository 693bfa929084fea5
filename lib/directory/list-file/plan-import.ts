import { createHash } from 'node:crypto';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { isOpenOn } from '@/lib/institutions/open-on';
import {
  codeColumn,
  fileColumns,
  fileFields,
  isCode,
  rightFields,
  type FileCard,
  type FileField,
  type RightColumn,
} from './columns';
import type { KnownInstitution } from './known-institutions';
import { isReordered, planOrder, type Place } from './plan-order';
import { planRights, type PlannedRights } from './plan-rights';
import { fold, placesOf, readLine, textAt, type ReadLine } from './read-lines';

type Planned =
  | { outcome: 'new'; card: FileCard; rights: PlannedRights }
  | {
      outcome: 'changed';
      id: string;
      fields: readonly (FileField | RightColumn)[];
      card: Partial<FileCard>;
      rights: PlannedRights;
    }
  | { outcome: 'same'; id: string }
  | { outcome: 'refused'; faults: readonly string[] };

export type PlannedRow = Planned & {
  /** Line of the file, the heading is 1. */
  line: number;
  /** What the line calls it. */
  name: string;
};

export type ImportPlan = {
  rows: readonly PlannedRow[];
  fault: string | null;
  /** The whole list in its order to be. */
  order: readonly Place[];
  /** Whether institutions that are there already change places. */
  reordered: boolean;
};

/**
 * What a file would do, line by line; nothing is written. A line is the institution its code names, else the open one of its
 * full name; columns the file does not have stay as they are.
 */
export function planImport(
  table: readonly (readonly string[])[],
  known: readonly KnownInstitution[],
  today: PlainDate,
): ImportPlan {
  const [head = [], ...lines] = table;
  const places = placesOf(head);
  const ids = known.map(({ id }) => id);
  if (!places.has('name') && !places.has(codeColumn)) {
    const fault = `В первой строке нет столбца «${fileColumns.name.title}». Возьмите за образец выгрузку этого списка.`;
    return { rows: [], fault, order: ids, reordered: false };
  }
  const open = known.filter(({ closedOn }) => isOpenOn(today, closedOn));
  const seen = new Set<string>();
  const rows = lines.flatMap((cells, at): PlannedRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = planLine(readLine(cells, places), { known, open }, today);
    const named = { line: at + 2, name: textAt(cells, places.get('name')) };
    if (row.outcome === 'refused') return [{ ...named, ...row }];
    const keys = keysOf(row, named.name, open);
    const again = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    const repeated = { outcome: 'refused', faults: ['Это учреждение уже есть выше в файле'] } as const;
    return [{ ...named, ...(again ? repeated : row) }];
  });
  const fault = rows.length === 0 ? 'В файле нет ни одной строки с учреждением.' : null;
  const named = rows.flatMap((row): Place[] =>
    row.outcome === 'refused' ? [] : [row.outcome === 'new' ? row.line : row.id],
  );
  const order = planOrder(ids, named);
  return { rows, fault, order, reordered: isReordered(ids, order) };
}

/** Tells one plan from another: what is written is what was shown. */
export function planMark({ rows, order }: ImportPlan): string {
  return createHash('sha256').update(JSON.stringify({ rows, order })).digest('base64url').slice(0, 22);
}

/** Under its code a closed one may bear the name of one that opened anew. */
function keysOf(
  row: Exclude<Planned, { outcome: 'refused' }>,
  name: string,
  open: readonly KnownInstitution[],
): string[] {
  const id = 'id' in row ? row.id : '';
  const closed = id !== '' && open.every((one) => one.id !== id);
  return [id, closed ? '' : fold(name)].filter((key) => key !== '');
}

/** `open`: those of the known that work today; one whose closing is announced is among them. */
type Standing = Readonly<Record<'known' | 'open', readonly KnownInstitution[]>>;

function planLine(line: ReadLine, { known, open }: Standing, today: PlainDate): Planned {
  const { code, card, faults, missing } = line;
  if (faults.length > 0) return { outcome: 'refused', faults };
  if (code !== null && !isCode(code)) {
    return { outcome: 'refused', faults: ['Код: такого кода не бывает. Оставьте его пустым'] };
  }
  const named = (one: KnownInstitution) => card.name !== undefined && fold(one.name) === fold(card.name);
  const match = code === null ? open.find(named) : known.find(({ id }) => id === code.toLowerCase());
  if (code !== null && !match) {
    return { outcome: 'refused', faults: ['Код: такого учреждения в муниципалитете нет'] };
  }
  const closed = match?.closedOn ? formatDate(match.closedOn) : '';
  if (line.closed !== null && line.closed !== closed) {
    return {
      outcome: 'refused',
      faults: ['Закрыто с: закрытие назначается и отменяется на странице учреждения'],
    };
  }
  const rights = planRights(line, match ?? null, today);
  if (!match && missing.length > 0) return { outcome: 'refused', faults: missing };
  if (rights.faults.length > 0) return { outcome: 'refused', faults: rights.faults };
  if (!match) return { outcome: 'new', card: wholeCard(card), rights: rights.plans };
  if (open.includes(match) && open.some((one) => one.id !== match.id && named(one))) {
    return { outcome: 'refused', faults: ['Такое название уже у другого учреждения списка'] };
  }
  const fields = [
    ...fileFields.filter((field) => field in card && textOf(match[field]) !== textOf(card[field])),
    ...rightFields.filter((column) => column in rights.plans),
  ];
  return fields.length === 0
    ? { outcome: 'same', id: match.id }
    : { outcome: 'changed', id: match.id, fields, card, rights: rights.plans };
}

function textOf(value: FileCard[FileField] | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : formatHours(value);
}

/** All that is needed was read; what the file has no column for is empty. */
function wholeCard(card: Partial<FileCard>): FileCard {
  const { kind = 'school', name = '', shortName = '', address = '' } = card;
  const { room = null, phone = null, email = null, mapUrl = null, hours = [] } = card;
  return { kind, name, shortName, address, room, phone, email, mapUrl, hours };
}
