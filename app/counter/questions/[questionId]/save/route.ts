import { formRoute } from '@/app/_server/form-route';
import { answerQuestion, answerQuestionFields } from '@/lib/questions/answer-question';

export const POST = formRoute({
  roles: ['operator'],
  fields: answerQuestionFields,
  page: ({ questionId }: { questionId: string }) => `/counter/questions/${questionId}`,
  perform: async (actor, input, { questionId }) => {
    await answerQuestion(actor, questionId, input);
    return '/counter/questions?done=answered';
  },
});
