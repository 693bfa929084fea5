import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { activate } from '@/tests/support/activate';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { openRecord } from '@/lib/counter/open-record';
import { formatDocument } from '@/lib/domain/identity-documents';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { givenCertificate, givenChild, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';
import { fingerprint, refusalOf, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let operator: OperatorActor;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  operator = (await givenStaff({ role: 'operator', municipalityId })).actor;
});

test('opening is recorded with the child it concerns', async () => {
  const { certificateId, childId } = await givenRecord({ municipalityId });
  const { audit, letters, jobs } = await tracesOf(() => openRecord(operator, certificateId));
  expect({ letters, jobs }).toEqual({ letters: [], jobs: [] });
  expect(audit).toEqual([
    {
      event: 'certificate_viewed',
      by: operator.accountId,
      role: 'operator',
      institutionId: operator.institutionId,
      subject: ['certificate', certificateId],
      childId,
      details: {},
    },
  ]);
});

test('a stranger’s record is a missing one and leaves no trace', async () => {
  const elsewhere = await givenRecord({ municipalityId: (await givenMunicipality()).id });
  const before = await fingerprint();
  const stranger = await refusalOf(openRecord(operator, elsewhere.certificateId));
  const missing = await refusalOf(openRecord(operator, '01990000-0000-7000-8000-000000000000'));
  expect(stranger).toEqual(missing);
  expect(stranger.code).toBe('not_found');
  expect(await refusalOf(getActivationDesk(operator, elsewhere.certificateId))).toEqual(missing);
  expect(await fingerprint()).toEqual(before);
});

describe('what the record shows', () => {
  test('child, applicant and an unproven tie, unsealed', async () => {
    const given = await givenRecord({ municipalityId });
    const record = await openRecord(operator, given.certificateId);
    const document = await database().identityDocument.findUniqueOrThrow({ where: { id: given.documentId } });
    expect(record.child.documents.map(({ title }) => title)).toEqual([
      formatDocument({
        kind: document.kind,
        ...unsealDocumentNumber(document.id, document.numberSealed),
      }),
    ]);
    expect(record.child.snils).toMatch(/^\d{11}$/);
    expect(record.child.age).toBe(8);
    expect(record.applicant?.phone).toMatch(/^\+7\d{10}$/);
    expect(record.applicant?.tie).toEqual({ ground: 'Родитель', proven: false, ended: false });
    expect(record).toMatchObject({ status: 'not_activated', chosenHere: false });
    const desk = await getActivationDesk(operator, given.certificateId);
    expect(desk).toMatchObject({ obstacle: null, checks: [] });
    expect(desk.deadline).not.toBeNull();
    expect(record.history.map(({ status }) => status)).toEqual(['not_activated']);
  });

  test('an ended tie is said', async () => {
    const given = await givenRecord({ municipalityId });
    await database().guardianship.updateMany({
      where: { childId: given.childId },
      data: { endedAt: new Date('2199-01-01'), endGround: 'court' },
    });
    const record = await openRecord(operator, given.certificateId);
    expect(record.applicant?.tie).toMatchObject({ ended: true });
  });

  test('a child of 14 or older who applied alone has no applicant beside', async () => {
    const { childId } = await givenChild({ municipalityId, age: 15, document: true });
    const { certificateId } = await givenCertificate({ childId });
    const record = await openRecord(operator, certificateId);
    expect(record.applicant).toBeNull();
    expect(record.childEmail).not.toBeNull();
  });

  test('after activation: who, when, where, what was checked, why not again', async () => {
    const given = await givenRecord({ municipalityId });
    setClock(() => new Date(Date.now() + 60_000));
    const { papers } = await getActivationDesk(operator, given.certificateId);
    const seen = Object.fromEntries(
      papers.filter(({ needed }) => needed === 'required').map(({ key }) => [key, 'original' as const]),
    );
    await activate(operator, given.certificateId, seen);
    const record = await openRecord(operator, given.certificateId);
    expect(record.status).toBe('active');
    const desk = await getActivationDesk(operator, given.certificateId);
    expect(desk.deadline).toBeNull();
    expect(desk.obstacle).toContain('уже активирован');
    expect(desk.checks.find(({ paperKey }) => paperKey === 'application')?.result).toBe('original');
    expect(record.applicant?.tie).toMatchObject({ proven: true });
    const [latest] = record.history;
    expect(latest).toMatchObject({ status: 'active', by: operator.name, reasons: [] });
    expect(latest?.where).toBeTruthy();
  });

  test('why a certificate was ended, in words', async () => {
    const given = await givenRecord({ municipalityId });
    await database().certificateStatusChange.create({
      data: {
        certificateId: given.certificateId,
        fromStatus: 'active',
        toStatus: 'terminated',
        at: new Date('2199-01-01'),
        reasons: ['moved_away', 'unknown_key'],
        comment: 'Заявление от 01.02.2026',
      },
    });
    const { history } = await openRecord(operator, given.certificateId);
    expect(history[0]).toMatchObject({
      by: 'Портал, автоматически',
      reasons: ['Ребёнок переехал', 'Заявление от 01.02.2026'],
    });
  });

  test('papers older than the data are outdated', async () => {
    const given = await givenRecord({ municipalityId });
    expect((await getActivationDesk(operator, given.certificateId)).paper).toMatchObject({ outdated: false });
    await database().person.update({
      where: { id: given.childId },
      data: { changedAt: new Date('2199-01-01') },
    });
    expect((await getActivationDesk(operator, given.certificateId)).paper).toMatchObject({ outdated: true });
  });
});
