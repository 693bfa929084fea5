import { expect } from 'vitest';
import type { LetterKind } from '@/lib/domain/letters';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { letterContext } from '@/lib/platform/outbox';
import { refusalOf, type Refused } from './refusal-of';

export { refusalOf, saying } from './refusal-of';

type AuditTrace = {
  event: string;
  /** Account of who acted; null when the portal itself did. */
  by: string | null;
  role: string | null;
  institutionId: string | null;
  subject: [kind: string, id: string];
  childId: string | null;
  details: unknown;
};

type LetterTrace = {
  id: string;
  kind: LetterKind;
  to: string | null;
  personId: string | null;
  accountId: string | null;
  delivery: string;
  payload: unknown;
};

type JobTrace = { name: string; data: unknown };

/** What a verb leaves beside its own rows. */
export type Traces = { audit: AuditTrace[]; letters: LetterTrace[]; jobs: JobTrace[] };

export const noTraces: Traces = { audit: [], letters: [], jobs: [] };

/** Runs `work` and returns what it wrote into audit, letters and queue, in the order of writing. */
export async function tracesOf(work: () => Promise<unknown>): Promise<Traces> {
  const last = await database().auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  const letters = new Set((await letterIds()).map(({ id }) => id));
  const jobs = new Set((await allJobs()).map(({ id }) => id));
  await work();
  return {
    audit: await auditAfter(last?.id ?? 0n),
    letters: (await readLetters()).filter(({ id }) => !letters.has(id)),
    jobs: (await allJobs()).filter(({ id }) => !jobs.has(id)).map(({ name, data }) => ({ name, data })),
  };
}

async function auditAfter(id: bigint): Promise<AuditTrace[]> {
  const rows = await database().auditEntry.findMany({ where: { id: { gt: id } }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({
    event: row.event,
    by: row.accountId,
    role: row.role,
    institutionId: row.institutionId,
    subject: [row.subjectKind, row.subjectId],
    childId: row.childId,
    details: row.details,
  }));
}

function letterIds(): Promise<{ id: string }[]> {
  return database().letter.findMany({ select: { id: true } });
}

async function readLetters(): Promise<LetterTrace[]> {
  const rows = await database().letter.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map(({ id, kind, emailTo, personId, accountId, delivery, payload }) => ({
    id,
    kind,
    to: emailTo,
    personId,
    accountId,
    delivery,
    payload: JSON.parse(unsealText(letterContext(id), payload)) as unknown,
  }));
}

function allJobs(): Promise<({ id: string } & JobTrace)[]> {
  return database().$queryRaw`select id::text, name, data from pgboss.job order by created_on, id`;
}

/** The refusal of `work`, after making sure that not one byte of the database differs from before. */
export async function refusedWithoutTrace(work: () => Promise<unknown>): Promise<Refused> {
  const before = await fingerprint();
  const refused = await refusalOf(work());
  expect(await fingerprint()).toEqual(before);
  return refused;
}

/** A checksum of every table, the queue included; that an attempt is counted is no change of anything. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'rate_limit'`;
  const names = [...tables.map(({ name }) => name), 'pgboss.job'];
  const sums = names.map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
  );
  const rows = await database().$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
