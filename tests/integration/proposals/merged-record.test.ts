import { beforeEach, describe, expect, test } from 'vitest';
import { listSlipChildren, pupilsOf } from '@/lib/accounts/class-families';
import { findHits } from '@/lib/counter/find-hits';
import { findKnownPupil } from '@/lib/families/known-here';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import {
  documentIndex,
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';
import { unsealText } from '@/lib/platform/encryption';
import { openMerge } from '@/lib/proposals/merges';
import { findChildInScope, findNamesakes, findOwners } from '@/lib/reception/known-people';
import { matchChild } from '@/lib/duplicates/match-child';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import {
  givenChild,
  givenDocument,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
  proveTies,
  unique,
} from '@/tests/support/given';
import { givenAccount } from '@/tests/support/given/accounts';
import { givenMerge } from '@/tests/support/given/proposals';
import { givenRecord } from '@/tests/support/register';

const name = { surname: 'Пробная', givenName: 'Дарина', patronymic: 'Павловна' };
const birthDate = today().subtract({ years: 15, days: 20 });
const passport = (number: string) => ({
  kind: 'passport' as const,
  series: '3215',
  number,
  issuedOn: today().subtract({ days: 200 }),
  issuedBy: 'МВД',
});

let municipalityId: string;
let institutionId: string;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  await givenGroup({ municipalityId });
  institutionId = (await givenInstitution({ municipalityId, issuesLogins: true, accepts: 'everybody' })).id;
});

type Facts = { number: string; snils?: string | null };

/** The kept record has a certificate, the merged one is the same child at a school. */
async function givenPair(kept: Facts, merged: Facts) {
  const child = { municipalityId, birthDate, name };
  const one = await givenRecord({
    ...child,
    status: 'active',
    document: passport(kept.number),
    snils: kept.snils ?? null,
  });
  const other = await givenChild({
    ...child,
    institutionId,
    groupName: '9 «А»',
    document: passport(merged.number),
    snils: merged.snils ?? null,
  });
  return { keptId: one.childId, mergedId: other.childId };
}

const sixDigits = () => String(100_000 + (unique() % 900_000));
const distinct = () => {
  const first = Number(sixDigits());
  return [String(first), String(first === 999_999 ? 100_000 : first + 1)] as const;
};

async function numbersOf(personId: string) {
  const { snilsSealed, documents } = await database().person.findUniqueOrThrow({
    where: { id: personId },
    select: { snilsSealed: true, documents: { orderBy: { createdAt: 'asc' } } },
  });
  const told = documents.map(({ id, numberSealed, supersededAt }) => ({
    number: unsealDocumentNumber(id, numberSealed).number,
    inForce: supersededAt === null,
  }));
  return { snils: unsealPersonField('snils', personId, snilsSealed), documents: told };
}

function ownersOf(number: string, snils: string | null) {
  return findOwners(database(), { snils, kind: 'passport', series: '3215', number });
}

describe('the numbers of a merged record', () => {
  test('go over where the kept one lacks them', async () => {
    const snils = inventedSnils(unique());
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other, snils });
    await database().identityDocument.updateMany({
      where: { personId: keptId },
      data: { kind: 'birth_certificate' },
    });
    await givenMerge(keptId, mergedId);
    expect(await numbersOf(mergedId)).toEqual({
      snils: null,
      documents: [{ number: other, inForce: false }],
    });
    const kept = await numbersOf(keptId);
    expect(kept.snils).toBe(snils);
    expect(kept.documents).toContainEqual({ number: other, inForce: true });
    const { bySnils, byDocument } = await ownersOf(other, snils);
    expect([bySnils?.id, byDocument?.id]).toEqual([keptId, keptId]);
  });

  test('stay behind where the kept one has its own, which may then be put right, and are still recognised', async () => {
    const [own, others] = [inventedSnils(unique()), inventedSnils(unique())];
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number, snils: own }, { number: other, snils: others });
    await givenMerge(keptId, mergedId);
    const kept = await numbersOf(keptId);
    expect(kept.snils).toBe(own);
    expect(kept.documents).toContainEqual({ number, inForce: true });
    expect(kept.documents).toContainEqual({ number: other, inForce: false });
    expect(await ownersOf(other, others)).toEqual({ bySnils: null, byDocument: null });
    // A third record with that document is the same child as the kept one.
    const { childId } = await givenChild({ municipalityId, birthDate, document: passport(other) });
    const matches = await inTransaction((tx) => matchChild(tx, childId));
    expect(matches).toContainEqual(expect.objectContaining({ childId: keptId, verdict: 'certain' }));
    await database().identityDocument.updateMany({
      where: { personId: childId },
      data: { supersededAt: new Date() },
    });
    // What was right at the merged record can be written at the kept one.
    await database().identityDocument.updateMany({
      where: { personId: keptId, supersededAt: null },
      data: { numberIndex: documentIndex('passport', { series: '3215', number: other }) },
    });
    await database().person.update({
      where: { id: keptId },
      data: { snilsSealed: sealPersonField('snils', keptId, others), snilsIndex: snilsIndex(others) },
    });
  });

  test('are kept sealed with the audit of both, and both histories can be looked at', async () => {
    const snils = inventedSnils(unique());
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other, snils });
    const mergeId = await givenMerge(keptId, mergedId);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { event: 'child_changed', childId: mergedId },
      include: { change: true },
    });
    const sealed = entry.change?.sealed ?? new Uint8Array();
    expect(JSON.parse(unsealText(`change_record.sealed:${entry.id}`, sealed))).toMatchObject({
      before: { snils, number: `3215 ${other}` },
      after: { snils: null, number: null },
    });
    expect(JSON.stringify(entry.details)).not.toContain(snils);
    const { actor } = await givenStaff({ role: 'regional_admin' });
    expect(await openMerge(actor, mergeId)).toMatchObject({ kept: { certificates: [{ status: 'active' }] } });
  });
});

describe('the sign-in of a merged child', () => {
  test('opens the kept record, where that has none', async () => {
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other });
    const child = await givenAccount('child', { personId: mergedId });
    await givenMerge(keptId, mergedId);
    const account = await database().account.findUniqueOrThrow({ where: { id: child.accountId } });
    expect(account).toMatchObject({ personId: keptId, blockedAt: null });
    const session = await database().session.findUniqueOrThrow({ where: { id: child.actor.sessionId } });
    expect(session.endedAt).not.toBeNull();
  });

  test('opens nothing any more, where the child has another', async () => {
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other });
    const own = await givenAccount('child', { personId: keptId });
    const second = await givenAccount('child', { personId: mergedId });
    await givenMerge(keptId, mergedId);
    const blocked = await database().account.findMany({
      where: { id: { in: [own.accountId, second.accountId] }, blockedAt: { not: null } },
      select: { id: true },
    });
    expect(blocked).toEqual([{ id: second.accountId }]);
  });
});

describe('a merged record', () => {
  test('is met by nobody who enters, lists, ties or issues; the kept one is', async () => {
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other });
    await database().child.update({ where: { personId: keptId }, data: { unattached: false } });
    const { actor } = await givenStaff({ role: 'operator', institutionId });
    const issuer = (await givenStaff({ role: 'login_issuer', institutionId })).actor;
    const sought = { ...name, snils: null, birthDate };
    const met = async () => ({
      namesakes: (await findNamesakes(database(), actor, { ...name, birthDate })).map(
        ({ childId }) => childId,
      ),
      opened: (await findChildInScope(database(), actor, mergedId))?.childId ?? null,
      pupil: (await findKnownPupil(database(), { municipalityId }, sought))?.personId ?? null,
      slips: (await listSlipChildren(database(), pupilsOf(issuer, { kind: 'everybody' }))).map(
        ({ personId }) => personId,
      ),
      hits: (await findHits(actor, Prisma.sql`SELECT ${mergedId}::uuid AS id`, 5)).map(({ id }) => id),
    });
    expect(await met()).toMatchObject({ opened: mergedId, hits: [mergedId], slips: [mergedId] });
    await givenMerge(keptId, mergedId);
    // The school that knew the merged record goes on with the kept one.
    expect(await met()).toEqual({
      namesakes: [keptId],
      opened: null,
      pupil: keptId,
      slips: [keptId],
      hits: [],
    });
  });

  test('gets nothing in force again, whoever writes', async () => {
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other });
    await givenMerge(keptId, mergedId);
    const parent = await givenParent();
    const snils = inventedSnils(unique());
    await expect(givenDocument(mergedId, passport(sixDigits()))).rejects.toThrow('merged record');
    await expect(
      database().person.update({
        where: { id: mergedId },
        data: { snilsSealed: sealPersonField('snils', mergedId, snils), snilsIndex: snilsIndex(snils) },
      }),
    ).rejects.toThrow('merged record');
    await expect(
      database().guardianship.create({ data: { guardianId: parent.personId, childId: mergedId } }),
    ).rejects.toThrow('merged record');
    await expect(
      database().application.create({ data: { childId: mergedId, applicantId: parent.personId } }),
    ).rejects.toThrow('merged record');
    await expect(givenAccount('child', { personId: mergedId })).rejects.toThrow('merged record');
  });

  test('a guardian who asked to be tied to it asks for the kept one', async () => {
    const [number, other] = distinct();
    const { keptId, mergedId } = await givenPair({ number }, { number: other });
    const [asker, guardian] = [await givenParent(), await givenParent()];
    await database().guardianship.create({ data: { guardianId: guardian.personId, childId: keptId } });
    await proveTies(guardian.personId, guardian.accountId);
    const ask = (personId: string) =>
      database().linkRequest.create({ data: { personId, childId: mergedId, ground: 'parent' } });
    const [moves, stays] = [await ask(asker.personId), await ask(guardian.personId)];
    await givenMerge(keptId, mergedId);
    const rows = await database().linkRequest.findMany({ where: { id: { in: [moves.id, stays.id] } } });
    expect(new Map(rows.map(({ id, childId }) => [id, childId]))).toEqual(
      new Map([
        [moves.id, keptId],
        [stays.id, mergedId],
      ]),
    );
  });
});
