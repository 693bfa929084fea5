import { beforeAll, expect, test } from 'vitest';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { answerQuestion } from '@/lib/questions/answer-question';
import { closeQuestion } from '@/lib/questions/close-question';
import { listSettledQuestions } from '@/lib/questions/settled-questions';
import { listWaitingQuestions, readWaitingQuestions } from '@/lib/questions/waiting-questions';
import { givenApplication, givenChild, givenFamilyQuestion, givenParent } from '@/tests/support/given';
import { givenTown, type Town } from '@/tests/support/town';
import { refusalOf, tracesOf } from '@/tests/support/traces';
import { tablesReadWhole } from '@/tests/support/whole-reads';

let town: Town;
let parent: Awaited<ReturnType<typeof givenParent>>;
let applicationId: string;

beforeAll(async () => {
  town = await givenTown();
  parent = await givenParent();
  ({ applicationId } = await givenAsked(town));
});

/** An application without a certificate, to which a question belongs. */
async function givenAsked({ municipalityId }: Town) {
  const { childId } = await givenChild({ parent, municipalityId });
  return givenApplication({ childId, applicantId: parent.personId });
}

const answer = (id: string) => answerQuestion(town.operator.actor, id, { text: 'Да', seen: 1 });
const statesOf = async () =>
  (await listSettledQuestions(town.operator.actor, null)).rows.map(({ id, status }) => [id, status]);

test('what was answered before there is a certificate is found again, the latest first, and recorded', async () => {
  const [first, second, waiting] = [
    await givenFamilyQuestion(parent, applicationId),
    await givenFamilyQuestion(parent, applicationId),
    await givenFamilyQuestion(parent, applicationId),
  ];
  await answer(first);
  await answer(second);
  await closeQuestion(parent.actor, first);
  const { audit } = await tracesOf(statesOf);
  expect(audit).toMatchObject([{ event: 'questions_listed', details: { count: 2 } }]);
  expect(await statesOf()).toEqual([
    [first, 'closed'],
    [second, 'answered'],
  ]);
  const { rows } = await listSettledQuestions(town.operator.actor, first);
  expect(rows.map(({ id }) => id)).toEqual([second]);
  const neighbour = await givenTown();
  expect((await listSettledQuestions(neighbour.operator.actor, null)).rows).toEqual([]);
  expect(
    await refusalOf(listSettledQuestions({ ...town.operator.actor, role: 'login_issuer' } as never, null)),
  ).toMatchObject({ code: 'forbidden' });
  await closeQuestion(parent.actor, waiting);
});

test('a list on its way to paper goes on where it was, though its last line was answered meanwhile', async () => {
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push(await givenFamilyQuestion(parent, applicationId));
  const page = await readWaitingQuestions(town.operator.actor, null, 2);
  const last = page.rows.at(-1);
  if (!last) throw new Error('Three wait');
  await answer(last.id);
  const { rows } = await readWaitingQuestions(town.operator.actor, last, 2);
  const shown = page.rows.map(({ id }) => id);
  expect(rows.map(({ id }) => id)).toEqual(ids.filter((id) => !shown.includes(id)));
});

test('both are listed by indexes among the questions of a region', async () => {
  const elsewhere = await givenAsked(await givenTown());
  await database().$transaction(async (tx) => {
    // Triggers and foreign keys sleep: the rows only have to be many.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`INSERT INTO family_question (id, application_id, asked_by_id, status, created_at, changed_at)
      SELECT gen_random_uuid(), ${elsewhere.applicationId}::uuid, ${parent.personId}::uuid, 'closed', ${now()}, ${now()}::timestamptz - n * interval '1 minute'
      FROM generate_series(1, 6000) n`;
  });
  await database().$executeRaw`ANALYZE`;
  const { actor } = town.operator;
  const lists = async () => {
    await listSettledQuestions(actor, null);
    await listWaitingQuestions(actor, null);
  };
  expect(await tablesReadWhole(['family_question'], lists)).toEqual([]);
});
