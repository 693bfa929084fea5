import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Rule } from './rule';

/** What one transaction writes is there as a whole: no activation without audit, no certificate without papers and history. */
export const wholeRecords: Rule = async () => {
  const found = await Promise.all(halves.map(({ sentence, sql }) => look(sentence, sql)));
  return found.flat();
};

async function look(sentence: string, sql: Prisma.Sql): Promise<string[]> {
  const rows = await database().$queryRaw<{ number: string }[]>(sql);
  return rows.map(({ number }) => `${sentence}: ${number}.`);
}

const audited = (event: string) => Prisma.sql`EXISTS (
  SELECT FROM audit_entry e WHERE e.event = ${event} AND e.subject_kind = 'certificate' AND e.subject_id = c.id)`;

const halves = [
  {
    sentence: 'Активация без записи аудита',
    sql: Prisma.sql`SELECT number FROM certificate c
      WHERE activated_at IS NOT NULL AND NOT ${audited('certificate_activated')}`,
  },
  {
    sentence: 'Аудит говорит об активации, которой нет',
    sql: Prisma.sql`SELECT number FROM certificate c
      WHERE status IN ('not_activated', 'returned') AND ${audited('certificate_activated')}
        AND NOT ${audited('activation_undone')}`,
  },
  {
    sentence: 'Выдача сертификата без записи аудита',
    sql: Prisma.sql`SELECT number FROM certificate c WHERE NOT ${audited('certificate_issued')}`,
  },
  {
    sentence: 'Статус сертификата не тот, что в его истории',
    sql: Prisma.sql`SELECT number FROM certificate c
      WHERE NOT EXISTS (SELECT FROM certificate_status_change s
        WHERE s.certificate_id = c.id AND s.to_status = c.status)`,
  },
  {
    sentence: 'Активация без согласия, отметок о документах или года финансирования',
    sql: Prisma.sql`SELECT number FROM certificate c WHERE status = 'active' AND (
      NOT EXISTS (SELECT FROM consent n WHERE n.child_id = c.child_id)
      OR NOT EXISTS (SELECT FROM paper_check p WHERE p.certificate_id = c.id)
      OR NOT EXISTS (SELECT FROM funding_year f WHERE f.certificate_id = c.id)
        AND EXISTS (SELECT FROM certificate_group g WHERE g.id = c.group_id AND g.kind = 'funded'))`,
  },
  {
    sentence: 'Сертификат без заявления',
    sql: Prisma.sql`SELECT number FROM certificate c
      WHERE NOT EXISTS (SELECT FROM paper p WHERE p.certificate_id = c.id)`,
  },
  {
    sentence: 'Сертификат выдан, а заявка говорит другое',
    sql: Prisma.sql`SELECT c.number FROM certificate c JOIN application a ON a.id = c.application_id
      WHERE a.status <> 'certificate_issued'`,
  },
  {
    sentence: 'Заявка говорит, что сертификат выдан, а его нет',
    sql: Prisma.sql`SELECT a.number::text AS number FROM application a
      WHERE a.status = 'certificate_issued' AND NOT EXISTS (SELECT FROM certificate c WHERE c.application_id = a.id)`,
  },
];
