import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { listCorrectionsMade } from '@/lib/counter/corrections-made';
import { openRecord } from '@/lib/counter/open-record';
import { formatDate, plainDate } from '@/lib/domain/dates';
import type { DeskMatter } from '@/lib/domain/desk-corrections';
import { correctAtDesk } from '@/lib/families/correct-at-desk';
import { getDeskCorrection } from '@/lib/families/desk-correction';
import { correctDeskFields } from '@/lib/families/desk-fields';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { givenChild, givenInstitution, givenStaff, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let town: Town;
let family: Awaited<ReturnType<typeof givenIssued>>;

beforeAll(async () => {
  town = await givenTown();
});
beforeEach(async () => {
  family = await givenIssued(town);
  // Papers made in the same millisecond as a correction would not be older than it.
  const later = new Date(Date.now() + 60_000);
  setClock(() => later);
});

type Sent = { values: Record<string, string>; reason?: string; comment?: string; seen?: string; by?: Actor };

/** The form of the matter as the page gives it, with other values typed into it. */
async function correct(matter: DeskMatter, { values, reason = 'family_slip', comment = '', seen, by }: Sent) {
  const operator = town.operator.actor;
  const page = await getDeskCorrection(operator, family.certificateId, matter);
  const { input } = correctDeskFields.parse({
    matter,
    ...page.facts,
    ...values,
    reason,
    comment,
    seen: seen ?? page.seen,
  });
  return correctAtDesk(by ?? operator, family.certificateId, matter, input);
}

const person = (id: string) => database().person.findUniqueOrThrow({ where: { id } });

describe('a correction at the desk', () => {
  test('changes the value, keeps both sealed, outdates the paper and tells the family which field', async () => {
    const { surname } = await person(family.childId);
    const { audit, letters } = await tracesOf(() =>
      correct('child-name', { values: { surname: 'Верная' }, comment: 'Так в свидетельстве' }),
    );
    expect((await person(family.childId)).surname).toBe('Верная');
    expect(audit).toMatchObject([
      {
        event: 'data_corrected',
        subject: ['child', family.childId],
        childId: family.childId,
        details: { fields: ['surname'], reason: 'family_slip' },
      },
    ]);
    expect(letters).toMatchObject([{ kind: 'data_corrected', payload: { fields: ['Фамилия'] } }]);
    expect(JSON.stringify({ audit, payload: letters[0]?.payload })).not.toContain('Верная, ');
    const [made] = await listCorrectionsMade(town.operator.actor, family.certificateId);
    expect(made).toMatchObject({
      reason: 'Опечатка семьи',
      comment: 'Так в свидетельстве',
      fields: [{ title: 'Фамилия', before: surname, after: 'Верная' }],
    });
    const desk = await getActivationDesk(town.operator.actor, family.certificateId);
    expect(desk.paper?.outdated).toBe(true);
    expect(desk.obstacle).toContain('Обновите его');
    const later = new Date(Date.now() + 120_000);
    setClock(() => later);
    await renewPaper(town.operator.actor, family.certificateId);
    expect((await getActivationDesk(town.operator.actor, family.certificateId)).obstacle).toBeNull();
  });

  test('of a birth date moves the end of the certificate; one without a right to it is refused', async () => {
    const born = family.birthDate.subtract({ days: 3 });
    await correct('child-birth-date', { values: { birthDate: formatDate(born) } });
    const certificate = await database().certificate.findUniqueOrThrow({
      where: { id: family.certificateId },
    });
    expect(plainDate(certificate.validUntil).equals(born.add({ years: 18 }))).toBe(true);
    const tooYoung = formatDate(family.birthDate.add({ years: 6 }));
    const refused = await refusedWithoutTrace(() =>
      correct('child-birth-date', { values: { birthDate: tooYoung } }),
    );
    expect(refused.sentence).toContain('с 5 до 18 лет');
  });

  test('is set against the register anew: a possible double stops the activation', async () => {
    const other = await givenIssued(town, { birthDate: family.birthDate });
    const { surname, givenName, patronymic } = await person(other.childId);
    await correct('child-name', { values: { surname, givenName, patronymic: patronymic ?? '' } });
    const pair = [family.childId, other.childId].toSorted();
    expect(
      await database().duplicateSuspicion.findFirst({ where: { childAId: pair[0], childBId: pair[1] } }),
    ).toMatchObject({ decision: null });
    const { obstacle } = await getActivationDesk(town.operator.actor, family.certificateId);
    expect(obstacle).toContain('похожий ребёнок');
  });

  test('of a mistyped number puts it right in its place, with the scan that belongs to it', async () => {
    await correct('child-document', { values: { number: '987654' } });
    const documents = await database().identityDocument.findMany({ where: { personId: family.childId } });
    expect(documents).toHaveLength(1);
    const [document] = documents;
    expect(document?.id).toBe(family.documentId);
    expect(unsealDocumentNumber(family.documentId, document?.numberSealed ?? new Uint8Array()).number).toBe(
      '987654',
    );
  });

  test('another document of the child is no correction: it is replaced by an action of its own', async () => {
    const refused = await refusedWithoutTrace(() =>
      correct('child-document', { values: { number: '456789' }, reason: 'document_replaced' }),
    );
    expect(refused).toMatchObject({ code: 'invalid', field: 'reason' });
  });

  test('another document of the applicant takes the place of the earlier one', async () => {
    await correct('applicant-document', { values: { number: '456789' }, reason: 'document_replaced' });
    const documents = await database().identityDocument.findMany({
      where: { personId: family.personId },
      orderBy: { createdAt: 'asc' },
    });
    expect(documents.map(({ supersededAt }) => supersededAt === null)).toEqual([false, true]);
  });

  test('a number of somebody else, a SNILS of another child: refused whole', async () => {
    const stranger = await givenIssued(town);
    const page = await database().identityDocument.findUniqueOrThrow({ where: { id: stranger.documentId } });
    const number = unsealDocumentNumber(stranger.documentId, page.numberSealed);
    const taken = await refusedWithoutTrace(() => correct('child-document', { values: { ...number } }));
    expect(taken).toMatchObject({ code: 'conflict', field: 'number' });
    const snils = inventedSnils(unique());
    await givenChild({ municipalityId: town.municipalityId, snils });
    const refused = await refusedWithoutTrace(() => correct('child-snils', { values: { snils } }));
    expect(refused).toMatchObject({ field: 'snils' });
  });

  test('of the applicant: name, document, address and telephone', async () => {
    const passport = { series: '3204', number: '765432' };
    await correct('applicant-name', { values: { givenName: 'Верная' } });
    await correct('applicant-document', { values: passport });
    await correct('applicant-address', { values: { address: 'ул. Новая, 5' }, reason: 'facts_changed' });
    await correct('applicant-phone', { values: { phone: '+7 913 555-44-33' }, reason: 'facts_changed' });
    const { applicant } = await openRecord(town.operator.actor, family.certificateId);
    expect(applicant).toMatchObject({ address: 'ул. Новая, 5', phone: '+79135554433' });
    expect(applicant?.name).toContain('Верная');
    expect(applicant?.documents).toHaveLength(1);
    expect(applicant?.documents[0]?.title).toContain('765432');
    const made = await listCorrectionsMade(town.operator.actor, family.certificateId);
    expect(made.map(({ fields }) => fields.map(({ title }) => title))).toEqual([
      ['Телефон'],
      ['Адрес регистрации'],
      ['Серия документа', 'Номер документа'],
      ['Имя'],
    ]);
  });

  test('of the applicant’s SNILS reaches the record and outdates the paper; one of somebody else is refused', async () => {
    const snils = inventedSnils(unique());
    await correct('applicant-snils', { values: { snils } });
    expect((await openRecord(town.operator.actor, family.certificateId)).applicant).toMatchObject({ snils });
    const desk = await getActivationDesk(town.operator.actor, family.certificateId);
    expect(desk.paper?.outdated).toBe(true);
    const taken = inventedSnils(unique());
    await givenChild({ municipalityId: town.municipalityId, snils: taken });
    const refused = await refusedWithoutTrace(() => correct('applicant-snils', { values: { snils: taken } }));
    expect(refused).toMatchObject({ code: 'conflict', field: 'snils' });
    expect(refused.sentence).toContain('у другого человека');
    const wrong = correct('applicant-snils', { values: { snils: '123-456-789 00' } });
    await expect(wrong).rejects.toThrow('СНИЛС');
  });

  test('of the school changes what is to be brought, not the paper', async () => {
    const school = await givenInstitution({ municipalityId: town.municipalityId, kind: 'school' });
    await correct('child-school', { values: { institution: school.id }, reason: 'facts_changed' });
    const desk = await getActivationDesk(town.operator.actor, family.certificateId);
    expect(desk.papers.find(({ key }) => key === 'residence')?.needed).toBe('not_required');
    expect(desk.paper?.outdated).toBe(false);
    const [made] = await listCorrectionsMade(town.operator.actor, family.certificateId);
    expect(made?.fields).toMatchObject([{ title: 'Школа или детский сад', after: school.shortName }]);
  });
});

describe('what was not seen is not overwritten', () => {
  test('a value changed since the page was opened stays', async () => {
    const { seen } = await getDeskCorrection(town.operator.actor, family.certificateId, 'child-address');
    await correct('child-address', { values: { address: 'ул. Первая, 1' } });
    const refused = await refusedWithoutTrace(() =>
      correct('child-address', { values: { address: 'ул. Вторая, 2' }, seen }),
    );
    expect(refused).toMatchObject({ code: 'conflict' });
  });

  test('the same form sent twice at once is one correction; one sent as it came is none', async () => {
    await openConnections();
    const send = () => correct('child-address', { values: { address: 'ул. Первая, 1' } });
    const { seen } = await getDeskCorrection(town.operator.actor, family.certificateId, 'child-address');
    const { audit } = await tracesOf(() => Promise.all([send(), send()]));
    expect(audit).toHaveLength(1);
    expect(seen).not.toBe('');
    const refused = await refusedWithoutTrace(send);
    expect(refused.sentence).toContain('ничего не изменили');
  });

  test('«Другое» wants words, and a reason must fit what is corrected', async () => {
    const values = { surname: 'Верная' };
    const unexplained = await refusedWithoutTrace(() => correct('child-name', { values, reason: 'other' }));
    expect(unexplained).toMatchObject({ code: 'invalid', field: 'comment' });
    const unfit = await refusedWithoutTrace(() =>
      correct('child-name', { values, reason: 'document_replaced' }),
    );
    expect(unfit).toMatchObject({ code: 'invalid', field: 'reason' });
  });

  test('a stranger, an ended certificate, an operator without the right, anybody else', async () => {
    const values = { surname: 'Верная' };
    const elsewhere = await givenTown();
    const press = (by: Actor) => refusedWithoutTrace(() => correct('child-name', { values, by }));
    expect(await press(elsewhere.operator.actor)).toMatchObject({ code: 'not_found' });
    const idle = await givenInstitution({ municipalityId: town.municipalityId });
    const { actor: unentitled } = await givenStaff({ role: 'operator', institutionId: idle.id });
    expect(await press(unentitled)).toMatchObject({ code: 'forbidden' });
    expect(await press(family.actor)).toMatchObject({ code: 'forbidden' });
    const { seen } = await getDeskCorrection(town.operator.actor, family.certificateId, 'child-name');
    await database().certificate.update({
      where: { id: family.certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    const { input } = correctDeskFields.parse({
      matter: 'child-name',
      surname: 'Верная',
      givenName: 'Анна',
      reason: 'family_slip',
      seen,
    });
    const ended = await refusedWithoutTrace(() =>
      correctAtDesk(town.operator.actor, family.certificateId, 'child-name', input),
    );
    expect(ended).toMatchObject({ code: 'conflict' });
  });
});
