import { environment } from '@/lib/platform/environment';
import { asOperator, note } from './journal';
import type { Making } from './making';
import { sentLetterRow } from './rows/letters';
import { questionRows } from './rows/questions';
import { instant } from './when';

const texts = {
  waiting: 'Здравствуйте! Можно ли принести документы в субботу? В будни мы оба работаем.',
  asked: 'Здравствуйте! Нужна ли копия свидетельства о рождении, если есть оригинал?',
  answer: 'Добрый день! Копия не нужна: специалист сверит оригинал и сразу его вернёт.',
} as const;

/** Some families that wait ask something, and some whose certificate is active did and have their answer. */
export function addQuestion(making: Making): void {
  const { plan, applicant, story } = making;
  if (!applicant.accountId || plan.channel !== 'online') return;
  if (story.status === 'not_activated' && plan.n % 4 === 0) ask(making, applicant.accountId, null);
  if (story.status === 'active' && story.activated && plan.n % 3 === 2) {
    ask(making, applicant.accountId, instant(story.activated, '09:05'));
  }
}

function ask(making: Making, accountId: string, answeredAt: Date | null): void {
  const { world, applicant, kid, story, certificate } = making;
  const { ledger } = world;
  const askedAt = instant(story.received, '20:40');
  const { question, messages } = questionRows({
    applicationId: certificate.applicationId,
    askedById: applicant.personId,
    accountId,
    text: answeredAt ? texts.asked : texts.waiting,
    askedAt,
    ...(answeredAt ? { answer: { ...kid.operator, text: texts.answer, at: answeredAt } } : {}),
  });
  ledger.familyQuestion.push(question);
  ledger.questionMessage.push(...messages);
  const about = { subject: ['question', question.id] as const, childId: kid.personId };
  note(
    ledger,
    askedAt,
    { accountId, role: applicant.personId === kid.personId ? 'child' : 'parent', institutionId: null },
    { event: 'question_asked', ...about },
  );
  if (!answeredAt) return;
  const author = asOperator(kid.operator);
  note(ledger, new Date(answeredAt.getTime() - 120_000), author, { event: 'question_viewed', ...about });
  note(ledger, answeredAt, author, { event: 'question_answered', ...about });
  ledger.letter.push(answeredLetter(making, accountId, question.id, answeredAt));
}

function answeredLetter(
  { world, plan, applicant, kid }: Making,
  accountId: string,
  questionId: string,
  at: Date,
) {
  const place = world.ledger.institution.find(({ id }) => id === kid.operator.institutionId);
  return sentLetterRow({
    kind: 'question_answered',
    personId: applicant.personId,
    accountId,
    childId: kid.personId,
    email: applicant.email,
    payload: {
      institution: place?.shortName ?? plan.town.desk.shortName,
      link: new URL(`/cabinet/questions/${questionId}`, environment().APP_URL).href,
    },
    createdAt: at,
  });
}
