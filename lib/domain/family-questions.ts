/** States of a question to the institution, as both sides read them. */
export const questionStatuses = {
  waiting: { title: 'Ждёт ответа' },
  answered: { title: 'Есть ответ' },
  closed: { title: 'Закрыт' },
} as const satisfies Record<string, { title: string }>;

export type QuestionStatus = keyof typeof questionStatuses;

/** The questions a family has asked, beside its letters. */
export const questionsPage = '/cabinet/questions';

/** So many questions of one person about one child wait at a time. */
export const mostWaitingQuestions = 3;

/** So many messages of both sides stand in one question; then a new one is asked. */
export const mostMessages = 50;

/** Characters of one message. */
export const messageLength = 2000;

/** What was typed is judged by what its author had before the eyes: `seen` is the version of their page. */
export type AnsweredMeanwhile = { status: QuestionStatus; lastByFamily: boolean };

/** Why an answer is not taken any more, as a sentence for whoever typed it. */
export function meanwhileSentence({ status, lastByFamily }: AnsweredMeanwhile): string {
  if (status === 'closed') return 'Вопрос закрыт. Отвечать больше не нужно.';
  return lastByFamily
    ? 'Пока Вы писали, семья дополнила вопрос. Прочитайте новое сообщение и отправьте ответ ещё раз.'
    : 'На этот вопрос уже ответил другой специалист. Прочитайте его ответ: Ваш сохранён в поле.';
}
