import { beforeAll, describe, expect, test } from 'vitest';
import type { FamilyActor } from '@/lib/access/actor';
import { cancelApplication } from '@/lib/applications/cancel-application';
import { fileApplication } from '@/lib/applications/file-application';
import { getApplication } from '@/lib/applications/queries';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { readCertificateChoice } from '@/lib/certificates/queries';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { provideDocument } from '@/lib/documents/provide-document';
import { openScan } from '@/lib/documents/queries';
import { receiveScan } from '@/lib/documents/receive-scan';
import { today } from '@/lib/platform/clock';
import { getMyChild } from '@/lib/families/queries';
import { attendsNone } from '@/lib/families/child-place';
import { saveChild } from '@/lib/families/save-child';
import { getChildWithStep, listChildrenWithSteps } from '@/lib/families/situation';
import { database } from '@/lib/platform/database';
import { givenChild, givenChildAccount, givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

const nobody = '11111111-1111-4111-8111-111111111111';
const email = 'chuzhaya-semya@example.ru';

let town: Town;
/** A family half-way, and one with its certificate. */
let waiting: Awaited<ReturnType<typeof givenConfirmedFamily>>;
let issued: Awaited<ReturnType<typeof givenIssued>>;
let scanId: string;

beforeAll(async () => {
  town = await givenTown();
  waiting = await givenConfirmedFamily({ municipalityId: town.municipalityId, groupId: town.group.id });
  issued = await givenIssued(town);
  const bytes = await twoHalves(40, 20).jpeg().toBuffer();
  scanId = await receiveScan(waiting.actor, { name: 'скан.jpg', bytes, tooLarge: false });
});

type Ids = { childId: string; applicationId: string; certificateId: string; scanId: string };

/** Every verb and query of the family that takes an id, with ids of somebody else. */
const attempts: Record<string, (actor: FamilyActor, ids: Ids) => Promise<unknown>> = {
  'look at the child': (actor, { childId }) => getMyChild(actor, childId),
  'look at its next step': (actor, { childId }) => getChildWithStep(actor, childId),
  'save the child': (actor, { childId }) =>
    saveChild(actor, childId, {
      surname: 'Чужой',
      givenName: 'Пётр',
      patronymic: null,
      birthDate: today().subtract({ years: 8 }),
      snils: null,
      address: 'ул. Чужая, 1',
      municipalityId: town.municipalityId,
      institution: attendsNone,
    }),
  'provide its document': (actor, ids) =>
    provideDocument(actor, ids.childId, {
      scanId: ids.scanId,
      kind: 'birth_certificate',
      series: 'II-МЮ',
      number: '777777',
      issuedOn: null,
      issuedBy: null,
      comment: null,
    }),
  'file its application': (actor, { childId }) => fileApplication(actor, childId, email),
  'look at the application': (actor, { applicationId }) => getApplication(actor, applicationId),
  'send the letter to another address': (actor, { applicationId }) =>
    resendConfirmation(actor, applicationId, email),
  'cancel the application': (actor, { applicationId }) => cancelApplication(actor, applicationId),
  'see what may be chosen': (actor, { applicationId }) => readCertificateChoice(actor, applicationId),
  'get the certificate': (actor, { applicationId }) => issueCertificate(actor, applicationId, waiting.chosen),
  'choose an institution': (actor, { certificateId }) =>
    chooseInstitution(actor, certificateId, town.institution.id),
  'make the papers anew': (actor, { certificateId }) => renewPaper(actor, certificateId),
  'open the papers': (actor, { certificateId }) => handOutPaper(actor, certificateId),
  'open the scan': (actor, ids) => openScan(actor, ids.scanId),
};

const idsOf = (): Ids => ({
  childId: waiting.childId,
  applicationId: waiting.applicationId,
  certificateId: issued.certificateId,
  scanId,
});

const missingIds: Ids = { childId: nobody, applicationId: nobody, certificateId: nobody, scanId: nobody };

async function expectMissing(actor: FamilyActor): Promise<void> {
  for (const [title, attempt] of Object.entries(attempts)) {
    const stranger = await refusedWithoutTrace(() => attempt(actor, idsOf()));
    const missing = await refusedWithoutTrace(() => attempt(actor, missingIds));
    expect([title, stranger.code]).toEqual([title, 'not_found']);
    // Word for word what a record is answered with that nobody ever made.
    expect([title, stranger]).toEqual([title, missing]);
  }
}

describe('a stranger’s child does not exist', () => {
  test('for another parent', async () => {
    const other = await givenParent();
    await givenChild({ parent: other, municipalityId: town.municipalityId, document: true });
    await expectMissing(other.actor);
  });

  test('for another child', async () => {
    const { childId } = await givenChild({ municipalityId: town.municipalityId, age: 15, document: true });
    await expectMissing((await givenChildAccount(childId)).actor);
  });

  test('for a parent whose tie has ended', async () => {
    const former = await givenParent();
    const ended = {
      guardianId: former.personId,
      endedAt: new Date('2199-01-01'),
      endGround: 'rights_terminated',
    } as const;
    await database().guardianship.createMany({
      data: [waiting.childId, issued.childId].map((childId) => ({ ...ended, childId })),
    });
    await expectMissing(former.actor);
    expect(await listChildrenWithSteps(former.actor)).toEqual([]);
  });

  test('for a parent who once applied: what was theirs is gone with the tie', async () => {
    const family = await givenIssued(town);
    await database().guardianship.updateMany({
      where: { guardianId: family.personId, childId: family.childId },
      data: { endedAt: new Date('2199-01-01'), endGround: 'court' },
    });
    for (const attempt of [
      () => getApplication(family.actor, family.applicationId),
      () => cancelApplication(family.actor, family.applicationId),
      () => issueCertificate(family.actor, family.applicationId, family.chosen),
      () => handOutPaper(family.actor, family.certificateId),
    ]) {
      expect((await refusedWithoutTrace(attempt)).code).toBe('not_found');
    }
  });
});

test('the other guardian of the child sees the state of the application, and neither its address nor a button', async () => {
  const second = await givenParent();
  await database().guardianship.create({ data: { guardianId: second.personId, childId: waiting.childId } });
  expect(await getApplication(second.actor, waiting.applicationId)).toMatchObject({
    mine: false,
    email: null,
  });
  for (const attempt of [
    () => resendConfirmation(second.actor, waiting.applicationId, email),
    () => cancelApplication(second.actor, waiting.applicationId),
    () => issueCertificate(second.actor, waiting.applicationId, waiting.chosen),
  ]) {
    expect((await refusedWithoutTrace(attempt)).code).toBe('not_found');
  }
});
