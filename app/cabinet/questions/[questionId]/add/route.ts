import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { addToQuestion, addToQuestionFields } from '@/lib/questions/add-to-question';

const pageOf = ({ questionId }: { questionId: string }) => `/cabinet/questions/${questionId}`;

export const POST = formRoute({
  roles: familyRoles,
  fields: addToQuestionFields,
  page: pageOf,
  perform: async (actor, input, params) => {
    await addToQuestion(actor, params.questionId, input);
    return withSaved(pageOf(params), 'message_sent');
  },
});
