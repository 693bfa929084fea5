import { now, today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/domain/dates';
import { inventedPassport } from '@/lib/local/demo/invented-numbers';
import { database } from '@/lib/platform/database';
import type { Fields } from '@/tests/support/e2e-answers';
import type { Town } from '@/tests/support/e2e-town';
import { givenCertificate, givenChild, givenGroup, givenParent, unique } from '@/tests/support/given';

const record = '/counter/certificates/[certificateId]';
const confirmed = { confirmed: 'on' } as const;

/**
 * A certificate activated today at the desk of the town, of a child of 15 with a second guardian: whatever an operator may
 * change later can be changed on it, in the order of the table of access.
 */
export async function givenChangingRecord(
  town: Town,
  parent: { personId: string },
  operator: { accountId: string },
) {
  const second = await givenParent();
  const { childId } = await givenChild({
    parent: [parent, second],
    age: 15,
    document: true,
    municipalityId: town.municipality.id,
    institutionId: town.school.id,
  });
  const at = now();
  const { certificateId } = await givenCertificate({
    childId,
    applicantId: parent.personId,
    groupId: town.group.id,
    status: 'active',
    createdAt: at,
    activation: { at, byId: operator.accountId, institutionId: town.desk.id },
  });
  const other = await givenGroup({ municipalityId: town.municipality.id });
  const tie = await database().guardianship.findFirstOrThrow({
    where: { childId, guardianId: second.personId },
    select: { id: true },
  });
  const ground = { groundKind: 'court_decision', groundNumber: '2-101', groundDate: formatDate(today()) };
  const passport = inventedPassport(unique(), today().subtract({ years: 1 }));
  const adultPassport = inventedPassport(unique(), today().subtract({ years: 10 }));
  const forms: Record<string, Fields> = {
    suspend: { reason: 'suspend_data_check', ...confirmed },
    restore: { reason: 'restore_cause_gone', ...confirmed },
    group: { groupId: other.id, reason: 'group_mistake', ...confirmed },
    document: {
      kind: passport.kind,
      series: passport.series,
      number: passport.number,
      issuedOn: '',
      issuedBy: '',
      comment: '',
      reason: 'document_lost',
      originalSeen: 'on',
    },
    name: {
      surname: 'Новая',
      givenName: 'Анна',
      patronymic: '',
      reason: 'name_court',
      ...ground,
      ...confirmed,
    },
    move: {
      municipalityId: town.municipality.id,
      groupId: other.id,
      address: 'ул. Чужая, 2',
      reason: 'family_moved',
      groundKind: 'residence_other',
      groundDate: formatDate(today()),
      ...confirmed,
    },
    'ties/[tieId]': { reason: 'court', ...ground, ...confirmed },
    adult: {
      surname: 'Приходов',
      givenName: 'Олег',
      patronymic: '',
      // A person of this day alone: one of the same name and day may be tied already, or known by another document.
      birthDate: formatDate(today().subtract({ years: 30, days: unique() % 3000 })),
      snils: '',
      kind: adultPassport.kind,
      series: adultPassport.series,
      number: adultPassport.number,
      issuedOn: '',
      issuedBy: '',
      kinship: 'parent',
      adultPaper: 'original',
      tiePaper: 'original',
    },
    undo: { reason: 'undo_pressed', ...confirmed },
    terminate: { reason: 'mistake_or_duplicate', ...confirmed },
  };
  const pages = [...Object.keys(forms), 'changes'].map((segment) => `${record}/${segment}`);
  const addresses = [...pages, ...pages.map((page) => `${page}/save`)];
  return {
    childId,
    certificateId,
    tieId: tie.id,
    addresses: Object.fromEntries(addresses.map((address) => [address, { certificateId }])),
    forms: Object.fromEntries(
      Object.entries(forms).map(([segment, fields]) => [`${record}/${segment}/save`, fields]),
    ),
  };
}
