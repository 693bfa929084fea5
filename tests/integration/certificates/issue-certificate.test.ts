import { beforeAll, describe, expect, test } from 'vitest';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { paperContext } from '@/lib/certificates/make-paper';
import { dbDate } from '@/lib/domain/dates';
import type { PaperData } from '@/lib/papers/paper-data';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import {
  givenApplication,
  givenChildAccount,
  givenGroup,
  givenInstitution,
  givenMunicipality,
} from '@/tests/support/given';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { noTraces, tracesOf } from '@/tests/support/traces';

let municipality: { id: string; code: string; fullName: string };
let group: { id: string; title: string };
let institution: { shortName: string };

beforeAll(async () => {
  municipality = await givenMunicipality();
  group = await givenGroup({ municipalityId: municipality.id });
  institution = await givenInstitution({ municipalityId: municipality.id, accepts: 'everybody' });
});

const givenConfirmed = () => givenConfirmedFamily({ municipalityId: municipality.id, groupId: group.id });

function certificateRow(id: string) {
  return database().certificate.findUniqueOrThrow({
    where: { id },
    include: { registryNumber: true, statusChanges: true, papers: true, application: true },
  });
}

describe('«Получить сертификат»', () => {
  test('number, registry, history, papers, letter, job and audit stand together', async () => {
    const family = await givenConfirmed();
    const { childId, birthDate } = family;
    let certificateId = '';
    const traces = await tracesOf(async () => {
      certificateId = await issueCertificate(family.actor, family.applicationId, family.chosen);
    });
    const row = await certificateRow(certificateId);
    expect(row).toMatchObject({
      childId,
      municipalityId: municipality.id,
      applicationId: family.applicationId,
      groupId: group.id,
      documentId: family.documentId,
      status: 'not_activated',
      validUntil: dbDate(birthDate.add({ years: 18 })),
      previousCertificateId: null,
      activatedAt: null,
    });
    expect(row.number).toMatch(new RegExp(`^42${municipality.code}\\d{6}$`));
    expect(row.registryNumber).toMatchObject({ number: row.number, municipalityId: municipality.id });
    expect(row.statusChanges).toMatchObject([
      { fromStatus: null, toStatus: 'not_activated', byAccountId: family.accountId },
    ]);
    expect(row.application).toMatchObject({ status: 'certificate_issued' });
    expect(row.application.closedAt).not.toBeNull();

    expect(traces.audit).toEqual([
      {
        event: 'certificate_issued',
        by: family.accountId,
        role: 'parent',
        institutionId: null,
        subject: ['certificate', certificateId],
        childId,
        details: {},
      },
    ]);
    const [letter, ...more] = traces.letters;
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      kind: 'certificate_received',
      to: family.email,
      personId: family.personId,
      accountId: family.accountId,
      payload: {
        certificateNumber: row.number,
        institutions: [{ name: institution.shortName }],
        link: `http://portal.test/cabinet/certificates/${certificateId}`,
      },
    });
    expect(traces.jobs).toEqual([{ name: 'send-letter', data: { letterId: letter?.id } }]);
  });

  test('the papers say what was known, sealed, and open only as themselves', async () => {
    const family = await givenConfirmed();
    const [paper, ...more] = (
      await certificateRow(await issueCertificate(family.actor, family.applicationId, family.chosen))
    ).papers;
    expect(more).toEqual([]);
    if (!paper) throw new Error('No paper was made');
    const certificate = await certificateRow(paper.certificateId);
    const content = JSON.parse(unsealText(paperContext(paper.id), paper.contentSealed)) as PaperData;
    expect(content).toMatchObject({
      applicationNumber: String(family.number),
      version: 1,
      municipality: municipality.fullName,
      group: group.title,
      childContacts: null,
      applicant: { email: family.email, ground: 'родитель' },
    });
    expect(content.certificateNumber.replace(/\D/g, '')).toBe(certificate.number);
    expect(content.code.replaceAll('-', '')).toBe(paper.code);
    expect(content.codeUrl).toBe(`http://portal.test/c/${paper.code}`);
    expect(Buffer.from(paper.contentSealed).includes(content.child.fullName)).toBe(false);
    const elsewhere = paperContext('11111111-1111-4111-8111-111111111111');
    expect(() => unsealText(elsewhere, paper.contentSealed)).toThrow();
  });

  test('a child of 14 who applies gets papers in the first person', async () => {
    const family = await givenConfirmedFamily({
      municipalityId: municipality.id,
      groupId: group.id,
      age: 15,
    });
    const { actor } = await givenChildAccount(family.childId);
    await database().application.update({
      where: { id: family.applicationId },
      data: { applicantId: family.childId },
    });
    const id = await issueCertificate(actor, family.applicationId, family.chosen);
    const [paper] = (await certificateRow(id)).papers;
    const content = JSON.parse(
      unsealText(paperContext(paper?.id ?? ''), paper?.contentSealed ?? Buffer.of()),
    ) as PaperData;
    expect(content).toMatchObject({ applicant: null, childContacts: { email: family.email } });
  });

  test('a second click comes to the same certificate and writes nothing', async () => {
    const family = await givenConfirmed();
    const first = await issueCertificate(family.actor, family.applicationId, family.chosen);
    const traces = await tracesOf(async () => {
      expect(await issueCertificate(family.actor, family.applicationId, family.chosen)).toBe(first);
    });
    expect(traces).toEqual(noTraces);
  });

  test('the letter counts five working days on the region’s calendar', async () => {
    // Monday 2 March 2026, 01:30 in Novokuznetsk, still Sunday in UTC; the 9th is a day off instead of the 8th.
    setClock(() => new Date('2026-03-01T18:30:00Z'));
    await database().calendarDay.create({
      data: {
        day: new Date('2026-03-09'),
        mark: 'day_off',
        title: 'Перенос выходного',
        municipalityId: municipality.id,
      },
    });
    const family = await givenConfirmed();
    const { letters } = await tracesOf(() =>
      issueCertificate(family.actor, family.applicationId, family.chosen),
    );
    expect(letters).toMatchObject([{ payload: { bringUntil: '10.03.2026' } }]);
  });
});

describe('after a certificate has ended', () => {
  test('a new application gives a new number, and the history is linked', async () => {
    const family = await givenConfirmed();
    const first = await issueCertificate(family.actor, family.applicationId, family.chosen);
    await database().certificate.update({
      where: { id: first },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    const again = await givenApplication({
      childId: family.childId,
      applicantId: family.personId,
      status: 'confirmed',
    });
    const second = await issueCertificate(family.actor, again.applicationId, family.chosen);
    const [older, newer] = [await certificateRow(first), await certificateRow(second)];
    expect(newer.previousCertificateId).toBe(first);
    expect(newer.number).not.toBe(older.number);
    expect(older).toMatchObject({ status: 'terminated', number: older.number });
  });
});
