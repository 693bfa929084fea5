import { Prisma } from '@/lib/platform/generated/prisma/client';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import type { Rule } from './rule';

/** No number and no certificate twice. The rows themselves are read: an index may lie after a crash. */
export const nothingTwice: Rule = ({ journal }) =>
  inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
    const found: string[] = [];
    for (const look of Object.values(twice)) found.push(...(await look(tx)));
    return [...found, ...toldTwice(journal)];
  });

const twice = {
  numbers: (tx: Transaction) =>
    named(
      tx,
      (key) => `Номер сертификата выдан дважды: ${key}.`,
      Prisma.sql`
      SELECT number AS key FROM certificate GROUP BY number HAVING count(*) > 1`,
    ),
  registered: (tx: Transaction) =>
    named(
      tx,
      (key) => `Номер ${key} дважды стоит в списке выданных.`,
      Prisma.sql`
      SELECT number AS key FROM certificate_number GROUP BY number HAVING count(*) > 1`,
    ),
  unregistered: (tx: Transaction) =>
    named(
      tx,
      (key) => `Сертификат ${key} есть, а в списке выданных номеров его нет.`,
      Prisma.sql`
      SELECT number AS key FROM certificate c
      WHERE NOT EXISTS (SELECT FROM certificate_number n WHERE n.number = c.number)`,
    ),
  live: (tx: Transaction) =>
    named(
      tx,
      (key) => `У ребёнка ${key} больше одного действующего сертификата.`,
      Prisma.sql`
      SELECT child_id::text AS key FROM certificate
      WHERE status IN ('not_activated', 'returned', 'active', 'suspended') GROUP BY child_id HAVING count(*) > 1`,
    ),
  open: (tx: Transaction) =>
    named(
      tx,
      (key) => `У ребёнка ${key} больше одной открытой заявки.`,
      Prisma.sql`
      SELECT child_id::text AS key FROM application
      WHERE status IN ('awaiting_confirmation', 'confirmed') GROUP BY child_id HAVING count(*) > 1`,
    ),
  documents: (tx: Transaction) =>
    named(
      tx,
      (key) => `Один и тот же действующий документ записан дважды, второй раз у человека ${key}.`,
      Prisma.sql`
      SELECT max(person_id::text) AS key FROM identity_document
      WHERE superseded_at IS NULL GROUP BY kind, number_index HAVING count(*) > 1`,
    ),
};

async function named(tx: Transaction, sentence: (key: string) => string, sql: Prisma.Sql): Promise<string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>(sql);
  return rows.map(({ key }) => sentence(key));
}

/** The same number shown to two families, whatever the database says of it. */
function toldTwice(journal: Parameters<Rule>[0]['journal']): string[] {
  const owners = new Map<string, Set<string>>();
  for (const entry of journal) {
    if (entry.what !== 'certificate') continue;
    owners.set(entry.number, (owners.get(entry.number) ?? new Set()).add(entry.childId));
  }
  return [...owners]
    .filter(([, children]) => children.size > 1)
    .map(([number]) => `Номер ${number} показан семьям двух детей.`);
}
