import { requireSameQuestion } from '@/app/admin/_questions/typed-question';
import { formRoute } from '@/app/_server/form-route';
import { publishQuestion, questionFields } from '@/lib/settings/questions/publish-question';

const room = '/admin/region/questions';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: questionFields,
  page: ({ questionSlug }: { questionSlug: string }) => `${room}/${questionSlug}`,
  perform: async (actor, input, { questionSlug }) => {
    requireSameQuestion(input, questionSlug);
    await publishQuestion(actor, null, input);
    return `${room}?done=saved`;
  },
});
