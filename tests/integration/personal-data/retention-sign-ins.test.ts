import { beforeAll, beforeEach, expect, test } from 'vitest';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { countSignIns, givenSignIns } from './given-sign-ins';

const day = 86_400_000;
let municipalityId: string;
let issuer: { issuedById: string; institutionId: string };

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  const { id: institutionId } = await givenInstitution({ municipalityId, issuesLogins: true });
  const { accountId } = await givenStaff({ role: 'login_issuer', institutionId });
  issuer = { issuedById: accountId, institutionId };
});
// What the test before left to do is none of this one's.
beforeEach(() => applyRetention());

function daysLater(days: number): void {
  const from = Date.now();
  setClock(() => new Date(from + days * day));
}

/** A parent who has come in by every way there is, and the session of the slip is the only one. */
async function givenComings() {
  const parent = await givenParent();
  await database().session.deleteMany({ where: { accountId: parent.accountId } });
  await givenSignIns(parent, issuer);
  return parent;
}

const recordsOf = (personId: string) =>
  database().destructionRecord.findMany({ where: { personId }, orderBy: { at: 'asc' } });

test('traces of sign-ins go after a year, and what still opens the account stays', async () => {
  const { accountId, personId } = await givenComings();
  const all = await countSignIns(accountId);
  expect(all).toEqual({
    session: 1,
    slip: 2,
    recovery: 1,
    factor: 2,
    backupCode: 2,
    pending: 1,
    passkey: 1,
    challenge: 1,
    link: 1,
    trip: 1,
    offer: 1,
  });
  daysLater(364.9);
  await applyRetention();
  expect(await countSignIns(accountId)).toEqual(all);

  daysLater(367);
  await applyRetention();
  // Trips and offers are swept by the hour, elsewhere.
  const stays = { factor: 1, backupCode: 1, passkey: 1, link: 1, trip: 1, offer: 1 };
  expect(await countSignIns(accountId)).toEqual(stays);
  const [factor] = await database().secondFactor.findMany({ where: { accountId } });
  expect(factor?.switchedOnAt).not.toBeNull();
  const [code] = await database().backupCode.findMany({ where: { accountId } });
  expect(code?.usedAt).toBeNull();
  expect(await recordsOf(personId)).toMatchObject([
    { matter: 'sign_in_traces', categories: ['sign_in'], count: 7, subjectId: accountId },
  ]);
});

test('a slip waits for the session it opened, which lasted longer', async () => {
  const { accountId } = await givenComings();
  // The slip's hour was over a year ago, the session's day was not.
  daysLater(365.5);
  await applyRetention();
  expect(await countSignIns(accountId)).toMatchObject({ session: 1, slip: 1, challenge: 1 });
  daysLater(367);
  await applyRetention();
  const left = await countSignIns(accountId);
  expect(left).not.toHaveProperty('session');
  expect(left).not.toHaveProperty('slip');
});

test('a second run finds nothing more', async () => {
  const { accountId, personId } = await givenComings();
  daysLater(367);
  await applyRetention();
  const left = await countSignIns(accountId);
  await applyRetention();
  expect(await countSignIns(accountId)).toEqual(left);
  expect(await recordsOf(personId)).toHaveLength(1);
});

test('with the record of the register goes all that opens the account, and of nobody else', async () => {
  const parent = await givenParent();
  const other = await givenComings();
  const { childId, birthDate } = await givenChild({ parent, municipalityId, age: 17, document: true });
  await givenCertificate({ childId, status: 'active' });
  const days = birthDate.add({ years: 18 }).since(birthDate.add({ years: 17 })).days;
  daysLater(days + 1095 + 1);
  // Of that very day: no term of a sign-in is over.
  await givenSignIns(parent, issuer);
  await applyRetention();

  const person = await database().person.findUniqueOrThrow({ where: { id: parent.personId } });
  expect(person.destroyedAt).not.toBeNull();
  expect(await countSignIns(parent.accountId)).toEqual({});
  expect(await countSignIns(other.accountId)).toMatchObject({ passkey: 1, link: 1, factor: 1 });
  expect(await database().slipPrint.count({ where: issuer })).toBeGreaterThan(0);
  const register = (await recordsOf(parent.personId)).find(({ matter }) => matter === 'register_record');
  expect(register?.categories).toContain('sign_in');
});
