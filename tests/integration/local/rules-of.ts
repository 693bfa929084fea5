import { query } from '@/tests/support/empty-database';

/** Every key, reference, check, index, trigger and named dependence of columns of the database, as the database itself writes it. */
export async function rulesOf(url: string): Promise<string[]> {
  const rows = await query<{ rule: string }>(
    url,
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated::text as rule
       from pg_constraint where connamespace = 'public'::regnamespace
     union all
     select pg_get_indexdef(indexrelid) || indisvalid::text from pg_index join pg_class on pg_class.oid = indrelid
       where relnamespace = 'public'::regnamespace
     union all
     select pg_get_triggerdef(t.oid) || tgenabled::text from pg_trigger t join pg_class on pg_class.oid = tgrelid
       where not tgisinternal and relnamespace = 'public'::regnamespace
     union all
     select pg_get_statisticsobjdef(oid) from pg_statistic_ext where stxnamespace = 'public'::regnamespace
     order by 1`,
  );
  return rows.map(({ rule }) => rule);
}
