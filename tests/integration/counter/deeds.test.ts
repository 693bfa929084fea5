import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countDeeds, listDeeds } from '@/lib/counter/deeds';
import { openRecord } from '@/lib/counter/open-record';
import { startOfDay } from '@/lib/domain/day-start';
import { auditEvents } from '@/lib/domain/audit-events';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { registerVisit } from '@/lib/reception/register-visit';
import { activate } from '@/tests/support/activate';
import { givenStaff } from '@/tests/support/given';
import { givenIssued, givenTown, papers } from '@/tests/support/town';
import { readVisit, typedVisit } from '@/tests/support/visit-form';

test('what I did today, with the child, and not what I looked at, nor what a colleague did', async () => {
  const town = await givenTown();
  const { actor } = town.operator;
  const [mine, theirs] = [await givenIssued(town), await givenIssued(town)];
  const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
  await openRecord(actor, mine.certificateId);
  await activate(actor, mine.certificateId, papers());
  await activate(colleague.actor, theirs.certificateId, papers());
  const { rows, next } = await listDeeds(actor, null);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    title: auditEvents.certificate_activated,
    child: { certificateId: mine.certificateId },
  });
  expect(next).toBeNull();
  expect(await countDeeds(actor)).toBe(1);
});

test('since midnight of the region, page by page, and without the name of who is out of scope', async () => {
  const town = await givenTown();
  const { actor, accountId } = town.operator;
  const stranger = await givenIssued(await givenTown());
  const midnight = startOfDay(today(), environment().TIME_ZONE);
  const entry = (at: Date) => ({
    at,
    event: 'certificate_activated',
    accountId,
    role: 'operator' as const,
    subjectKind: 'certificate',
    subjectId: stranger.certificateId,
    childId: stranger.childId,
  });
  await database().auditEntry.create({ data: entry(new Date(midnight.getTime() - 1)) });
  for (let at = 0; at < 5; at += 1) {
    const data = { ...entry(new Date(midnight.getTime() + at)), subjectId: randomUUID() };
    await database().auditEntry.create({ data });
  }
  const first = await listDeeds(actor, null, 3);
  const second = await listDeeds(actor, BigInt(first.next ?? 0), 3);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, null]);
  expect(await countDeeds(actor)).toBe(5);
  expect(first.rows.every(({ child }) => child === null)).toBe(true);
});

test('a decision about two children is one deed, a family received one a child, a record taken over none', async () => {
  const town = await givenTown();
  const { actor, accountId } = town.operator;
  const [one, other] = [await givenIssued(town), await givenIssued(town)];
  await registerVisit(actor, readVisit(typedVisit({ ages: [8, 6] })));
  const subjectId = randomUUID();
  const entry = { accountId, role: 'operator' as const, subjectKind: 'duplicate_suspicion', subjectId };
  for (const { childId } of [one, other]) {
    await database().auditEntry.create({ data: { ...entry, event: 'duplicate_decided', childId } });
  }
  for (const event of ['record_taken_over', 'family_opened']) {
    await database().auditEntry.create({ data: { ...entry, event, childId: one.childId } });
  }
  const { rows } = await listDeeds(actor, null);
  expect(rows.map(({ title }) => title)).toEqual([
    auditEvents.duplicate_decided,
    auditEvents.certificate_issued,
    auditEvents.certificate_issued,
  ]);
  expect(await countDeeds(actor)).toBe(3);
});
