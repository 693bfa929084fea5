import { database } from '@/lib/platform/database';
import { givenCrowd } from './crowd';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from './given';

/**
 * A municipality with a register whose records are spread over 400 days: three in five certificates activated, by two
 * institutions, some ended, some children past 18, some families at every step before; and what operators did.
 */
export async function givenReportCrowd(size: number) {
  const municipality = await givenMunicipality();
  const municipalityId = municipality.id;
  const group = await givenGroup({ municipalityId });
  const other = await givenGroup({ municipalityId });
  const desk = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const school = await givenInstitution({ municipalityId, kind: 'school', accepts: 'everybody' });
  const operator = await givenStaff({ role: 'operator', institutionId: desk.id });
  await givenCrowd({ municipalityId, code: municipality.code, groupId: group.id, size });
  const n = `('x' || right(replace(id::text, '-', ''), 8))::bit(32)::int`;
  const ofChild = n.replace('id::', 'person_id::');
  const born = (at: string) => `now() - (${at} % 400) * interval '1 day' - (${at} % 24) * interval '1 hour'`;
  const statements = [
    `UPDATE child SET created_at = ${born(ofChild)}`,
    `UPDATE application SET created_at = ${born(n)}, confirmed_at = CASE WHEN ${n} % 3 = 0 THEN ${born(n)} END`,
    `UPDATE certificate SET created_at = ${born(n)}, valid_until = current_date - 200 + (${n} * 7 % 4700),
      group_id = CASE WHEN ${n} % 3 = 0 THEN '${other.id}'::uuid ELSE group_id END,
      chosen_institution_id = CASE WHEN ${n} % 4 = 0 THEN '${desk.id}'::uuid END`,
    `UPDATE certificate SET status = 'active', activated_by_id = '${operator.accountId}',
      activated_at = created_at + (${n} % 15) * interval '13 hours',
      activated_at_institution_id = CASE WHEN ${n} % 2 = 0 THEN '${desk.id}'::uuid ELSE '${school.id}'::uuid END
      WHERE ${n} % 7 < 4`,
    `UPDATE certificate SET status = 'terminated', termination_reason = 'own_request' WHERE ${n} % 11 = 0`,
    `INSERT INTO institution_closure (id, institution_id, closed_from, closed_to, reason)
      VALUES (gen_random_uuid(), '${desk.id}', current_date - 60, current_date - 50, 'Ремонт')`,
    `INSERT INTO audit_entry (at, event, account_id, role, institution_id, subject_kind, subject_id, child_id, details)
      SELECT activated_at, 'certificate_activated', '${operator.accountId}', 'operator', activated_at_institution_id,
        'certificate', id, child_id, '{}' FROM certificate WHERE activated_at IS NOT NULL`,
    `INSERT INTO audit_entry (at, event, account_id, role, institution_id, subject_kind, subject_id, child_id, details)
      SELECT created_at, 'data_corrected', '${operator.accountId}', 'operator', '${desk.id}', 'child', child_id, child_id,
        jsonb_build_object('fields', CASE WHEN ${n} % 2 = 0 THEN '["surname", "phone"]'::jsonb ELSE '["phone"]'::jsonb END)
      FROM certificate WHERE ${n} % 5 = 1`,
    'ANALYZE',
  ];
  for (const statement of statements) await database().$executeRawUnsafe(statement);
  return { municipality, group, other, desk, school, operator };
}
