import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { countDeeds, listDeeds } from '@/lib/counter/deeds';
import { countQueue, listQueue } from '@/lib/counter/queue';
import { listOtherPupils } from '@/lib/certificates/group/other-pupils';
import { listPupilClasses, listPupilPlaces } from '@/lib/certificates/group/pupil-places';
import { listWaitingPupils } from '@/lib/certificates/group/waiting-pupils';
import { queueLists } from '@/lib/domain/desk-lists';
import { database } from '@/lib/platform/database';
import { reserveIfFree } from '@/lib/reservations/reserve-record';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { tablesReadWhole } from '@/tests/support/whole-reads';

/** Rows of other municipalities and institutions among which the few of the desk are looked for. */
const crowd = 6_000;
const large = [
  'audit_entry',
  'certificate',
  'certificate_status_change',
  'child',
  'person',
  'record_reservation',
];

let actor: OperatorActor;
let certificateId: string;
const everybody = { kind: 'everybody' } as const;

/** Copies of one family's record, as many as a region has; what hangs on them only by name is left out. */
async function givenCrowd(seed: { certificateId: string; childId: string }, institutionId: string) {
  const other = await givenMunicipality();
  await givenGroup({ municipalityId: other.id });
  await database().$transaction(async (tx) => {
    // Triggers and foreign keys sleep: the rows only have to be many.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`CREATE TEMP TABLE crowd ON COMMIT DROP AS
      SELECT gen_random_uuid() AS child_id, gen_random_uuid() AS certificate_id, n FROM generate_series(1, ${crowd}::int) n`;
    await tx.$executeRaw`INSERT INTO person SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.child_id, 'surname', 'Людная' || c.n, 'snils_index', NULL, 'snils_sealed', NULL))).*
        FROM person s WHERE s.id = ${seed.childId}::uuid) p`;
    await tx.$executeRaw`INSERT INTO child SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('person_id', c.child_id, 'municipality_id', ${other.id}::text, 'institution_id', NULL))).*
        FROM child s WHERE s.person_id = ${seed.childId}::uuid) p`;
    await tx.$executeRaw`INSERT INTO certificate SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.certificate_id, 'child_id', c.child_id, 'municipality_id', ${other.id}::text,
        'number', (5000000000 + c.n)::text, 'application_id', gen_random_uuid(), 'created_at', s.created_at - c.n * interval '1 minute',
        'status', CASE WHEN c.n % 3 = 0 THEN 'returned' ELSE 'not_activated' END))).*
        FROM certificate s WHERE s.id = ${seed.certificateId}::uuid) p`;
    await tx.$executeRaw`INSERT INTO certificate_status_change (id, certificate_id, to_status, at, reasons)
      SELECT gen_random_uuid(), certificate_id, 'not_activated', now(), '{}' FROM crowd`;
    await tx.$executeRaw`INSERT INTO audit_entry (event, account_id, subject_kind, subject_id, child_id, at)
      SELECT 'certificate_activated', gen_random_uuid(), 'certificate', certificate_id, child_id, now() FROM crowd`;
    await tx.$executeRaw`INSERT INTO record_reservation (certificate_id, account_id, institution_id, session_id, since, touched_at)
      SELECT certificate_id, ${actor.accountId}::uuid, ${institutionId}::uuid, ${randomUUID()}::uuid, now(), now() FROM crowd WHERE n % 4 = 0`;
  });
  await database().$executeRaw`ANALYZE`;
}

beforeAll(async () => {
  const municipalityId = (await givenMunicipality()).id;
  const school = await givenInstitution({ municipalityId, kind: 'school', accepts: 'everybody' });
  actor = (await givenStaff({ role: 'operator', institutionId: school.id })).actor;
  const record = await givenRecord({
    municipalityId,
    institutionId: school.id,
    chosenInstitutionId: school.id,
    createdAt: new Date(Date.now() - 30 * 86_400_000),
  });
  certificateId = record.certificateId;
  await givenCrowd(record, school.id);
}, 60_000);

const readWhole = (read: () => Promise<unknown>) => tablesReadWhole(large, read);

test('the test sees a table that is read from end to end', async () => {
  const read = () => database().certificate.count({ where: { terminationReason: 'death' } });
  expect(await readWhole(read)).toEqual(['certificate']);
});

test.each(queueLists)('«%s» is listed and counted by indexes', async (list) => {
  expect(await readWhole(() => listQueue(actor, list, null))).toEqual([]);
  expect(await readWhole(() => listQueue(actor, list, certificateId))).toEqual([]);
  expect(await readWhole(() => countQueue(actor, list))).toEqual([]);
});

test('deeds, reservations and classes as well', async () => {
  expect(await readWhole(() => listDeeds(actor, null))).toEqual([]);
  expect(await readWhole(() => countDeeds(actor))).toEqual([]);
  expect(await readWhole(() => reserveIfFree(actor, certificateId))).toEqual([]);
  expect(await readWhole(() => listPupilPlaces(actor))).toEqual([]);
  expect(await readWhole(() => listPupilClasses(actor, actor.institutionId))).toEqual([]);
  expect(await readWhole(() => listWaitingPupils(actor, actor.institutionId, everybody, null))).toEqual([]);
  expect(await readWhole(() => listOtherPupils(actor, actor.institutionId, everybody, null))).toEqual([]);
});
