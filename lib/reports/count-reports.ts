import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { log } from '@/lib/platform/log';
import { lockName } from '@/lib/platform/locks';
import { allReportMatters, countedDays, dayOf } from './facts';

/** Days and birthdays counted in one transaction, however often each of them was noted. */
const batch = 2000;
/** Counting is one long statement after another; no page waits for it. */
const patience = { maxWait: 60_000, timeout: 600_000 };

/** A day or an 18th birthday of a municipality. */
type Unit = { id: string; day: string };

/** The worker's job: counts anew what has changed since the last run. Broken off, the next one goes on. */
export async function countReports(): Promise<void> {
  let notes = 0;
  for (;;) {
    const done = await countBatch();
    notes += done.notes;
    if (done.units < batch) break;
  }
  if (notes > 0) log().info({ event: 'reports_counted', notes });
}

function countBatch(): Promise<{ units: number; notes: number }> {
  return database().$transaction(async (tx) => {
    await lockName(tx, 'reports');
    const stale = await takeStale(tx);
    await countDays(
      tx,
      stale.filter(({ isBirthday }) => !isBirthday),
    );
    await countBirthdays(
      tx,
      stale.filter(({ isBirthday }) => isBirthday),
    );
    await stamp(tx);
    return { units: stale.length, notes: stale.reduce((sum, { notes }) => sum + notes, 0) };
  }, patience);
}

type Stale = Unit & { isBirthday: boolean; notes: number };

/**
 * What is to be counted anew, with all its notes taken off: a loaded list notes one day fifty thousand times, and counting it
 * once for every few thousand of them would read the whole day as often.
 */
function takeStale(tx: Transaction): Promise<Stale[]> {
  const day = Prisma.sql`coalesce(${dayOf(Prisma.sql`noted."at"`)}, noted.valid_until)`;
  // What is noted but not yet visible stays for the next run; what is visible here is counted below.
  return tx.$queryRaw<Stale[]>`
    WITH unit AS (
      SELECT DISTINCT noted.municipality_id, ${day} AS day, noted."at" IS NULL AS is_birthday
      FROM report_stale noted LIMIT ${batch}
    ), gone AS (
      DELETE FROM report_stale noted USING unit
      WHERE noted.municipality_id = unit.municipality_id AND ${day} = unit.day
        AND (noted."at" IS NULL) = unit.is_birthday
      RETURNING unit.municipality_id, unit.day, unit.is_birthday
    )
    SELECT municipality_id::text AS id, day::text AS day, is_birthday AS "isBirthday", count(*)::int AS notes
    FROM gone GROUP BY 1, 2, 3`;
}

async function countDays(tx: Transaction, days: readonly Unit[]): Promise<void> {
  if (days.length === 0) return;
  const zone = environment().TIME_ZONE;
  const unit = Prisma.sql`(
    SELECT u.id AS municipality_id, u.day, u.day::timestamp AT TIME ZONE ${zone} AS starts,
      (u.day + 1)::timestamp AT TIME ZONE ${zone} AS ends
    FROM ${unitsOf(days)}) unit`;
  await tx.$executeRaw`
    DELETE FROM report_day d USING ${unit} WHERE d.municipality_id = unit.municipality_id AND d.day = unit.day`;
  for (const matter of allReportMatters) {
    await tx.$executeRaw`
      INSERT INTO report_day (municipality_id, matter, day, key, count) ${countedDays(matter, unit)}`;
  }
}

async function countBirthdays(tx: Transaction, birthdays: readonly Unit[]): Promise<void> {
  if (birthdays.length === 0) return;
  const unit = Prisma.sql`(SELECT id AS municipality_id, day AS birthday FROM ${unitsOf(birthdays)}) unit`;
  await tx.$executeRaw`
    DELETE FROM report_standing s USING ${unit} WHERE s.municipality_id = unit.municipality_id AND s.valid_until = unit.birthday`;
  await tx.$executeRaw`
    INSERT INTO report_standing (municipality_id, valid_until, group_id, status, count)
    SELECT c.municipality_id, c.valid_until, c.group_id, c.status, count(*)::int
    FROM certificate c JOIN ${unit} ON c.municipality_id = unit.municipality_id AND c.valid_until = unit.birthday
    GROUP BY 1, 2, 3, 4`;
}

/** As arrays: PostgreSQL sees how many they are, and goes by an index for a few and through the table for many. */
function unitsOf(units: readonly Unit[]): Prisma.Sql {
  return Prisma.sql`
    unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ day }) => day)}::date[]) AS u (id, day)`;
}

/** Counts everything anew: after rows were changed past the portal, or to be sure. */
export async function rebuildReports(): Promise<void> {
  await database().$transaction(
    async (tx) => {
      await lockName(tx, 'reports');
      await tx.$executeRaw`DELETE FROM report_stale`;
      await tx.$executeRaw`DELETE FROM report_day`;
      // The sums by month first: what the rows taken away take from them may be wrong as well.
      await tx.$executeRaw`DELETE FROM report_standing_month`;
      await tx.$executeRaw`DELETE FROM report_standing`;
      for (const matter of allReportMatters) {
        await tx.$executeRaw`
        INSERT INTO report_day (municipality_id, matter, day, key, count) ${countedDays(matter)}`;
      }
      await tx.$executeRaw`
      INSERT INTO report_standing (municipality_id, valid_until, group_id, status, count)
      SELECT municipality_id, valid_until, group_id, status, count(*)::int FROM certificate GROUP BY 1, 2, 3, 4`;
      await stamp(tx);
    },
    { maxWait: 60_000, timeout: 7_200_000 },
  );
}

async function stamp(tx: Transaction): Promise<void> {
  await tx.reportCount.upsert({
    where: { id: 1 },
    create: { countedAt: now() },
    update: { countedAt: now() },
  });
}
