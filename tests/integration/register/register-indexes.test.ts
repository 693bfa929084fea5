import { beforeAll, expect, test } from 'vitest';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { readRegisterAddress, registerSorts, type RegisterSort } from '@/lib/domain/register-list';
import { database } from '@/lib/platform/database';
import { registerWhere } from '@/lib/register/conditions';
import { listIds } from '@/lib/register/list-ids';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { tablesReadWhole } from '@/tests/support/whole-reads';

const crowd = 20_000;
const large = ['certificate', 'child', 'person'];

let municipalityId: string;
let schoolId: string;
let certificateId: string;
let admin: MunicipalActor;
let region: RegionalActor;

/** Far more rows than a transaction of the portal writes. */
const ample = { timeout: 60_000 };

/** Copies of one record: half of them in the municipality that is looked at, a tenth of these in its one school. */
async function givenCrowd(seed: { certificateId: string; childId: string }, other: string) {
  await database().$transaction(async (tx) => {
    // Triggers and foreign keys sleep: the rows only have to be many.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`CREATE TEMP TABLE crowd ON COMMIT DROP AS
      SELECT gen_random_uuid() AS child_id, gen_random_uuid() AS certificate_id, n FROM generate_series(1, ${crowd}::int) n`;
    await tx.$executeRaw`INSERT INTO person SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.child_id, 'surname', 'Людная' || c.n, 'name_key', 'людная' || md5(c.n::text),
        'birth_date', DATE '2009-01-01' + (c.n % 4000), 'snils_index', NULL, 'snils_sealed', NULL))).*
        FROM person s WHERE s.id = ${seed.childId}::uuid) p`;
    await tx.$executeRaw`INSERT INTO child SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('person_id', c.child_id, 'institution_id', CASE WHEN c.n % 20 = 0 THEN ${schoolId}::text END,
        'unattached', c.n % 20 <> 0))).*
        FROM child s WHERE s.person_id = ${seed.childId}::uuid) p`;
    await tx.$executeRaw`INSERT INTO certificate SELECT p.* FROM crowd c,
      LATERAL (SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.certificate_id, 'child_id', c.child_id,
        'municipality_id', CASE WHEN c.n % 2 = 0 THEN s.municipality_id::text ELSE ${other}::text END,
        'number', (5000000000 + c.n)::text, 'application_id', gen_random_uuid(), 'created_at', s.created_at - c.n * interval '1 minute',
        'child_name_key', 'людная' || md5(c.n::text), 'status', CASE WHEN c.n % 7 = 0 THEN 'returned' ELSE 'not_activated' END))).*
        FROM certificate s WHERE s.id = ${seed.certificateId}::uuid) p`;
  }, ample);
  await database().$executeRaw`ANALYZE`;
}

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  const other = (await givenMunicipality()).id;
  schoolId = (await givenInstitution({ municipalityId, kind: 'school' })).id;
  await givenGroup({ municipalityId });
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
  const record = await givenRecord({ municipalityId, createdAt: new Date(Date.now() - 30 * 86_400_000) });
  certificateId = record.certificateId;
  await givenCrowd(record, other);
}, 120_000);

const readWhole = (read: () => Promise<unknown>) => tablesReadWhole(large, read);

const sorts = Object.keys(registerSorts) as RegisterSort[];

const filters = {
  'without conditions': {},
  'by status': { status: 'returned' },
  'by school': { school: 'the school' },
  'by age and days': { ageFrom: '7', ageTo: '9', issuedFrom: '2020-01-01' },
  'by kind and deadline': { kind: 'accounting', deadline: 'over' },
} as const;

test('the test sees a table that is read from end to end', async () => {
  const read = () => database().certificate.count({ where: { terminationReason: 'death' } });
  expect(await readWhole(read)).toEqual(['certificate']);
});

test.each(sorts)(
  'the order «%s» is that of an index, with any conditions, in a municipality and in the region',
  async (sort) => {
    for (const [name, conditions] of Object.entries(filters)) {
      const school = 'school' in conditions ? { school: schoolId } : {};
      const list = readRegisterAddress({ ...conditions, ...school, sort });
      for (const [actor, scope] of [
        [admin, { municipalityId }],
        [region, { municipalityId: null }],
      ] as const) {
        const where = await registerWhere(actor, scope, list);
        expect
          .soft(
            await readWhole(() => listIds(scope, where, { sort, after: null, limit: 51 })),
            `${name}, beginning`,
          )
          .toEqual([]);
        expect
          .soft(
            await readWhole(() => listIds(scope, where, { sort, after: certificateId, limit: 51 })),
            `${name}, further`,
          )
          .toEqual([]);
      }
    }
  },
  60_000,
);
