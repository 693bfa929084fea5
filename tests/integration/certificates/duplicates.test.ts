import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import type { PersonName } from '@/lib/domain/names';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { database } from '@/lib/platform/database';
import { givenGroup, givenMunicipality, givenStaff, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let groupId: string;
let days = 0;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  groupId = (await givenGroup({ municipalityId })).id;
});

type Options = { name?: PersonName; birthDate?: ReturnType<typeof dayOfBirth>; snils?: string | null };

function givenConfirmed(options: Options = {}) {
  return givenConfirmedFamily({ municipalityId, groupId, ...options });
}

type Family = Awaited<ReturnType<typeof givenConfirmed>>;

function issue({ actor, applicationId, chosen }: Family): Promise<string> {
  return issueCertificate(actor, applicationId, chosen);
}

/** Another day for every pair, so that pairs of one test know nothing of those of another. */
function dayOfBirth() {
  days += 40;
  return Temporal.PlainDate.from('2015-01-05').add({ days });
}

const semyonov = { surname: 'Семёнов', givenName: 'Пётр', patronymic: 'Ильич' };

function suspicionsOf(childId: string) {
  return database().duplicateSuspicion.findMany({
    where: { OR: [{ childAId: childId }, { childBId: childId }] },
  });
}

describe('certainly the same child gets no second number', () => {
  const certain = 'Сертификат уже есть: ребёнок с таким документом или СНИЛС есть в реестре.';

  test('by a document the first record once had', async () => {
    const first = await givenConfirmed();
    await issue(first);
    const document = await database().identityDocument.findFirstOrThrow({
      where: { personId: first.childId },
    });
    await database().identityDocument.update({
      where: { id: document.id },
      data: { supersededAt: new Date('2199-01-01') },
    });
    const second = await givenConfirmed();
    await database().identityDocument.update({
      where: { id: second.documentId },
      data: { numberIndex: document.numberIndex },
    });
    const refused = await refusedWithoutTrace(() => issue(second));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying(certain) });
    const { person } = await database().child.findUniqueOrThrow({
      where: { personId: first.childId },
      include: { person: true },
    });
    expect(refused.sentence).not.toContain(person.surname);
  });

  test('as an operator has decided about the two', async () => {
    const birthDate = dayOfBirth();
    const first = await givenConfirmed({ name: semyonov, birthDate });
    const second = await givenConfirmed({ name: semyonov, birthDate });
    await issue(first);
    const [childAId = '', childBId = ''] = [first.childId, second.childId].sort();
    const { accountId } = await givenStaff({ role: 'operator', municipalityId });
    await database().duplicateSuspicion.create({
      data: {
        childAId,
        childBId,
        alike: ['name'],
        decision: 'same_child',
        decidedAt: new Date(),
        decidedById: accountId,
      },
    });
    expect(await refusedWithoutTrace(() => issue(second))).toMatchObject({ code: 'conflict' });
  });

  test('once the first certificate has ended the second record may have one', async () => {
    const first = await givenConfirmed();
    const certificateId = await issue(first);
    const ended = { status: 'terminated', terminationReason: 'moved_away' } as const;
    await database().certificate.update({ where: { id: certificateId }, data: ended });
    const { numberIndex } = await database().identityDocument.update({
      where: { id: first.documentId },
      data: { supersededAt: new Date('2199-01-01') },
    });
    const second = await givenConfirmed();
    await database().identityDocument.update({ where: { id: second.documentId }, data: { numberIndex } });
    await issue(second);
  });
});

describe('possibly the same child gets the number, and an operator the question', () => {
  const pairs: [string, PersonName, number][] = [
    ['ё and е', { ...semyonov, surname: 'Семенов' }, 0],
    ['case and hyphens', { ...semyonov, surname: 'СЕМЁНОВ' }, 0],
    ['one slip in the name', { ...semyonov, givenName: 'Пёрт' }, 0],
    ['a patronymic on one side only', { ...semyonov, patronymic: null }, 0],
    ['one slip in the date', semyonov, 1],
  ];

  test.each(pairs)('%s', async (_title, name, daysLater) => {
    const birthDate = dayOfBirth();
    const first = await givenConfirmed({ name: semyonov, birthDate });
    const second = await givenConfirmed({ name, birthDate: birthDate.add({ days: daysLater }) });
    await issue(first);
    const { audit, letters } = await tracesOf(() => issue(second));
    const [suspicion, ...more] = await suspicionsOf(second.childId);
    expect(more).toEqual([]);
    const ids = [first.childId, second.childId].sort();
    expect(suspicion).toMatchObject({ childAId: ids[0], childBId: ids[1], decision: null });
    expect(audit.map(({ event, subject }) => [event, subject[0]])).toEqual([
      ['duplicate_suspected', 'duplicate_suspicion'],
      ['certificate_issued', 'certificate'],
    ]);
    expect(audit[0]).toMatchObject({
      subject: ['duplicate_suspicion', suspicion?.id],
      details: { alike: suspicion?.alike },
    });
    expect(letters).toHaveLength(1);
  });

  test('two slips, or another child of the day, raise no question', async () => {
    const birthDate = dayOfBirth();
    await issue(await givenConfirmed({ name: semyonov, birthDate }));
    const twin = await givenConfirmed({ name: { ...semyonov, givenName: 'Павел' }, birthDate });
    const later = await givenConfirmed({
      name: { ...semyonov, surname: 'Семянов' },
      birthDate: birthDate.add({ days: 1 }),
    });
    await issue(twin);
    await issue(later);
    expect(await suspicionsOf(twin.childId)).toEqual([]);
    expect(await suspicionsOf(later.childId)).toEqual([]);
  });

  test('the question is put once, also when the certificate is issued anew', async () => {
    const birthDate = dayOfBirth();
    const first = await givenConfirmed({ name: semyonov, birthDate });
    const second = await givenConfirmed({ name: semyonov, birthDate });
    await issue(first);
    const certificateId = await issue(second);
    await database().certificate.update({
      where: { id: certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    const again = await database().application.create({
      data: {
        childId: second.childId,
        applicantId: second.personId,
        status: 'confirmed',
        confirmedAt: new Date('2199-01-01'),
      },
    });
    const { audit } = await tracesOf(() => issue({ ...second, applicationId: again.id }));
    expect(audit.map(({ event }) => event)).toEqual(['certificate_issued']);
    expect(await suspicionsOf(second.childId)).toHaveLength(1);
  });

  test.each([
    ['the same name and date', semyonov, 0],
    ['a slip in the name', { ...semyonov, givenName: 'Петор' }, 0],
    ['a slip in the date', semyonov, 1],
  ])('two that ask at the same moment see each other: %s', async (_title, name, daysLater) => {
    for (let round = 0; round < 3; round += 1) {
      const birthDate = dayOfBirth();
      const first = await givenConfirmed({ name: semyonov, birthDate });
      const second = await givenConfirmed({ name, birthDate: birthDate.add({ days: daysLater }) });
      await openConnections();
      await Promise.all([issue(first), issue(second)]);
      expect(await suspicionsOf(first.childId)).toHaveLength(1);
    }
  });
});

test('a SNILS is one person’s only: the same number cannot even be entered twice', async () => {
  const snils = inventedSnils(unique());
  await givenConfirmed({ snils });
  await expect(givenConfirmed({ snils })).rejects.toThrow();
});
