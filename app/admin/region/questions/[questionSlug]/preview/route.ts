import { requireSameQuestion, typedQuestion } from '@/app/admin/_questions/typed-question';
import { previewPath } from '@/app/admin/_texts/preview';
import { formRoute } from '@/app/_server/form-route';
import { questionFields } from '@/lib/settings/questions/publish-question';

const room = '/admin/region/questions';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: questionFields,
  page: ({ questionSlug }: { questionSlug: string }) => `${room}/${questionSlug}`,
  perform: async (actor, input, { questionSlug }) => {
    requireSameQuestion(input, questionSlug);
    return previewPath(actor.accountId, `${room}/${questionSlug}`, typedQuestion(input));
  },
});
