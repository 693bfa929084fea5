import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { printedLists } from '@/app/counter/print/_lists';
import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import { whoLookedAt } from '@/lib/audit/queries';
import { sealAudit } from '@/lib/audit/seal-audit';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { printQueue } from '@/lib/counter/print-queue';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { mostPrinted, printList, type PrintedLine, type PrintedList } from '@/lib/papers/printed-list';
import { database } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import {
  givenCertificate,
  givenChild,
  givenCorrection,
  givenLinkRequest,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { givenIssued, givenTown, papers } from '@/tests/support/town';

async function linesOf({ batches }: PrintedList): Promise<(readonly string[])[]> {
  const lines: (readonly string[])[] = [];
  for await (const batch of batches) lines.push(...batch);
  return lines;
}

async function print(actor: OperatorActor, list: string) {
  const printed = await printedLists.get(list)?.(actor);
  if (!printed) throw new Error(`No list ${list}`);
  return { ...printed, lines: await linesOf(printed) };
}

async function looksAt(actor: FamilyActor, childId: string): Promise<string[]> {
  const { rows } = await whoLookedAt(actor, childId, null);
  return rows.map(({ event }) => event);
}

const printedWords = 'Сведения о семье напечатаны в списке';

test('each family on a printed list finds it at «Кто смотрел данные», the others do not', async () => {
  const { municipalityId, operator } = await givenTown();
  const [waiting, second] = [await givenRecord({ municipalityId }), await givenRecord({ municipalityId })];
  const returned = await givenRecord({ municipalityId, status: 'returned' });
  const foreign = await givenRecord({ municipalityId: (await givenMunicipality()).id });
  const { count, lines } = await print(operator.actor, 'others');
  expect([count, lines.length]).toEqual([2, 2]);
  expect(await looksAt(waiting.parent.actor, waiting.childId)).toEqual([printedWords]);
  expect(await looksAt(second.parent.actor, second.childId)).toEqual([printedWords]);
  expect(await looksAt(returned.parent.actor, returned.childId)).toEqual([]);
  expect(await looksAt(foreign.parent.actor, foreign.childId)).toEqual([]);
  const entries = await database().auditEntry.findMany({
    where: { accountId: operator.accountId },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ event }) => event)).toEqual(['list_printed', 'family_printed', 'family_printed']);
  const sheets = new Set(entries.map(({ details }) => (details as { sheet: string }).sheet));
  expect(sheets.size).toBe(1);
  await sealAudit();
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0 });
});

test('nobody is told of a line that was not sent yet', async () => {
  const { municipalityId, operator } = await givenTown();
  const record = await givenRecord({ municipalityId });
  const { batches } = await printQueue(operator.actor, 'others');
  expect(await looksAt(record.parent.actor, record.childId)).toEqual([]);
  for await (const batch of batches) {
    expect(batch).toHaveLength(1);
    expect(await looksAt(record.parent.actor, record.childId)).toEqual([printedWords]);
  }
});

test('what was done today stands with the time alone and the number of the certificate', async () => {
  const town = await givenTown();
  const { operator } = town;
  const { certificateId } = await givenIssued(town);
  await activate(operator.actor, certificateId, papers());
  const { lines, columns } = await print(operator.actor, 'today');
  const { number } = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  expect(columns).toEqual(['Время', 'Что сделано', 'Ребёнок', 'Номер сертификата']);
  expect(lines[0]?.[0]).toMatch(/^\d\d:\d\d$/);
  expect(lines[0]?.[3]).toBe(formatCertificateNumber(number));
});

test('a list ends where the sheet does: who is not on it has no entry, who is there twice has one', async () => {
  const { actor } = await givenStaff({ role: 'operator' });
  const [onIt, beyond] = [randomUUID(), randomUUID()];
  const line = (childId: string): PrintedLine => ({ cells: ['Имя'], childIds: [childId] });
  async function* lines() {
    yield await Promise.resolve(Array.from({ length: mostPrinted - 1 }, () => line(onIt)));
    yield [line(onIt), line(beyond)];
    yield [line(beyond)];
  }
  const list = await printList(actor, {
    title: 'Список',
    columns: ['Кто'],
    count: mostPrinted + 2,
    details: { list: 'long' },
    lines: lines(),
  });
  expect(await linesOf(list)).toHaveLength(mostPrinted);
  const entries = await database().auditEntry.groupBy({
    by: ['event', 'childId'],
    where: { accountId: actor.accountId },
    _count: true,
  });
  expect(entries).toHaveLength(2);
  expect(entries).toContainEqual({ event: 'family_printed', childId: onIt, _count: 1 });
});

test('requests to be linked: the child and who asks, within the scope, found by both families', async () => {
  const { municipalityId, operator, group } = await givenTown();
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  await givenCertificate({ childId, groupId: group.id });
  const { parent: asking, twinId } = await givenLinkRequest(childId, municipalityId);
  const { count, lines, columns } = await print(operator.actor, 'links');
  expect([count, lines.length, lines[0]?.length]).toEqual([1, 1, columns.length]);
  expect(await looksAt(parent.actor, childId)).toEqual([printedWords]);
  expect(await looksAt(asking.actor, twinId)).toEqual([printedWords]);
  const elsewhere = await givenStaff({ role: 'operator' });
  expect((await print(elsewhere.actor, 'links')).lines).toEqual([]);
});

test('corrections that wait: of a child and of a parent, without the values, found by the family', async () => {
  const { municipalityId, operator, group } = await givenTown();
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { number } = await givenCertificate({ childId, groupId: group.id });
  await givenCorrection(parent.actor, childId);
  await givenCorrection(parent.actor, parent.personId);
  const { count, lines, columns } = await print(operator.actor, 'corrections');
  expect([count, lines.length]).toEqual([2, 2]);
  for (const line of lines) {
    expect(line).toHaveLength(columns.length);
    expect(line[1]).toBe(formatCertificateNumber(number));
  }
  expect(lines[1]?.[0]).toContain('(родитель)');
  expect(await looksAt(parent.actor, childId)).toEqual([printedWords]);
  const elsewhere = await givenStaff({ role: 'operator' });
  expect((await print(elsewhere.actor, 'corrections')).lines).toEqual([]);
});
