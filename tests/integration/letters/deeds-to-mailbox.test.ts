import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookVisit } from '@/lib/bookings/book-visit';
import { remindVisits } from '@/lib/bookings/remind-visits';
import { readTime } from '@/lib/bookings/visit-fields';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import type { LetterKind } from '@/lib/domain/letters';
import { chooseNotifications } from '@/lib/letters/choose-notifications';
import { notificationFields } from '@/lib/letters/notification-fields';
import { sendDigests } from '@/lib/letters/send-digests';
import { sendLetter } from '@/lib/letters/send-letter';
import { liveDays } from '@/lib/life/live-days';
import { freePort } from '@/lib/local/ports';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { closeMail } from '@/lib/platform/mail';
import { answerQuestion } from '@/lib/questions/answer-question';
import { askQuestion } from '@/lib/questions/ask-question';
import { at } from '@/tests/support/at-moment';
import { read } from '@/tests/support/changes';
import {
  givenApplication,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenGroup,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { kindsReadBy } from '@/tests/support/letters-read';
import { setMailSettings } from '@/tests/support/mail-settings';
import { givenTown, type Town } from '@/tests/support/town';
import { MailServer } from './mail-server';
import type { ReceivedMail } from './read-mail';

/*
 * What happens by itself and what is asked: each deed is done as the worker or the form does it, and the letter is read as it
 * came over SMTP. Midnight of the region is 17:00 in Greenwich.
 */
let server: MailServer;
let town: Town;
const readHere = new Set<LetterKind>();

const begun = '2027-11-29T03:00:00Z';

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
  setMailSettings({ SMTP_URL: server.url });
  town = await at(begun, () => givenTown());
});

afterAll(async () => {
  setClock();
  closeMail();
  await server.stop();
});

/** A family whose parent is reached at `${name}@example.ru`. */
async function givenFamily(name: string, birthDate: string) {
  const email = `${name}@example.ru`;
  const parent = await givenParent({ email });
  const { municipalityId } = town;
  const born = Temporal.PlainDate.from(birthDate);
  const child = await givenChild({ parent, municipalityId, birthDate: born, document: true });
  const { givenName } = await database().person.findUniqueOrThrow({ where: { id: child.childId } });
  return { parent, email, ...child, childName: givenName };
}

type Facts = Partial<Parameters<typeof givenCertificate>[0]>;

async function givenCertified(name: string, birthDate: string, facts: Facts = {}) {
  const family = await givenFamily(name, birthDate);
  const groupId = town.group.id;
  const certificate = await givenCertificate({
    childId: family.childId,
    groupId,
    status: 'active',
    ...facts,
  });
  await database().application.update({
    where: { id: certificate.applicationId },
    data: { email: family.email },
  });
  return { ...family, ...certificate };
}

/** Sends the one letter of this kind to the address and returns what the mail server was given. */
async function mailed(kind: LetterKind, emailTo: string): Promise<ReceivedMail & { told: string }> {
  const letters = await database().letter.findMany({ where: { kind, emailTo } });
  expect(letters, `${kind} to ${emailTo}`).toHaveLength(1);
  const { id = '', messageId = '' } = letters[0] ?? {};
  await sendLetter({ letterId: id });
  const mails = server.received.filter(({ headers }) => headers.get('message-id')?.[0] === messageId);
  expect(mails).toHaveLength(1);
  const mail = mails[0] as ReceivedMail;
  expect(mail.recipients).toEqual([emailTo]);
  expect(mail.subject).toMatch(/^[А-ЯЁ].*[а-яё]{3}/);
  const told = (mail.parts.get('text/plain') ?? '').replace(/\s+/g, ' ');
  expect(mail.parts.get('text/html')).toContain('<html');
  expect(`${mail.subject} ${told}`).not.toMatch(/undefined|null|NaN/);
  readHere.add(kind);
  return { ...mail, told };
}

const digits = (text: string) => text.replace(/\s/g, '');

describe('the term to bring the papers and the visit', () => {
  let family: Awaited<ReturnType<typeof givenCertified>>;

  beforeAll(async () => {
    await givenBookingRules(town.institution.id, { daysAhead: 20 });
    family = await at(begun, () => givenCertified('term', '2019-03-03', { status: 'not_activated' }));
  });

  test('deadline_tomorrow names the last day and the number', async () => {
    await at('2027-12-02T17:07:00Z', () => liveDays());
    const { subject, told } = await mailed('deadline_tomorrow', family.email);
    expect(subject).toMatch(/Последний день принести документы.*06\.12\.2027/);
    expect(digits(told)).toContain(family.number);
    expect(told).toContain(family.childName);
  });

  test('deadline_passed says until when it was and that the papers are still taken', async () => {
    await at('2027-12-06T17:07:00Z', () => liveDays());
    const { subject, told } = await mailed('deadline_passed', family.email);
    expect(subject).toMatch(/Срок принести документы прошёл/);
    expect(told).toContain('06.12.2027');
    expect(told).toContain('Ничего не потеряно');
    expect(digits(told)).toContain(family.number);
  });

  test('visit_tomorrow names day, hour and place', async () => {
    const time = readTime('2027-12-14T9:00');
    if (!time) throw new Error('There is a time on this day');
    const { actor } = family.parent;
    const visit = { institutionId: town.institution.id, time, version: 0 };
    await at('2027-12-07T03:00:00Z', () => bookVisit(actor, family.certificateId, visit));
    await at('2027-12-13T03:00:00Z', () => remindVisits());
    const { subject, told } = await mailed('visit_tomorrow', family.email);
    expect(subject).toMatch(/во вторник, 14\.12\.2027, в\s9:00/);
    const { shortName } = await database().institution.findUniqueOrThrow({
      where: { id: town.institution.id },
    });
    expect(told).toContain(shortName);
  });
});

describe('what the night of 15 December brings', () => {
  /** The night is lived once for all of them. */
  let families: Awaited<ReturnType<typeof givenFamilies>>;

  async function givenFamilies() {
    const { municipalityId } = town;
    const funded = await givenGroup({ municipalityId, kind: 'funded', yearlyAmount: '18432.50' });
    const grown = await givenCertified('grown', '2009-12-15');
    const own = { email: 'own@example.ru', emailConfirmedAt: now() };
    await database().person.update({ where: { id: grown.childId }, data: own });
    const five = await givenFamily('five', '2022-12-15');
    const { applicationId } = await givenApplication({
      childId: five.childId,
      applicantId: five.parent.personId,
      status: 'confirmed',
      email: five.email,
    });
    const seen = await givenCertified('seen', '2018-08-08');
    await givenScan({ ownerId: seen.parent.accountId, documentId: seen.documentId });
    return {
      grown,
      five: { ...five, applicationId },
      seen,
      fourteen: await givenCertified('fourteen', '2013-12-15'),
      ending: await givenCertified('ending', '2010-03-15'),
      funded: await givenCertified('funded', '2017-07-07', { groupId: funded.id }),
    };
  }

  beforeAll(async () => {
    families = await at('2027-11-10T03:00:00Z', givenFamilies);
    await at('2027-12-14T17:07:00Z', () => liveDays());
  });

  test('certificate_expired: the number to the grown-up, to the parent the first name alone', async () => {
    const { number, email, childName } = families.grown;
    const own = await mailed('certificate_expired', 'own@example.ru');
    expect(own.subject).toContain('18 лет');
    expect(digits(own.told)).toContain(number);
    const { subject, told } = await mailed('certificate_expired', email);
    expect(subject).toContain('18 лет');
    expect(told).toContain(childName);
    expect(digits(told)).not.toContain(number);
  });

  test('turns_fourteen: what to do about the passport', async () => {
    const { subject, told } = await mailed('turns_fourteen', families.fourteen.email);
    expect(subject).toContain('14 лет');
    expect(told).toContain('паспорт');
    expect(digits(told)).toContain(families.fourteen.number);
  });

  test('may_receive: whose certificate, and the link to the last step', async () => {
    const { email, childName, applicationId } = families.five;
    const { subject, told } = await mailed('may_receive', email);
    expect(subject).toContain('можете получить сертификат');
    expect(told).toContain(childName);
    expect(told).toContain(`/cabinet/applications/${applicationId}/certificate`);
  });

  test('ends_soon: the day of the end', async () => {
    const { subject, told } = await mailed('ends_soon', families.ending.email);
    expect(subject).toContain('15.03.2028');
    expect(digits(told)).toContain(families.ending.number);
  });

  test('next_amount: the year and the amount', async () => {
    const { subject, told } = await mailed('next_amount', families.funded.email);
    expect(subject).toMatch(/2028 год.*18\s432,50\s₽/);
    expect(told).toMatch(/С 1 января 2028 года.*18 432,50 ₽/);
  });

  test('scans_destroyed: when, whose and why', async () => {
    const { told } = await mailed('scans_destroyed', families.seen.email);
    expect(told).toContain('15.12.2027');
    expect(told).toContain(families.seen.childName);
    expect(told).toContain('оригинал проверен');
  });
});

describe('questions, and a move', () => {
  const asked = 'Можно ли прийти в субботу?';

  test('a question to the desk at once or in the letter of the day, the answer to the family', async () => {
    const [daily, { accountId }] = await at(begun, async () => [
      await givenStaff({ role: 'operator', institutionId: town.institution.id }),
      town.operator,
    ]);
    const addressed = { [accountId]: 'desk@example.ru', [daily.accountId]: 'daily@example.ru' };
    for (const [id, staffEmail] of Object.entries(addressed)) {
      await database().account.update({ where: { id }, data: { staffEmail } });
    }
    const chosen = { chosenInstitutionId: town.institution.id };
    const { parent, email, applicationId, childName } = await at(begun, () =>
      givenCertified('asking', '2016-06-06', chosen),
    );
    const choice = { questions: 'on', proposals: 'on', pace: 'daily', digestHour: '9' };
    const id = await at('2027-11-29T04:00:00Z', async () => {
      await chooseNotifications(daily.actor, notificationFields.parse(choice));
      return askQuestion(parent.actor, { applicationId, text: asked });
    });
    const toDesk = await mailed('question_asked', 'desk@example.ru');
    expect(toDesk.subject).toContain('вопрос');
    expect(toDesk.told).toContain(`/counter/questions/${id}`);
    expect(toDesk.told).not.toContain(asked);
    expect(toDesk.told).not.toContain(childName);

    await at('2027-11-30T02:00:00Z', () => sendDigests());
    const ofTheDay = await mailed('staff_digest', 'daily@example.ru');
    expect(ofTheDay.subject).toMatch(/^Непрочитанных писем на 30\.11\.2027: 1 /);
    expect(ofTheDay.told).toContain('Вопросы семей');

    await at('2027-11-30T03:00:00Z', () =>
      answerQuestion(town.operator.actor, id, { text: 'В субботу закрыто.', seen: 1 }),
    );
    const answer = await mailed('question_answered', email);
    expect(answer.subject).toContain('ответило на Ваш вопрос');
    expect(answer.told).toContain(`/cabinet/questions/${id}`);
    expect(answer.told).not.toContain('В субботу закрыто');
  });

  test('record_changed: to which municipality the certificate has moved, and its number', async () => {
    const [neighbour, family] = await at(begun, async () => [
      await givenTown(),
      await givenCertified('moving', '2016-05-05'),
    ]);
    await at('2027-11-29T04:00:00Z', () => {
      const input = read(moveCertificateFields, {
        municipalityId: neighbour.municipalityId,
        groupId: neighbour.group.id,
        address: 'г. Новый, ул. Первая, 1',
        reason: 'family_moved',
        groundKind: 'residence_registration',
        groundNumber: '77',
        groundDate: '29.11.2027',
      });
      return moveCertificate(town.operator.actor, family.certificateId, input);
    });
    const { subject, told } = await mailed('record_changed', family.email);
    expect(subject).toBe('Сертификат передан в другой муниципалитет');
    expect(told).toContain(neighbour.municipality.shortName);
    expect(digits(told)).toContain(family.number);
  });
});

test('each kind that is to be read here was', () => {
  expect(kindsReadBy('worker').filter((kind) => !readHere.has(kind))).toEqual([]);
});
