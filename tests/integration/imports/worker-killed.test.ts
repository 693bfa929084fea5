import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { formatDate } from '@/lib/domain/dates';
import { confirmImport } from '@/lib/imports/confirm-import';
import { getImport } from '@/lib/imports/queries';
import { writeImport } from '@/lib/imports/write-import';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { WorkerProcess } from '../letters/worker-process';

/** A worker of its own starts as fast as the machine lets it; no transaction of the portal's is held so long. */
const patience = 60_000;

let worker: WorkerProcess | null = null;

afterEach(async () => {
  await worker?.discard();
  worker = null;
});

test(
  'a worker killed in the middle leaves no row half-written; the next one goes on and writes none twice',
  { timeout: 3 * patience },
  async () => {
    const municipalityId = (await givenMunicipality()).id;
    const schoolId = (await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true })).id;
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: schoolId });
    const born = (years: number) => formatDate(today().subtract({ years }));
    const names = ['Анна', 'Вера', 'Глеб', 'Дина', 'Егор'];
    const list = [
      ['Класс', 'ФИО ребёнка', 'Дата рождения', 'Родитель', 'Дата рождения родителя'],
      ...names.map((name) => ['2А', `Лесков ${name}`, born(8), `Лескова ${name}`, born(35)]),
    ];
    const { importId, place } = await givenCheckedImport(actor, tableOf(list));
    const [, , third] = await database().importRow.findMany({
      where: { importId },
      orderBy: { line: 'asc' },
    });
    const started = new WorkerProcess({});
    worker = started;
    await started.said('worker_ready');
    // The worker is held at the third row, and ends there without a chance to tidy up.
    const holder = new Client({ connectionString: process.env.DATABASE_URL });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM import_row WHERE id = $1 FOR UPDATE', [third?.id]);
      await confirmImport(actor, place, importId);
      const written = async () => (await getImport(actor, place, importId)).progress.done;
      await expect.poll(written, { timeout: patience, interval: 50 }).toBe(2);
      await started.discard();
    } finally {
      await holder.end();
    }
    const pupils = () => database().child.count({ where: { institutionId: schoolId } });
    expect(await pupils()).toBe(2);
    expect((await getImport(actor, place, importId)).stage).toBe('writing');
    await writeImport({ importId });
    expect(await pupils()).toBe(5);
    expect((await getImport(actor, place, importId)).counts).toMatchObject({ done: 5, waiting: 0 });
    const registered = await database().auditEntry.count({
      where: { event: 'family_registered', accountId: actor.accountId },
    });
    expect(registered).toBe(5);
  },
);
