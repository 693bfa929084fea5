import type { Readable } from 'node:stream';
import readSheet from 'read-excel-file/node';
import { beforeEach, expect, test } from 'vitest';
import type { MunicipalActor } from '@/lib/access/actor';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { database } from '@/lib/platform/database';
import { openZip } from '@/lib/platform/tables/zip-parts';
import { exportColumns } from '@/lib/register/export-cells';
import { exportFields, exportRegister } from '@/lib/register/export-register';
import { listExports } from '@/lib/register/exports';
import { givenCrowd } from '@/tests/support/crowd';
import { gathered } from '@/tests/support/gathered';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

let municipalityId: string;
let groupId: string;
let admin: MunicipalActor;

const input = exportFields.parse({ format: 'csv', purpose: 'report', note: 'Отчёт за сентябрь' });

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  groupId = (await givenGroup({ municipalityId })).id;
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
});

async function bytesOf(file: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of file) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

const textOf = async (file: Readable): Promise<string> => (await bytesOf(file)).toString('utf8');

test('the file holds the filtered records, each family can see it, and its purpose is recorded', async () => {
  const record = await givenRecord({ municipalityId, status: 'active' });
  const other = await givenRecord({ municipalityId });
  const list = readRegisterAddress({ status: 'active' });
  const { exportId, file } = await exportRegister(admin, { municipalityId }, list, input);
  const lines = (await textOf(file)).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]?.replaceAll(/\D/g, '')).toContain(record.number);
  const [row] = (await listExports(admin, { municipalityId }, null)).rows;
  expect(row).toMatchObject({
    id: exportId,
    rowCount: 1,
    purpose: 'report',
    note: 'Отчёт за сентябрь',
    filter: 'status=active',
  });
  expect(row?.finishedAt).not.toBeNull();
  const looks = (childId: string) =>
    database().auditEntry.count({ where: { event: 'family_exported', childId, accountId: admin.accountId } });
  expect([await looks(record.childId), await looks(other.childId)]).toEqual([1, 0]);
});

test('a name that begins like a formula is text in the file', async () => {
  const record = await givenRecord({ municipalityId });
  await database().person.update({ where: { id: record.childId }, data: { surname: '=Формулова' } });
  const { file } = await exportRegister(admin, { municipalityId }, readRegisterAddress({}), input);
  expect(await textOf(file)).toContain("'=Формулова");
});

test('a table opened by another program has every record once, over more than one batch, and no formula', async () => {
  const { code } = await database().municipality.findUniqueOrThrow({ where: { id: municipalityId } });
  await givenCrowd({ municipalityId, code, groupId, size: 627 });
  const formula = await givenRecord({ municipalityId, groupId });
  await database().person.update({ where: { id: formula.childId }, data: { surname: '=2+2' } });
  const asTable = exportFields.parse({ format: 'xlsx', purpose: 'reconciliation', note: 'Сверка списков' });
  const list = readRegisterAddress({});
  const { exportId, file } = await exportRegister(admin, { municipalityId }, list, asTable);
  const bytes = await bytesOf(file);
  const [sheet] = await readSheet(bytes);
  const [head, ...rows] = sheet?.data ?? [];
  expect(head).toEqual(exportColumns.map(({ title }) => title));
  const certificates = await database().certificate.findMany({ where: { municipalityId } });
  const numbers = rows.map(([number]) => String(number).replaceAll(/\D/g, ''));
  expect(numbers.toSorted()).toEqual(certificates.map(({ number }) => number).toSorted());
  expect(numbers).toHaveLength(503);
  const names = rows.map(([, name]) => String(name));
  expect(names.filter((name) => /^'?=2\+2 /.test(name))).toHaveLength(1);
  const worksheet = await openZip(bytes);
  const parts = await gathered(worksheet.read('xl/worksheets/sheet1.xml'));
  expect(Buffer.concat(parts).toString('utf8')).not.toMatch(/<f[ >]/);
  const { rowCount } = await database().registerExport.findUniqueOrThrow({ where: { id: exportId } });
  expect(rowCount).toBe(503);
});

test('another municipality and the region are no municipal admin’s to take', async () => {
  const elsewhere = (await givenMunicipality()).id;
  for (const scope of [{ municipalityId: elsewhere }, { municipalityId: null }]) {
    await expect(exportRegister(admin, scope, readRegisterAddress({}), input)).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  expect(await database().registerExport.count({ where: { accountId: admin.accountId } })).toBe(0);
});

test('what was recorded of an export stays', async () => {
  await givenRecord({ municipalityId });
  const { exportId, file } = await exportRegister(admin, { municipalityId }, readRegisterAddress({}), input);
  await textOf(file);
  await expect(
    database().registerExport.update({ where: { id: exportId }, data: { note: 'другое' } }),
  ).rejects.toThrow();
  await expect(database().registerExport.delete({ where: { id: exportId } })).rejects.toThrow();
});
