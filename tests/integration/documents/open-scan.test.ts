import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { findWaitingScan, openScan } from '@/lib/documents/queries';
import { receiveScan } from '@/lib/documents/receive-scan';
import { database } from '@/lib/platform/database';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let family: Awaited<ReturnType<typeof givenParent>>;
let childId: string;
let documentId: string | undefined;
let scanId: string;
let picture: Buffer;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  family = await givenParent();
  ({ childId, documentId } = await givenChild({ parent: family, municipalityId, age: 15, document: true }));
  picture = await twoHalves(40, 20).jpeg().toBuffer();
  ({ scanId, picture } = await givenScan({ ownerId: family.accountId, documentId }));
});

describe('the picture of a document', () => {
  test('is shown to parent and child, and the audit keeps silent about them', async () => {
    const child = await givenChildAccount(childId);
    for (const actor of [family.actor, child.actor]) {
      const traces = await tracesOf(async () => {
        expect(await openScan(actor, scanId)).toEqual({ bytes: picture, mediaType: 'image/jpeg' });
      });
      expect(traces).toEqual(noTraces);
    }
  });

  test('a look by an operator is recorded with the institution', async () => {
    const { actor, accountId } = await givenStaff({ role: 'operator', municipalityId });
    const { audit } = await tracesOf(() => openScan(actor, scanId));
    expect(audit).toEqual([
      {
        event: 'scan_viewed',
        by: accountId,
        role: 'operator',
        institutionId: actor.institutionId,
        subject: ['document', documentId],
        childId,
        details: {},
      },
    ]);
  });

  test('does not exist for strangers', async () => {
    const strangers: Actor[] = [(await givenParent()).actor, (await givenStaff({ role: 'operator' })).actor];
    for (const actor of strangers) {
      expect(await refusedWithoutTrace(() => openScan(actor, scanId))).toMatchObject({ code: 'not_found' });
    }
  });

  test('is closed to a parent whose tie has ended', async () => {
    const former = await givenParent();
    const tie = {
      guardianId: former.personId,
      childId,
      endedAt: new Date('2199-01-01'),
      endGround: 'court' as const,
    };
    await database().guardianship.create({ data: tie });
    expect((await refusedWithoutTrace(() => openScan(former.actor, scanId))).code).toBe('not_found');
  });
});

test('a scan that waits for its form is its sender’s alone', async () => {
  const waiting = await receiveScan(family.actor, { name: 'новый.jpg', bytes: picture, tooLarge: false });
  const other = await givenParent();
  expect(await findWaitingScan(family.actor, waiting)).toMatchObject({ id: waiting, fileName: 'новый.jpg' });
  expect(await findWaitingScan(other.actor, waiting)).toBeNull();
  expect(await findWaitingScan(family.actor, scanId)).toBeNull();
  expect(await findWaitingScan(family.actor, 'no-id')).toBeNull();
  expect(await findWaitingScan(family.actor, undefined)).toBeNull();
  const broken = await receiveScan(family.actor, { name: 'битый.jpg', bytes: picture, tooLarge: false });
  await database().scan.update({ where: { id: broken }, data: { status: 'unreadable', storageKey: null } });
  expect(await findWaitingScan(family.actor, broken)).toBeNull();
  expect((await refusedWithoutTrace(() => openScan(other.actor, waiting))).code).toBe('not_found');
});
