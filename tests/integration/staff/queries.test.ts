import { beforeAll, describe, expect, test } from 'vitest';
import { searchAudit, type AuditFilters } from '@/lib/audit/queries';
import { openRecord } from '@/lib/counter/open-record';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import { blockStaff } from '@/lib/staff/block-staff';
import { endRole } from '@/lib/staff/end-role';
import { giveRole } from '@/lib/staff/give-role';
import { listStaff } from '@/lib/staff/list-staff';
import { giveRoleFields } from '@/lib/staff/role-fields';
import { cardRoleOptions, deskRoleOptions, regionRoleOptions } from '@/lib/staff/role-options';
import { getStaffCard, getStaffRole } from '@/lib/staff/staff-card';
import { listStaffHistory } from '@/lib/staff/staff-history';
import { givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { refusalOf } from '@/tests/support/traces';
import { givenStaffedPlace, type StaffedPlace } from './given-staff-place';

let here: StaffedPlace;
let there: StaffedPlace;
let region: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  [here, there] = [await givenStaffedPlace(), await givenStaffedPlace()];
  region = await givenStaff({ role: 'regional_admin' });
});

const working = { tab: 'here', after: null } as const;
const left = { tab: 'left', after: null } as const;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the list', () => {
  test('holds who works in the municipality, by name, with the roles there alone', async () => {
    const elsewhere = giveRoleFields.parse({ role: 'operator', institutionId: there.institution.id });
    await giveRole(region.actor, here.operator.accountId, elsewhere);
    const { rows, next } = await listStaff(here.admin.actor, here.municipality, working);
    expect(ids(rows).toSorted()).toEqual(
      [here.admin, here.otherAdmin, here.operator].map(({ accountId }) => accountId).toSorted(),
    );
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator('ru').compare));
    expect(rows.find(({ id }) => id === here.operator.accountId)).toMatchObject({
      login: here.operator.login,
      blocked: false,
      secondStep: false,
      roles: [{ title: 'Специалист уполномоченной организации', place: here.institution.shortName }],
    });
    expect(next).toBeNull();
  });

  test('of the region holds admins alone', async () => {
    const { rows } = await listStaff(region.actor, null, working);
    const listed = ids(rows);
    expect(listed).toEqual(
      expect.arrayContaining([region.accountId, here.admin.accountId, there.admin.accountId]),
    );
    expect(listed).not.toContain(here.operator.accountId);
  });

  test('moves who has no role left to another tab', async () => {
    const place = await givenStaffedPlace();
    await endRole(place.admin.actor, place.operator.accountId, place.operator.grantId);
    const here = await listStaff(place.admin.actor, place.municipality, working);
    expect(ids(here.rows)).not.toContain(place.operator.accountId);
    const gone = await listStaff(place.admin.actor, place.municipality, left);
    expect(ids(gone.rows)).toEqual([place.operator.accountId]);
  });

  test('goes on part by part without losing or repeating anybody', async () => {
    const place = await givenStaffedPlace();
    const rows = Array.from({ length: 110 }, (_, n) => ({
      id: crypto.randomUUID(),
      login: `crowd-${place.municipality.slug}-${n}`,
      // Several of one name: the id tells them apart.
      staffName: `Пробная ${['Анна', 'Вера', 'Яна'][n % 3]}`,
    }));
    await database().account.createMany({ data: rows });
    await database().accountGrant.createMany({
      data: rows.map(({ id }) => ({ accountId: id, role: 'operator', institutionId: place.second.id })),
    });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part: Awaited<ReturnType<typeof listStaff>> = await listStaff(
        place.admin.actor,
        place.municipality,
        { tab: 'here', after },
      );
      seen.push(...ids(part.rows));
      after = part.next;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([113, 113]);
  });
});

describe('the card', () => {
  test('tells an admin of the municipality only that there are roles beyond', async () => {
    const own = await getStaffCard(here.admin.actor, here.operator.accountId);
    expect(own).toMatchObject({ beyond: 1, manageable: false, own: false });
    expect(own.roles.map(({ place }) => place)).toEqual([here.institution.shortName]);
    expect(JSON.stringify(own)).not.toContain(there.institution.id);
    const whole = await getStaffCard(region.actor, here.operator.accountId);
    expect(whole).toMatchObject({ beyond: 0, manageable: true });
    expect(whole.roles).toHaveLength(2);
  });

  test('of a stranger, of the region’s admin and of a family does not exist', async () => {
    const record = await givenRecord({ municipalityId: here.municipalityId });
    for (const id of [there.admin.accountId, region.accountId, record.parent.accountId]) {
      expect(await refusalOf(getStaffCard(here.admin.actor, id))).toMatchObject({ code: 'not_found' });
    }
    const role = getStaffRole(here.admin.actor, there.admin.accountId, there.admin.grantId);
    expect(await refusalOf(role)).toMatchObject({ code: 'not_found' });
    const mixed = getStaffRole(here.admin.actor, here.otherAdmin.accountId, here.admin.grantId);
    expect(await refusalOf(mixed)).toMatchObject({ code: 'not_found' });
  });

  test('names what admins did, to a municipality only what concerned it', async () => {
    const place = await givenStaffedPlace();
    const { accountId } = place.operator;
    await blockStaff(place.admin.actor, accountId);
    const elsewhere = giveRoleFields.parse({ role: 'operator', institutionId: there.institution.id });
    await giveRole(region.actor, accountId, elsewhere);
    const titles = async (actor: typeof place.admin.actor | typeof region.actor) =>
      (await listStaffHistory(actor, accountId)).map(({ title }) => title);
    expect(await titles(place.admin.actor)).toEqual(['Вход сотрудника заблокирован']);
    expect(await titles(region.actor)).toEqual(['Сотруднику добавлена роль', 'Вход сотрудника заблокирован']);
  });
});

describe('what a form offers', () => {
  test('are the roles and places the admin may give', async () => {
    const desk = await deskRoleOptions(here.admin.actor, here.municipalityId);
    expect(desk.roles.map(({ value }) => value)).toEqual(['operator', 'login_issuer', 'municipal_admin']);
    expect(desk.institutions.map(({ value }) => value).toSorted()).toEqual(
      [here.institution.id, here.second.id].toSorted(),
    );
    expect(desk.municipalities).toEqual([]);
    const wide = await regionRoleOptions(region.actor);
    expect(wide.roles.map(({ value }) => value)).toEqual(['municipal_admin', 'regional_admin']);
    expect(wide.institutions).toEqual([]);
    const card = await cardRoleOptions(region.actor, [here.municipalityId]);
    expect(card.roles).toHaveLength(4);
  });
});

describe('the journal', () => {
  const everything: AuditFilters = { from: null, to: null, event: null, accountLogin: null, childId: null };

  test('shows a municipality what was done to its staff, and names records within reach alone', async () => {
    const place = await givenStaffedPlace();
    const record = await givenRecord({ municipalityId: place.municipalityId });
    await openRecord(place.operator.actor, record.certificateId);
    await blockStaff(region.actor, place.operator.accountId);
    await blockStaff(region.actor, there.operator.accountId);
    const { rows } = await searchAudit(place.admin.actor, everything, null);
    const [blocked, opened, ...others] = rows;
    expect(others).toEqual([]);
    const { staffName } = await database().account.findUniqueOrThrow({
      where: { id: place.operator.accountId },
    });
    expect(blocked).toMatchObject({
      event: 'Вход сотрудника заблокирован',
      subject: { title: 'Учётная запись', name: staffName, child: null },
    });
    const { number, child } = await database().certificate.findUniqueOrThrow({
      where: { id: record.certificateId },
      select: { number: true, child: { select: { person: true } } },
    });
    expect(opened?.subject).toEqual({
      title: 'Сертификат',
      name: formatCertificateNumber(number),
      child: fullName(child.person),
      href: `/counter/certificates/${record.certificateId}/changes`,
    });
    // Moved away since, the record is another municipality's, and the entry is left with its bare id.
    await database().child.update({
      where: { personId: record.childId },
      data: { municipalityId: there.municipalityId, institutionId: null, unattached: true },
    });
    const after = await searchAudit(place.admin.actor, everything, null);
    expect(after.rows.find(({ id }) => id === opened?.id)?.subject).toMatchObject({ child: null });
  });
});
