import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Role } from '@/lib/domain/roles';
import { emptyLedger, type Ledger } from '@/lib/local/demo/ledger';
import { accountRow, grantRow } from '@/lib/local/demo/rows/people';
import { groupRow, institutionRow, municipalityRow, regionRow, rightRow } from '@/lib/local/demo/rows/places';
import type { StaffMember } from '@/lib/local/demo/staff';
import { database } from '@/lib/platform/database';
import { namesOf } from './invented-names';
import type { Attended, Desk, Places, Town } from './places';

const municipalities = 30;
const schoolsBesides = 600;
const families = 1000;
const since = new Date('2019-06-03T02:00:00Z');
const rightsFrom = Temporal.PlainDate.from('2019-06-03');
/** So far from the families that nobody bears the name of both. */
const staffFrom = 50_000_000;

/**
 * The region without its families: thirty municipalities, the largest with every seventh family, and in each the places where
 * papers are taken, schools and kindergartens. They are as many however many children there are: a register that grows does
 * so in the same schools.
 */
export async function makePlaces(passwordHash: string): Promise<Places> {
  const ledger = emptyLedger();
  ledger.region.push(regionRow);
  const integrationId = randomUUID();
  const keyHash = Uint8Array.from(createHash('sha256').update(randomBytes(32)).digest());
  ledger.integration.push({ id: integrationId, name: 'Навигатор дополнительного образования', keyHash });
  const staff = new Staff(ledger, passwordHash);
  staff.hire('region-1', 'regional_admin', {});
  staff.hire('region-2', 'regional_admin', {});
  const towns = turnsOf(municipalities).map((turns, n) => addTown(ledger, staff, n, turns));
  await write(ledger);
  return { towns, integrationId, passwordHash };
}

/** The n-th municipality has so many families of every thousand, fewer and fewer. */
function turnsOf(count: number): Town['turns'][] {
  const weights = Array.from({ length: count }, (_, n) => 1 / (n + 2.5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => {
    const from = Math.round((families * reached) / whole);
    reached += weight;
    return { from, to: Math.round((families * reached) / whole) };
  });
}

/** Staff are called by where they work and sign in with the one password. */
class Staff {
  #hired = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly passwordHash: string,
  ) {}

  hire(login: string, role: Role, place: { institutionId?: string; municipalityId?: string }): StaffMember {
    const { surname, givenName, patronymic } = namesOf(staffFrom + this.#hired).mother;
    this.#hired += 1;
    const name = `${surname} ${givenName} ${patronymic ?? ''}`;
    const account = accountRow({
      login,
      passwordHash: this.passwordHash,
      staffName: name,
      createdAt: since,
    });
    this.ledger.account.push(account);
    this.ledger.accountGrant.push(grantRow(account.id, role, place, since));
    return { accountId: account.id, institutionId: place.institutionId ?? '', name };
  }
}

function addTown(ledger: Ledger, staff: Staff, n: number, turns: Town['turns']): Town {
  const code = String(n + 1).padStart(2, '0');
  const name = `г. Город-${code}`;
  const index = String(650_000 + n * 100);
  const office = {
    name: `Управление образования города Город-${code}`,
    address: `${index}, Кемеровская область — Кузбасс, ${name}, ул. Кирова, д. 1`,
  };
  const acceptsCopies = n % 3 === 1;
  const row = municipalityRow({
    code,
    slug: `gorod-${code}`,
    shortName: name,
    fullName: `Городской округ Город-${code}`,
    addressee: `В ${office.name}`,
    dataOperatorName: office.name,
    dataOperatorAddress: office.address,
    proofOfResidence: 'unattached_only',
    acceptsCopies,
    accountingFrom: new Date('2019-06-01'),
    fundedFrom: n % 3 === 2 ? null : new Date('2020-09-01'),
    population: (turns.to - turns.from) * 2700,
  });
  ledger.municipality.push(row);
  staff.hire(`gorod-${code}`, 'municipal_admin', { municipalityId: row.id });
  const group = (title: string, yearlyAmount: string | null, sortOrder: number) => {
    const made = groupRow({
      municipalityId: row.id,
      title,
      kind: yearlyAmount ? 'funded' : 'accounting',
      yearlyAmount,
      sortOrder,
    });
    ledger.certificateGroup.push(made);
    return { id: made.id, title, yearlyAmount };
  };
  const title = `дети в возрасте от 5 до 18 лет, проживающие на территории города Город-${code}`;
  const town = { row, code };
  const share = (turns.to - turns.from) / families;
  const schools = 4 + Math.round(schoolsBesides * share);
  return {
    id: row.id,
    code,
    index,
    name,
    fullName: row.fullName,
    addressee: row.addressee,
    dataOperator: office,
    acceptsCopies,
    turns,
    desks: times(1 + Math.round(12 * share), (k) => addDesk(ledger, staff, town, k)),
    schools: times(schools, (k) => addAttended(ledger, staff, town, { kind: 'school', k })),
    kindergartens: times(Math.ceil(schools / 2), (k) =>
      addAttended(ledger, staff, town, { kind: 'kindergarten', k }),
    ),
    accounting: group(title, null, 0),
    funded: n % 3 === 2 ? null : group(`${title} (персонифицированное финансирование)`, '18432.00', 1),
  };
}

type TownRow = { row: { id: string }; code: string };

function addDesk(ledger: Ledger, staff: Staff, { row, code }: TownRow, k: number): Desk {
  const place = addInstitution(ledger, {
    municipalityId: row.id,
    kind: 'additional_education',
    name: `Муниципальное учреждение дополнительного образования «Дом детского творчества № ${k + 1}»`,
    shortName: `МУ ДО «ДДТ № ${k + 1}»`,
    address: `ул. Кутузова, ${k + 1}`,
    room: 'каб. 100',
    sortOrder: k,
  });
  ledger.institutionRight.push(rightRow(place.id, { kind: 'accepts_applications', from: rightsFrom }));
  const operators = times(4, (n) =>
    staff.hire(`desk-${code}-${k + 1}-${n + 1}`, 'operator', { institutionId: place.id }),
  );
  return { ...place, operators };
}

const attended = {
  school: { name: 'Средняя общеобразовательная школа', short: 'МБОУ «СОШ', order: 100 },
  kindergarten: { name: 'Детский сад', short: 'МБДОУ «Детский сад', order: 500 },
} as const;

function addAttended(
  ledger: Ledger,
  staff: Staff,
  { row, code }: TownRow,
  { kind, k }: { kind: keyof typeof attended; k: number },
): Attended {
  const words = attended[kind];
  const place = addInstitution(ledger, {
    municipalityId: row.id,
    kind,
    name: `Муниципальное бюджетное учреждение «${words.name} № ${k + 1}»`,
    shortName: `${words.short} № ${k + 1}»`,
    address: `ул. Строителей, ${k + 1}`,
    sortOrder: words.order + k,
  });
  const institutionId = place.id;
  ledger.institutionRight.push(rightRow(place.id, { kind: 'issues_logins', from: rightsFrom }));
  const issuer = staff.hire(`${kind}-${code}-${k + 1}`, 'login_issuer', { institutionId });
  if (k % 3 !== 0) return { ...place, issuer, operator: null };
  const right = { kind: 'accepts_applications', audience: 'own_pupils', from: rightsFrom } as const;
  ledger.institutionRight.push(rightRow(place.id, right));
  return {
    ...place,
    issuer,
    operator: staff.hire(`${kind}-${code}-${k + 1}-desk`, 'operator', { institutionId }),
  };
}

function addInstitution(ledger: Ledger, facts: Parameters<typeof institutionRow>[0]) {
  const row = institutionRow(facts);
  ledger.institution.push(row);
  const hours = { opensAt: 9 * 60, closesAt: 17 * 60, lunchFrom: 12 * 60, lunchTo: 13 * 60 };
  ledger.institutionHours.push(
    ...[1, 2, 3, 4, 5].map((weekday) => ({ institutionId: row.id, weekday, ...hours })),
  );
  return { id: row.id, shortName: row.shortName, address: row.address };
}

function times<Item>(count: number, make: (k: number) => Item): Item[] {
  return Array.from({ length: count }, (_, k) => make(k));
}

/** With triggers: settings begin with their municipality. */
async function write(ledger: Ledger): Promise<void> {
  await database().$transaction(
    async (tx) => {
      await tx.region.createMany({ data: ledger.region });
      await tx.municipality.createMany({ data: ledger.municipality });
      await tx.institution.createMany({ data: ledger.institution });
      await tx.institutionRight.createMany({ data: ledger.institutionRight });
      await tx.institutionHours.createMany({ data: ledger.institutionHours });
      await tx.certificateGroup.createMany({ data: ledger.certificateGroup });
      await tx.integration.createMany({ data: ledger.integration });
      await tx.account.createMany({ data: ledger.account });
      await tx.accountGrant.createMany({ data: ledger.accountGrant });
    },
    { timeout: 120_000 },
  );
}
