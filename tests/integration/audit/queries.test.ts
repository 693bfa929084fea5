import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FamilyActor } from '@/lib/access/actor';
import { searchAudit, whoLookedAt, type AuditFilters } from '@/lib/audit/queries';
import { openRecord } from '@/lib/counter/open-record';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { cancelImport } from '@/lib/imports/destroy-imports';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { exportFields, exportRegister } from '@/lib/register/export-register';
import { gathered } from '@/tests/support/gathered';
import {
  givenChildAccount,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { givenProposal } from '@/tests/support/given/proposals';
import { givenRecord } from '@/tests/support/register';
import { refusalOf, tracesOf } from '@/tests/support/traces';
import { emptyAudit } from './audit-log';

const everything: AuditFilters = { from: null, to: null, event: null, accountLogin: null, childId: null };

type Place = Awaited<ReturnType<typeof givenPlace>>;

/** A municipality with an institution, its operator and admin, and a family. */
async function givenPlace() {
  const { id: municipalityId } = await givenMunicipality();
  const institution = await givenInstitution({ municipalityId, accepts: 'everybody' });
  return {
    municipalityId,
    institution,
    operator: await givenStaff({ role: 'operator', institutionId: institution.id }),
    admin: await givenStaff({ role: 'municipal_admin', municipalityId }),
    record: await givenRecord({ municipalityId, age: 15 }),
  };
}

let here: Place;
let there: Place;

beforeAll(async () => {
  here = await givenPlace();
  there = await givenPlace();
});

beforeEach(emptyAudit);

/** `author` looked at a scan of the child. */
async function look(author: AuditAuthor, childId: string): Promise<void> {
  await inTransaction((tx) =>
    recordAudit(tx, author, { event: 'scan_viewed', subject: ['document', childId], childId }),
  );
}

describe('«Кто смотрел данные»', () => {
  test('tells the family what staff did, newest first, by role and institution', async () => {
    await openRecord(here.operator.actor, here.record.certificateId);
    await look(here.admin.actor, here.record.childId);
    const { rows, next } = await whoLookedAt(here.record.parent.actor, here.record.childId, null);
    expect(rows).toEqual([
      {
        id: expect.any(String) as string,
        at: expect.any(Date) as Date,
        event: 'Просмотрен скан документа',
        role: 'Администратор муниципалитета',
        institution: null,
      },
      {
        id: expect.any(String) as string,
        at: expect.any(Date) as Date,
        event: 'Просмотрена запись о сертификате',
        role: 'Специалист уполномоченной организации',
        institution: here.institution.shortName,
      },
    ]);
    expect(next).toBeNull();
    expect(JSON.stringify(rows)).not.toContain('Пробная');
  });

  test('leaves out the family itself, the portal, and other children', async () => {
    await look(here.record.parent.actor, here.record.childId);
    await look(null, here.record.childId);
    await look(here.operator.actor, there.record.childId);
    expect((await whoLookedAt(here.record.parent.actor, here.record.childId, null)).rows).toEqual([]);
  });

  test('goes on page by page without losing or repeating a line', async () => {
    for (let n = 0; n < 65; n += 1) await look(here.operator.actor, here.record.childId);
    const ids: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof whoLookedAt>> = await whoLookedAt(
        here.record.parent.actor,
        here.record.childId,
        cursor,
      );
      ids.push(...page.rows.map(({ id }) => id));
      sizes.push(page.rows.length);
      cursor = page.next;
    } while (cursor !== null);
    expect(sizes).toEqual([30, 30, 5]);
    expect(new Set(ids).size).toBe(65);
    expect(ids.toSorted((a, b) => Number(b) - Number(a))).toEqual(ids);
    const anew = await whoLookedAt(here.record.parent.actor, here.record.childId, 'x; drop');
    expect(anew.rows).toHaveLength(30);
  });

  test('is the child’s own, too', async () => {
    const { actor } = await givenChildAccount(here.record.childId);
    await look(here.operator.actor, here.record.childId);
    expect((await whoLookedAt(actor, here.record.childId, null)).rows).toHaveLength(1);
  });

  test('does not exist for another family, nor for one whose tie has ended', async () => {
    await look(here.operator.actor, here.record.childId);
    const missing = { code: 'not_found' };
    const asked = (actor: FamilyActor) => refusalOf(whoLookedAt(actor, here.record.childId, null));
    expect(await asked(there.record.parent.actor)).toMatchObject(missing);
    const former = await givenParent();
    const tie = { guardianId: former.personId, childId: here.record.childId, ground: 'parent' as const };
    const { id } = await database().guardianship.create({
      data: { ...tie, createdAt: new Date(Date.now() - 60_000) },
    });
    expect((await whoLookedAt(former.actor, here.record.childId, null)).rows).toHaveLength(1);
    await database().guardianship.update({
      where: { id },
      data: { endedAt: new Date(), endGround: 'mistake' },
    });
    expect(await asked(former.actor)).toMatchObject(missing);
  });
});

describe('the search of an admin', () => {
  const search = async (place: Place, filters: Partial<AuditFilters> = {}) =>
    (await searchAudit(place.admin.actor, { ...everything, ...filters }, null)).rows;

  test('shows what institutions of the municipality did and what was done to its children', async () => {
    await look(here.operator.actor, here.record.childId);
    await look(there.operator.actor, here.record.childId);
    await look(here.operator.actor, there.record.childId);
    await look(there.operator.actor, there.record.childId);
    const rows = await search(here);
    expect(rows.map(({ login, childId }) => [login, childId])).toEqual([
      [here.operator.login, there.record.childId],
      [there.operator.login, here.record.childId],
      [here.operator.login, here.record.childId],
    ]);
    expect(rows[2]).toMatchObject({
      event: 'Просмотрен скан документа',
      role: 'Специалист уполномоченной организации',
      institution: here.institution.shortName,
    });
    const { actor: region } = await givenStaff({ role: 'regional_admin' });
    const all = await searchAudit(region, { ...everything, event: 'scan_viewed' }, null);
    expect(all.rows).toHaveLength(4);
  });

  test('shows the lists, exports and proposals of the municipality itself, whoever of its admins had them', async () => {
    for (const place of [here, there]) {
      const { municipalityId } = place;
      await givenProposal(municipalityId, place.record.certificateId);
      const asked = exportFields.parse({ format: 'csv', purpose: 'report', note: 'Отчёт' });
      const list = readRegisterAddress({});
      await gathered((await exportRegister(place.admin.actor, { municipalityId }, list, asked)).file);
      const lines = tableOf([
        ['Учреждение', 'ФИО ребёнка', 'Дата рождения', 'Родитель'],
        [place.institution.shortName, 'Лесков Анатолий', '01.09.2018', 'Лескова Вера'],
      ]);
      const { importId, place: desk } = await givenCheckedImport(place.admin.actor, lines, {
        municipalityId,
      });
      await cancelImport(place.admin.actor, desk, importId);
    }
    const about = (row: { subjectKind: string }) =>
      ['proposal', 'register_export', 'table_import'].includes(row.subjectKind);
    const events = (await search(here)).filter(about).map(({ event, subject }) => [subject?.title, event]);
    expect(events).toEqual(
      expect.arrayContaining([
        ['Загрузка списка', 'Отменена загрузка списка'],
        ['Выгрузка реестра', 'Реестр выгружен в файл'],
        ['Предложение', 'Предложено действие с записями'],
      ]),
    );
    expect(new Set((await search(here)).filter(about).map(({ subjectId }) => subjectId)).size).toBe(3);
  });

  test('names staff and never the family', async () => {
    await look(here.operator.actor, here.record.childId);
    await look(here.record.parent.actor, here.record.childId);
    const [family, staff] = await search(here);
    expect(family).toMatchObject({ role: 'Родитель (законный представитель)', name: null, login: null });
    expect(staff?.name).toContain('Пробная Анна');
  });

  test('narrows by event, account, child and day', async () => {
    await look(here.operator.actor, here.record.childId);
    await openRecord(here.operator.actor, here.record.certificateId);
    await look(here.record.parent.actor, here.record.childId);
    expect(await search(here, { event: 'certificate_viewed' })).toHaveLength(1);
    expect(await search(here, { accountLogin: ` ${here.operator.login.toUpperCase()} ` })).toHaveLength(2);
    expect(await search(here, { accountLogin: 'nobody' })).toEqual([]);
    const day = today();
    expect(await search(here, { from: day, to: day })).toHaveLength(3);
    expect(await search(here, { to: day.subtract({ days: 1 }) })).toEqual([]);
    expect(await search(here, { from: day.add({ days: 1 }) })).toEqual([]);
    expect(await search(here, { childId: here.record.childId })).toHaveLength(3);
  });

  test('finds nothing of another municipality by its child or its account', async () => {
    await look(there.operator.actor, there.record.childId);
    expect(await search(here, { childId: there.record.childId })).toEqual([]);
    expect(await search(here, { accountLogin: there.operator.login })).toEqual([]);
    // And the family there is not told of a look that showed nothing.
    expect((await whoLookedAt(there.record.parent.actor, there.record.childId, null)).rows).toHaveLength(1);
  });

  test('goes on page by page, also where many entries share an instant', async () => {
    await inTransaction(async (tx) => {
      for (let n = 0; n < 65; n += 1) {
        await recordAudit(tx, here.operator.actor, {
          event: 'scan_viewed',
          subject: ['document', here.record.childId],
        });
      }
    });
    await database()
      .$executeRaw`insert into audit_entry (at, event, role, institution_id, subject_kind, subject_id)
      select '2026-01-01', 'scan_viewed', 'operator', ${here.institution.id}::uuid, 'document', gen_random_uuid() from generate_series(1, 40)`;
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof searchAudit>> = await searchAudit(
        here.admin.actor,
        everything,
        cursor,
      );
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(ids).toHaveLength(105);
    expect(new Set(ids).size).toBe(105);
  });

  test('is recorded itself, with the names of its filters', async () => {
    await look(here.operator.actor, here.record.childId);
    const { childId } = here.record;
    const traces = await tracesOf(() => search(here, { childId, accountLogin: here.operator.login }));
    expect(traces.audit).toMatchObject([
      {
        event: 'audit_searched',
        by: here.admin.accountId,
        childId,
        details: { filters: ['accountLogin', 'childId'] },
      },
    ]);
  });
});
