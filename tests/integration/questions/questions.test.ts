import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { surroundingsOf } from '@/app/account/mail/[letterId]/_surroundings';
import type { Actor } from '@/lib/access/actor';
import { whoLookedAt } from '@/lib/audit/queries';
import { mostMessages, mostWaitingQuestions } from '@/lib/domain/family-questions';
import { endTie } from '@/lib/families/end-tie';
import { listLetters } from '@/lib/letters/mailbox';
import { openHeldData } from '@/lib/personal-data/export/open-held-data';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { destroyPerson } from '@/lib/personal-data/retention/destroy-person';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { addToQuestion, addToQuestionFields } from '@/lib/questions/add-to-question';
import { answerQuestion, answerQuestionFields } from '@/lib/questions/answer-question';
import { askQuestion } from '@/lib/questions/ask-question';
import { listAskable } from '@/lib/questions/askable';
import { closeQuestion } from '@/lib/questions/close-question';
import { listQuestionsOfRecord, openQuestion } from '@/lib/questions/open-question';
import { getOwnQuestion, listOwnQuestions } from '@/lib/questions/own-questions';
import {
  countWaitingQuestions,
  listMunicipalQuestions,
  listWaitingQuestions,
} from '@/lib/questions/waiting-questions';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenFamilyQuestion,
  givenInstitution,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenTown, type Town } from '@/tests/support/town';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const text = 'Можно ли прийти в субботу?';
let town: Town;

beforeAll(async () => {
  town = await givenTown();
});
beforeEach(() => database().rateLimit.deleteMany());

type Facts = { chosenInstitutionId?: string; institutionId?: string };

/** A family whose child has a certificate. */
async function givenAsker({ chosenInstitutionId, institutionId }: Facts = {}) {
  const { municipalityId } = town;
  const parent = await givenParent({ email: 'vera@example.com' });
  const { childId } = await givenChild({ parent, municipalityId, document: true, institutionId });
  const certificate = await givenCertificate({ childId, groupId: town.group.id, chosenInstitutionId });
  return { parent, childId, ...certificate };
}

const colleague = (institutionId = town.institution.id) => givenStaff({ role: 'operator', institutionId });
const idsOf = async (page: Promise<{ rows: { id: string }[] }>) => (await page).rows.map(({ id }) => id);
const row = (id: string) => database().familyQuestion.findUniqueOrThrow({ where: { id } });

describe('asking', () => {
  test('puts a sealed question before every desk of the municipality and writes to nobody', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    let id = '';
    const { audit, letters } = await tracesOf(async () => {
      id = await askQuestion(parent.actor, { applicationId, text });
    });
    expect(audit).toMatchObject([{ event: 'question_asked', childId, subject: ['question', id] }]);
    expect(letters).toEqual([]);
    const [message] = await database().questionMessage.findMany({ where: { questionId: id } });
    expect(Buffer.from(message?.textSealed ?? []).toString('utf8')).not.toContain('субботу');
    expect(await idsOf(listWaitingQuestions(town.operator.actor, null))).toContain(id);
    expect(await getOwnQuestion(parent.actor, id)).toMatchObject({
      status: 'waiting',
      messages: [{ text, institution: null }],
    });
  });

  test('of the chosen institution each operator with an address is told, without a name', async () => {
    const desk = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    const [told, blocked] = [await colleague(desk.id), await colleague(desk.id)];
    for (const [n, { accountId }] of [told, blocked].entries()) {
      await database().account.update({
        where: { id: accountId },
        data: { staffEmail: `desk-${n}@example.com`, blockedAt: n === 1 ? now() : null },
      });
    }
    const { parent, applicationId } = await givenAsker({ chosenInstitutionId: desk.id });
    const { letters } = await tracesOf(() => askQuestion(parent.actor, { applicationId, text }));
    expect(letters).toMatchObject([
      { kind: 'question_asked', to: 'desk-0@example.com', personId: null, accountId: told.accountId },
    ]);
    expect(JSON.stringify(letters)).not.toContain(text);
  });

  test('sent twice, also at once, it is one question, one message, one answer', async () => {
    const { parent, applicationId } = await givenAsker();
    const ask = () => askQuestion(parent.actor, { applicationId, text });
    const [id, again] = await Promise.all([ask(), ask()]);
    expect(again).toBe(id);
    const more = { text: 'И в воскресенье?' };
    await Promise.all([addToQuestion(parent.actor, id, more), addToQuestion(parent.actor, id, more)]);
    const { letters } = await tracesOf(async () => {
      for (let n = 0; n < 2; n += 1) await answerQuestion(town.operator.actor, id, { text: 'Да', seen: 2 });
    });
    expect(letters).toHaveLength(1);
    const { messages } = await getOwnQuestion(parent.actor, id);
    expect(messages.map((message) => message.text)).toEqual([text, more.text, 'Да']);
    // An answered one may be asked anew in the same words.
    expect(await ask()).not.toBe(id);
  });

  test('a stranger’s application is a missing one; a child under 14 asks nothing', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const stranger = await givenParent();
    const asking = () => askQuestion(stranger.actor, { applicationId, text });
    expect(await refusalOf(asking())).toMatchObject({ code: 'not_found' });
    const { actor } = await givenChildAccount(childId);
    expect(await refusedWithoutTrace(() => askQuestion(actor, { applicationId, text }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await listAskable(stranger.actor)).toEqual([]);
    expect(await listAskable(parent.actor)).toHaveLength(1);
  });

  test('a closed application without a certificate is nothing to ask about, an open one is', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: town.municipalityId });
    const { applicationId: closed } = await givenApplication({
      childId,
      applicantId: parent.personId,
      status: 'cancelled',
    });
    const { applicationId } = await givenApplication({ childId, applicantId: parent.personId });
    expect(await refusalOf(askQuestion(parent.actor, { applicationId: closed, text }))).toMatchObject({
      code: 'not_found',
    });
    const id = await askQuestion(parent.actor, { applicationId, text });
    expect(await idsOf(listWaitingQuestions(town.operator.actor, null))).toContain(id);
  });

  test('so many wait at a time, also of those sent at once', async () => {
    const { parent, applicationId } = await givenAsker();
    const asked = await Promise.allSettled(
      Array.from({ length: mostWaitingQuestions + 2 }, (_one, n) =>
        askQuestion(parent.actor, { applicationId, text: `${text} ${n}` }),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostWaitingQuestions);
    expect(await refusalOf(askQuestion(parent.actor, { applicationId, text }))).toMatchObject({
      code: 'conflict',
    });
    const { rows } = await listOwnQuestions(parent.actor, null);
    await closeQuestion(parent.actor, rows[0]?.id ?? '');
    await askQuestion(parent.actor, { applicationId, text });
  });

  test('so many messages within an hour', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    for (let n = 1; n < 20; n += 1) await addToQuestion(parent.actor, id, { text: `Ещё ${n}` });
    expect(await refusalOf(addToQuestion(parent.actor, id, { text }))).toMatchObject({ code: 'too_many' });
  });

  test('a message is neither empty nor endless; its lines stay', () => {
    const lines = 'Первая строка\r\nвторая';
    expect(addToQuestionFields.parse({ text: lines })).toEqual({ text: 'Первая строка\nвторая' });
    for (const wrong of ['', ' \n ', 'я'.repeat(2001)]) {
      expect(addToQuestionFields.safeParse({ text: wrong }).success).toBe(false);
    }
    expect(answerQuestionFields.parse({ text, seen: 'x' })).toEqual({ text, seen: 0 });
  });
});

describe('who sees it', () => {
  test('the asker alone of the family', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    const other = await givenParent();
    await database().guardianship.create({ data: { guardianId: other.personId, childId } });
    expect(await listAskable(other.actor)).toHaveLength(1);
    expect(await listOwnQuestions(other.actor, null)).toMatchObject({ rows: [] });
    expect(await refusalOf(getOwnQuestion(other.actor, id))).toMatchObject({ code: 'not_found' });
    for (const verb of [addToQuestion, closeQuestion]) {
      expect(await refusalOf(verb(other.actor, id, { text }))).toMatchObject({ code: 'not_found' });
    }
  });

  test('at a desk: the chosen one, each where none or one that takes no papers is chosen', async () => {
    const { municipalityId } = town;
    const desk = await givenInstitution({ municipalityId, accepts: 'everybody' });
    const shut = await givenInstitution({ municipalityId, accepts: null });
    const own = await colleague(desk.id);
    const [here, shutOne] = [
      await givenAsker({ chosenInstitutionId: desk.id }),
      await givenAsker({ chosenInstitutionId: shut.id }),
    ];
    const chosen = await givenFamilyQuestion(here.parent, here.applicationId);
    const stranded = await givenFamilyQuestion(shutOne.parent, shutOne.applicationId);
    const seenHere = await idsOf(listWaitingQuestions(own.actor, null));
    const seenThere = await idsOf(listWaitingQuestions(town.operator.actor, null));
    expect([seenHere.includes(chosen), seenThere.includes(chosen)]).toEqual([true, false]);
    expect([seenHere.includes(stranded), seenThere.includes(stranded)]).toEqual([true, true]);
    expect(await countWaitingQuestions(own.actor)).toBe(seenHere.length);
    // The record itself is everybody's of the municipality, and so is the question that stands at it.
    const atRecord = await listQuestionsOfRecord(town.operator.actor, here.certificateId);
    expect(atRecord).toMatchObject([{ id: chosen, status: 'waiting' }]);
  });

  test('an institution for own pupils sees those of its own pupils, a neighbour nothing', async () => {
    const { municipalityId } = town;
    const school = await givenInstitution({ municipalityId, accepts: 'own_pupils' });
    const teacher = await colleague(school.id);
    const [pupil, another] = [await givenAsker({ institutionId: school.id }), await givenAsker()];
    const [ours, theirs] = [
      await givenFamilyQuestion(pupil.parent, pupil.applicationId),
      await givenFamilyQuestion(another.parent, another.applicationId),
    ];
    expect(await idsOf(listWaitingQuestions(teacher.actor, null))).toEqual([ours]);
    const neighbour = await givenTown();
    for (const [actor, id] of [
      [teacher.actor, theirs],
      [neighbour.operator.actor, ours],
    ] as const) {
      expect(await refusalOf(openQuestion(actor, id))).toMatchObject({ code: 'not_found' });
      expect(await refusedWithoutTrace(() => answerQuestion(actor, id, { text, seen: 1 }))).toMatchObject({
        code: 'not_found',
      });
    }
  });

  test('of a family that left the kindergarten it chose: all others, and nobody is told who cannot see it', async () => {
    const { municipalityId } = town;
    const kindergarten = await givenInstitution({ municipalityId, accepts: 'own_pupils' });
    const teacher = await colleague(kindergarten.id);
    await database().account.update({
      where: { id: teacher.accountId },
      data: { staffEmail: 'teacher@example.com' },
    });
    const place = { institutionId: kindergarten.id, chosenInstitutionId: kindergarten.id };
    const { parent, childId, applicationId } = await givenAsker(place);
    const id = await givenFamilyQuestion(parent, applicationId);
    const at = async ({ actor }: typeof teacher) =>
      (await idsOf(listWaitingQuestions(actor, null))).includes(id);
    expect([await at(teacher), await at(town.operator)]).toEqual([true, false]);
    await database().child.update({ where: { personId: childId }, data: { institutionId: null } });
    expect([await at(teacher), await at(town.operator)]).toEqual([false, true]);
    const elsewhere = town.institution.id;
    await database().child.update({ where: { personId: childId }, data: { institutionId: elsewhere } });
    expect([await at(teacher), await at(town.operator)]).toEqual([false, true]);
    const { letters } = await tracesOf(() => askQuestion(parent.actor, { applicationId, text }));
    expect(letters).toEqual([]);
  });

  test('an admin reads those of the municipality and answers none; each look stands where the family reads it', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
    const region = await givenStaff({ role: 'regional_admin' });
    const neighbour = await givenStaff({ role: 'municipal_admin' });
    for (const { actor } of [admin, region]) {
      expect(await openQuestion(actor, id, town.municipalityId)).toMatchObject({ status: 'waiting' });
      let after: string | null = null;
      const seen: string[] = [];
      do {
        const page = await listMunicipalQuestions(actor, town.municipalityId, after);
        seen.push(...page.rows.map((one) => one.id));
        after = page.next;
      } while (after !== null);
      expect(seen).toContain(id);
      expect(await refusalOf(answerQuestion(actor, id, { text, seen: 1 }))).toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await refusalOf(openQuestion(neighbour.actor, id))).toMatchObject({ code: 'not_found' });
    const elsewhere = neighbour.actor.municipalityId;
    expect(await refusalOf(openQuestion(region.actor, id, elsewhere))).toMatchObject({ code: 'not_found' });
    const { rows } = await whoLookedAt(parent.actor, childId, null);
    expect(rows.map(({ event }) => event)).toEqual(['Просмотрен вопрос семьи', 'Просмотрен вопрос семьи']);
  });
});

describe('answering', () => {
  test('stands in the cabinet, the letter says only that there is an answer', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    const { audit, letters } = await tracesOf(() =>
      answerQuestion(town.operator.actor, id, { text: 'В будни до семи', seen: 1 }),
    );
    expect(audit).toMatchObject([{ event: 'question_answered', by: town.operator.accountId, childId }]);
    expect(letters).toMatchObject([
      { kind: 'question_answered', to: 'vera@example.com', personId: parent.personId },
    ]);
    expect(JSON.stringify(letters)).not.toContain('до семи');
    expect(await getOwnQuestion(parent.actor, id)).toMatchObject({
      status: 'answered',
      messages: [{ text }, { text: 'В будни до семи', institution: town.institution.shortName }],
    });
    expect(await idsOf(listWaitingQuestions(town.operator.actor, null))).not.toContain(id);
  });

  test('of two operators at once one answers, the other is told and keeps the words', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    const second = await colleague();
    const answers = await Promise.allSettled(
      [town.operator, second].map(({ actor }) => answerQuestion(actor, id, { text: 'Да', seen: 1 })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await refusedWithoutTrace(() => answerQuestion(second.actor, id, { text: 'Нет', seen: 1 }));
    expect(late).toMatchObject({ code: 'conflict' });
    expect(late.sentence).toContain('уже ответил другой специалист');
    expect((await getOwnQuestion(parent.actor, id)).messages).toHaveLength(2);
  });

  test('what the family added meanwhile is read first; after «Вопрос решён» nobody answers', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    const { waitingSince } = await row(id);
    await addToQuestion(parent.actor, id, { text: 'И в воскресенье?' });
    expect((await row(id)).waitingSince).toEqual(waitingSince);
    const answer = (seen: number) => answerQuestion(town.operator.actor, id, { text: 'Нет', seen });
    expect((await refusalOf(answer(1))).sentence).toContain('семья дополнила вопрос');
    await answer(2);
    await addToQuestion(parent.actor, id, { text: 'А в праздник?' });
    expect(await row(id)).toMatchObject({ status: 'waiting' });
    await closeQuestion(parent.actor, id);
    await closeQuestion(parent.actor, id);
    expect((await refusalOf(answer((await row(id)).version))).sentence).toContain('Вопрос закрыт');
    expect((await refusalOf(addToQuestion(parent.actor, id, { text }))).sentence).toContain('решённый');
    expect((await getOwnQuestion(parent.actor, id)).messages).toHaveLength(4);
  });

  test('only where families are received today', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    const shut = await givenInstitution({ municipalityId: town.municipalityId, accepts: null });
    const { actor } = await colleague(shut.id);
    const acting = { ...actor, ownPupilsOnly: false };
    expect(await refusalOf(answerQuestion(acting, id, { text, seen: 1 }))).toMatchObject({
      code: 'forbidden',
    });
  });

  test('a conversation has its end', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    const [first] = await database().questionMessage.findMany({ where: { questionId: id } });
    if (!first) throw new Error('A question has a message');
    await database().questionMessage.createMany({
      data: Array.from({ length: mostMessages - 1 }, (_one, n) => ({
        ...first,
        id: randomUUID(),
        position: n + 2,
        writtenById: town.operator.accountId,
      })),
    });
    expect((await refusalOf(addToQuestion(parent.actor, id, { text }))).sentence).toContain('не больше 50');
  });
});

describe('the letters', () => {
  const isLed = async (actor: Actor, link: string) =>
    (await surroundingsOf(actor, { kind: 'question_answered', link })).leadsOn;

  test('of an answer is gone with the tie', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    await answerQuestion(town.operator.actor, id, { text: 'Да', seen: 1 });
    const titles = async () => (await listLetters(parent.actor, 'inbox', null)).rows.length;
    expect(await titles()).toBe(1);
    const endedAt = new Date(now().getTime() + 1000);
    await database().guardianship.updateMany({ where: { childId }, data: { endedAt, endGround: 'court' } });
    expect(await titles()).toBe(0);
  });

  test('lead to the question as long as it exists for the reader', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    const [own, desk] = ['cabinet', 'counter'].map(
      (room) => `https://portal.example/${room}/questions/${id}`,
    );
    if (!own || !desk) throw new Error('There are two rooms');
    expect(await isLed(parent.actor, own)).toBe(true);
    expect(await isLed((await givenParent()).actor, own)).toBe(false);
    expect(await isLed(town.operator.actor, desk)).toBe(true);
    // The operator works elsewhere now, or is here as somebody else.
    expect(await isLed((await givenTown()).operator.actor, desk)).toBe(false);
    const issuer = await givenStaff({ role: 'login_issuer', institutionId: town.institution.id });
    expect(await isLed(issuer.actor, desk)).toBe(false);
  });
});

describe('the end', () => {
  test('of a tie hides the question at once and closes it for the desk', async () => {
    const { parent, childId, applicationId, certificateId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    const tie = await database().guardianship.findFirstOrThrow({ where: { childId } });
    await endTie(town.operator.actor, certificateId, tie.id, { reason: 'mistake', ground: null });
    expect(await refusalOf(getOwnQuestion(parent.actor, id))).toMatchObject({ code: 'not_found' });
    expect(await listOwnQuestions(parent.actor, null)).toMatchObject({ rows: [] });
    expect(await row(id)).toMatchObject({ status: 'closed', waitingSince: null });
    const held = await openHeldData(parent.actor, 'json');
    expect(held.sections.find(({ key }) => key === 'questions')?.records).toEqual([]);
  });

  test('of the certificate leaves it to be read', async () => {
    const { parent, applicationId, certificateId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    await database().certificate.update({
      where: { id: certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    expect(await getOwnQuestion(parent.actor, id)).toMatchObject({ messages: [{ text }] });
  });

  test('the file of the family holds question and answer', async () => {
    const { parent, applicationId } = await givenAsker();
    const id = await askQuestion(parent.actor, { applicationId, text });
    await answerQuestion(town.operator.actor, id, { text: 'В будни до семи', seen: 1 });
    const held = await openHeldData(parent.actor, 'json');
    const told = JSON.stringify(held.sections.find(({ key }) => key === 'questions'));
    for (const words of [text, 'В будни до семи', town.institution.shortName]) expect(told).toContain(words);
  });

  test('by law destroys what was asked about the child and what the person asked', async () => {
    const { parent, childId, applicationId } = await givenAsker();
    const id = await givenFamilyQuestion(parent, applicationId);
    const categories = await inTransaction((tx) => destroyPerson(tx, childId));
    expect(categories).toContain('question');
    expect(await database().familyQuestion.count({ where: { id } })).toBe(0);
    expect(await database().questionMessage.count({ where: { questionId: id } })).toBe(0);
  });

  test('of their term takes those in which nobody has written since, not those that wait', async () => {
    const { parent, applicationId } = await givenAsker();
    const [answered, waiting] = [
      await givenFamilyQuestion(parent, applicationId),
      await givenFamilyQuestion(parent, applicationId),
    ];
    await answerQuestion(town.operator.actor, answered, { text: 'Да', seen: 1 });
    const later = Date.now() + 1096 * 86_400_000;
    setClock(() => new Date(later));
    const { audit } = await tracesOf(() => applyRetention());
    setClock();
    const left = await database().familyQuestion.findMany({ where: { id: { in: [answered, waiting] } } });
    expect(left.map(({ id }) => id)).toEqual([waiting]);
    const gone = audit.filter(({ subject: [kind, id] }) => kind === 'question' && id === answered);
    expect(gone).toMatchObject([{ event: 'data_destroyed' }]);
  });
});
