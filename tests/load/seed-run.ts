import { writeFileSync } from 'node:fs';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import {
  inventedDocument,
  inventedPassport,
  inventedPhone,
  inventedSnils,
} from '@/lib/local/demo/invented-numbers';
import { inventedAddress, inventedFamily } from '@/lib/local/demo/invented-people';
import {
  accountRow,
  childRow,
  documentRow,
  grantRow,
  personRow,
  tieRow,
  type DocumentFacts,
} from '@/lib/local/demo/rows/people';
import { now, today } from '@/lib/platform/clock';
import { closeDatabase, database, inTransaction } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { hashPassword } from '@/lib/platform/passwords';
import { givenPassword, givenStaff } from '@/tests/support/given/accounts';
import { givenGroup, givenInstitution, givenMunicipality } from '@/tests/support/given/places';
import { givenSecondStep } from '@/tests/support/second-step';
import {
  seededLogins,
  type SeededFamily,
  type SeededOperator,
  type SeededTown,
  type TownWanted,
} from './seeded-families';

/** The process of seedTown: writes what it has made into the file. */
const [wantedJson = '', file = ''] = process.argv.slice(2);
const wanted = JSON.parse(wantedJson) as TownWanted;
const rowsAtOnce = 500;
/** Numbers of documents from here on belong to these families: other invented people count from below. */
const firstNumber = 4_000_000;

type Town = Awaited<ReturnType<typeof makeTown>>;

async function makeTown() {
  const municipality = await givenMunicipality();
  const municipalityId = municipality.id;
  const place = { municipalityId, accepts: 'everybody' as const };
  const desks = [await givenInstitution(place), await givenInstitution(place)];
  const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
  await database().institutionHours.createMany({
    data: desks.flatMap(({ id }) =>
      [1, 2, 3, 4, 5].map((weekday) => ({
        institutionId: id,
        weekday,
        opensAt: 9 * 60,
        closesAt: 18 * 60,
      })),
    ),
  });
  await givenGroup({ municipalityId });
  return { municipality, desks, school, home: { index: '652000', name: municipality.shortName } };
}

/** The rows of one family, and what its parent will type. */
function makeFamily(n: number, town: Town, passwordHash: string) {
  const { complete = true } = wanted;
  const at = now();
  const names = inventedFamily(n);
  const birthDate = today().subtract({ years: 6, days: n % (365 * 7) });
  const [address, phone] = [inventedAddress(n, town.home), inventedPhone(n)];
  const passport = inventedPassport(n, today().subtract({ years: 10 }));
  const parent = personRow({
    name: names.mother,
    birthDate: today().subtract({ years: 35, days: n % 300 }),
    ...(complete ? { address, phone } : {}),
    createdAt: at,
  });
  const child = personRow({
    name: names.child(0),
    birthDate,
    address: complete ? address : null,
    snils: inventedSnils(n),
    createdAt: at,
  });
  const account = accountRow({
    login: `${seededLogins}${n}`,
    passwordHash,
    personId: parent.id,
    createdAt: at,
  });
  const place = { municipalityId: town.municipality.id, institutionId: town.school.id };
  const nowhere = { municipalityId: null, institutionId: null };
  const rows = {
    people: [parent, child],
    child: childRow({ personId: child.id, ...(complete ? place : nowhere), createdAt: at }),
    tie: tieRow({ guardianId: parent.id, childId: child.id, createdAt: at }),
    documents: complete ? [documentRow(parent.id, passport, at)] : [],
    account,
    grant: grantRow(account.id, 'parent', {}, at),
  };
  const family: SeededFamily = {
    login: account.login,
    password: givenPassword,
    email: `${account.login}@example.com`,
    childId: child.id,
    municipality: town.municipality.shortName,
    school: town.school.shortName,
    document: typed(inventedDocument(n, birthDate, today())),
    parent: { passport: typed(passport), address, phone },
  };
  return { rows, family };
}

function typed({ kind, series, number, issuedOn, issuedBy }: DocumentFacts) {
  const written = (day: PlainDate | null) => (day ? formatDate(day) : '');
  const { title } = identityDocumentKinds[kind];
  return { title, series, number, issuedOn: written(issuedOn), issuedBy: issuedBy ?? '' };
}

async function makeFamilies(town: Town): Promise<SeededFamily[]> {
  const passwordHash = await hashPassword(givenPassword);
  const before = await database().account.count({ where: { login: { startsWith: seededLogins } } });
  const families: SeededFamily[] = [];
  for (let start = 0; start < wanted.families; start += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, wanted.families - start);
    const made = Array.from({ length: count }, (_, at) =>
      makeFamily(firstNumber + before + start + at, town, passwordHash),
    );
    const rows = made.map((one) => one.rows);
    await inTransaction(async (tx) => {
      await tx.person.createMany({ data: rows.flatMap(({ people }) => people) });
      await tx.child.createMany({ data: rows.map(({ child }) => child) });
      await tx.guardianship.createMany({ data: rows.map(({ tie }) => tie) });
      await tx.identityDocument.createMany({ data: rows.flatMap(({ documents }) => documents) });
      await tx.account.createMany({ data: rows.map(({ account }) => account) });
      await tx.accountGrant.createMany({ data: rows.map(({ grant }) => grant) });
    });
    families.push(...made.map(({ family }) => family));
  }
  return families;
}

async function makeOperators(town: Town): Promise<SeededOperator[]> {
  const operators: SeededOperator[] = [];
  for (let made = 0; made < wanted.operators; made += 1) {
    const institutionId = town.desks[made % town.desks.length]?.id ?? '';
    const { login, accountId } = await givenStaff({ role: 'operator', institutionId });
    const { secret } = await givenSecondStep(accountId);
    operators.push({ login, password: givenPassword, secret, institutionId });
  }
  return operators;
}

await loadKeys();
const town = await makeTown();
const seeded: SeededTown = { families: await makeFamilies(town), operators: await makeOperators(town) };
writeFileSync(file, JSON.stringify(seeded));
await closeDatabase();
