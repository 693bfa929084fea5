import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { askQuestion, askQuestionFields } from '@/lib/questions/ask-question';

export const POST = formRoute({
  roles: familyRoles,
  fields: askQuestionFields,
  page: () => '/cabinet/questions/new',
  perform: async (actor, input) =>
    withSaved(`/cabinet/questions/${await askQuestion(actor, input)}`, 'question_sent'),
});
