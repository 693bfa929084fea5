import { database } from './database';
import { keyring } from './encryption';
import { headLength } from './envelope';
import { Prisma } from './generated/prisma/client';
import { columnPlaces, sealedColumns, type ColumnPlace } from './sealed-places';
import { headOfStoredFile, isHalfWritten, listStoredFiles } from './storage';

/** A column of sealed values, the stored files, or the names of files that are not sealed yet. */
export type KeptPlace = ColumnPlace | 'scan' | 'clear file names';

/** How sealed values lie: under which master key, in the first format (which names no key), or in clear. */
export type Under =
  { key: 'current' | 'previous' } | { key: 'unknown'; id: string } | { key: 'unnamed' } | { key: 'none' };

export type Share = { place: KeptPlace; under: Under; count: number };

/** How many values are under which key, counted in the database and in the storage. Changes nothing. */
export async function surveyKeys(): Promise<Share[]> {
  const shares = await surveyColumns();
  shares.push(...(await surveyFiles()));
  const clear = await database().scan.count({ where: { fileName: { not: '' } } });
  if (clear > 0) shares.push({ place: 'clear file names', under: { key: 'none' }, count: clear });
  return shares;
}

/** As `surveyKeys`, of the database alone. */
export async function surveyColumns(): Promise<Share[]> {
  const shares: Share[] = [];
  for (const place of columnPlaces) shares.push(...(await surveyColumn(place)));
  return shares;
}

async function surveyColumn(place: ColumnPlace): Promise<Share[]> {
  const { table, column } = sealedColumns[place];
  const value = Prisma.raw(column);
  const rows = await database().$queryRaw<{ head: string; count: bigint }[]>`
    select case when substring(${value} from 1 for 1) = '\\x02'::bytea
      then encode(substring(${value} from 1 for ${Prisma.raw(String(headLength))}), 'hex')
      else encode(substring(${value} from 1 for 1), 'hex') end as head, count(*) as count
    from ${Prisma.raw(table)} where ${value} is not null group by 1`;
  return rows.map(({ head, count }) => ({ place, under: underHead(head), count: Number(count) }));
}

async function surveyFiles(): Promise<Share[]> {
  const counts = new Map<string, number>();
  for await (const name of listStoredFiles()) {
    if (isHalfWritten(name)) continue;
    const head = await headOfStoredFile(name);
    if (!head) continue;
    const shown = head.subarray(0, head[0] === 2 ? headLength : 1).toString('hex');
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return [...counts].map(([head, count]) => ({ place: 'scan', under: underHead(head), count }));
}

function underHead(head: string): Under {
  if (head === '01') return { key: 'unnamed' };
  const id = head.slice(2);
  const { current, previous } = keyring();
  if (id === current.id) return { key: 'current' };
  return id === previous?.id ? { key: 'previous' } : { key: 'unknown', id };
}
