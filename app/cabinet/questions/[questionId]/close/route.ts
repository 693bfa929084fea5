import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { closeQuestion, closeQuestionFields } from '@/lib/questions/close-question';

const pageOf = ({ questionId }: { questionId: string }) => `/cabinet/questions/${questionId}`;

export const POST = formRoute({
  roles: familyRoles,
  fields: closeQuestionFields,
  page: pageOf,
  perform: async (actor, _input, params) => {
    await closeQuestion(actor, params.questionId);
    return withSaved(pageOf(params), 'question_closed');
  },
});
