import { expect, test } from 'vitest';
import { countDeeds, listDeeds } from '@/lib/counter/deeds';
import { openRecord } from '@/lib/counter/open-record';
import { startOfDay } from '@/lib/domain/day-start';
import { auditEvents } from '@/lib/domain/audit-events';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { activate } from '@/tests/support/activate';
import { givenStaff } from '@/tests/support/given';
import { givenIssued, givenTown, papers } from '@/tests/support/town';

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
    await database().auditEntry.create({ data: entry(new Date(midnight.getTime() + at)) });
  }
  const first = await listDeeds(actor, null, 3);
  const second = await listDeeds(actor, BigInt(first.next ?? 0), 3);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, null]);
  expect(await countDeeds(actor)).toBe(5);
  expect(first.rows.every(({ child }) => child === null)).toBe(true);
});
