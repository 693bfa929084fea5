import { beforeAll, describe, expect, test } from 'vitest';
import { activate } from '@/tests/support/activate';
import { listPapersToBring } from '@/lib/certificates/bringing';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChildAccount, givenGroup, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown({ acceptsCopies: true });
});

function certificateRow(id: string) {
  return database().certificate.findUniqueOrThrow({
    where: { id },
    include: {
      statusChanges: { orderBy: { at: 'asc' } },
      paperChecks: true,
      fundingYears: true,
      papers: true,
    },
  });
}

function tieOf(guardianId: string, childId: string) {
  return database().guardianship.findFirstOrThrow({ where: { guardianId, childId } });
}

describe('«Активировать»', () => {
  test('status, checks, consent, tie, letter, job and audit stand together', async () => {
    const { actor, accountId } = town.operator;
    const family = await givenIssued(town);
    const { certificateId, childId } = family;
    const traces = await tracesOf(() => activate(actor, certificateId, papers({ residence: 'copy' })));

    const row = await certificateRow(certificateId);
    expect(row).toMatchObject({
      status: 'active',
      activatedById: accountId,
      activatedAtInstitutionId: town.institution.id,
      fundingYears: [],
    });
    expect(row.activatedAt).not.toBeNull();
    expect(row.statusChanges.at(-1)).toMatchObject({
      fromStatus: 'not_activated',
      toStatus: 'active',
      byAccountId: accountId,
      institutionId: town.institution.id,
    });
    expect(Object.fromEntries(row.paperChecks.map(({ paperKey, result }) => [paperKey, result]))).toEqual({
      application: 'original',
      consent: 'original',
      applicant_document: 'original',
      child_document: 'original',
      residence: 'copy',
      snils: 'original',
    });
    const consents = await database().consent.findMany({ where: { childId } });
    expect(consents).toMatchObject([
      { giverId: family.personId, paperId: row.papers[0]?.id, withdrawnAt: null },
    ]);
    expect(await tieOf(family.personId, childId)).toMatchObject({ provenById: accountId });

    const author = {
      by: accountId,
      role: 'operator',
      institutionId: town.institution.id,
      childId,
      details: {},
    };
    expect(traces.audit).toEqual([
      { ...author, event: 'tie_proven', subject: ['child', childId] },
      { ...author, event: 'certificate_activated', subject: ['certificate', certificateId] },
    ]);
    const [letter, ...more] = traces.letters;
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      kind: 'certificate_activated',
      to: family.email,
      personId: family.personId,
      accountId: family.accountId,
      payload: { certificateNumber: row.number, institution: town.institution.shortName },
    });
    expect(traces.jobs).toEqual([{ name: 'send-letter', data: { letterId: letter?.id } }]);
  });

  test('what need not be brought is written down as such', async () => {
    const family = await givenIssued(town, { institutionId: town.institution.id, snils: null });
    const { certificateId } = family;
    const seen = papers({ residence: undefined, snils: undefined });
    await activate(town.operator.actor, certificateId, seen);
    const checks = (await certificateRow(certificateId)).paperChecks;
    const notRequired = checks
      .filter(({ result }) => result === 'not_required')
      .map(({ paperKey }) => paperKey);
    expect(notRequired.sort()).toEqual(['residence', 'snils']);
  });

  test('a copy of the child’s document activates and proves no tie', async () => {
    const { certificateId, personId, childId } = await givenIssued(town);
    const { audit } = await tracesOf(() =>
      activate(town.operator.actor, certificateId, papers({ child_document: 'copy' })),
    );
    expect((await certificateRow(certificateId)).status).toBe('active');
    expect((await tieOf(personId, childId)).provenAt).toBeNull();
    expect(audit.map(({ event }) => event)).toEqual(['certificate_activated']);
  });

  test('a tie proven before keeps who proved it, a consent in force stays the one', async () => {
    const { certificateId, personId, childId } = await givenIssued(town);
    const earlier = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    const { id } = await tieOf(personId, childId);
    const provenAt = new Date('2026-01-15T04:00:00Z');
    await database().guardianship.update({
      where: { id },
      data: { provenAt, provenById: earlier.accountId },
    });
    const paperId = (await certificateRow(certificateId)).papers[0]?.id ?? '';
    await database().consent.create({ data: { giverId: personId, childId, paperId, givenAt: provenAt } });
    await activate(town.operator.actor, certificateId, papers());
    expect(await tieOf(personId, childId)).toMatchObject({ provenAt, provenById: earlier.accountId });
    expect(await database().consent.count({ where: { childId } })).toBe(1);
  });

  test('a child who applied brings no document of a parent', async () => {
    const family = await givenIssued(town, { age: 15 });
    const { childId, applicationId, certificateId } = family;
    const child = await givenChildAccount(childId);
    await database().application.update({ where: { id: applicationId }, data: { applicantId: childId } });
    const needed = await listPapersToBring(database(), certificateId);
    expect(needed.find(({ key }) => key === 'applicant_document')?.needed).toBe('not_required');
    const traces = await tracesOf(() =>
      activate(town.operator.actor, certificateId, papers({ applicant_document: undefined })),
    );
    expect(traces.letters).toMatchObject([{ personId: childId, accountId: child.accountId }]);
    expect(await database().consent.findFirst({ where: { childId } })).toMatchObject({ giverId: childId });
  });

  test('without an e-mail the letter waits in the cabinet and no job is queued', async () => {
    const { applicationId, certificateId } = await givenIssued(town);
    await database().application.update({ where: { id: applicationId }, data: { email: null } });
    const traces = await tracesOf(() => activate(town.operator.actor, certificateId, papers()));
    expect(traces.letters).toMatchObject([{ to: null, delivery: 'cabinet_only' }]);
    expect(traces.jobs).toEqual([]);
  });
});

describe('a certificate with money', () => {
  test('opens the year with the amount of its group, once', async () => {
    const funded = await givenGroup({
      municipalityId: town.municipalityId,
      kind: 'funded',
      yearlyAmount: '12345.67',
    });
    const { certificateId } = await givenIssued(town, { groupId: funded.id });
    await activate(town.operator.actor, certificateId, papers());
    const [year, ...more] = (await certificateRow(certificateId)).fundingYears;
    expect(more).toEqual([]);
    expect([year?.year, year?.amount.toFixed(2)]).toEqual([today().year, '12345.67']);

    // Undone on the same day and done again: the year is there already.
    await database().certificate.update({
      where: { id: certificateId },
      data: {
        status: 'not_activated',
        activatedAt: null,
        activatedById: null,
        activatedAtInstitutionId: null,
      },
    });
    await activate(town.operator.actor, certificateId, papers());
    expect((await certificateRow(certificateId)).fundingYears).toHaveLength(1);
  });
});

test('two operators at once: one activates, the other is told', async () => {
  const second = await givenStaff({ role: 'operator', institutionId: town.institution.id });
  for (let round = 0; round < 3; round += 1) {
    const { certificateId } = await givenIssued(town);
    const press = (actor: typeof second.actor) => activate(actor, certificateId, papers());
    await openConnections();
    const presses = await Promise.allSettled([press(town.operator.actor), press(second.actor)]);
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = presses.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
    expect(
      await database().auditEntry.count({
        where: { event: 'certificate_activated', subjectId: certificateId },
      }),
    ).toBe(1);
    expect((await certificateRow(certificateId)).statusChanges).toHaveLength(2);
  }
});
