import { requireSameQuestion, typedQuestion } from '@/app/admin/_questions/typed-question';
import { previewPath } from '@/app/admin/_texts/preview';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { questionFields } from '@/lib/settings/questions/publish-question';

export const POST = formRoute({
  roles: deskRoles,
  fields: questionFields,
  page: ({ municipalityId, questionSlug }: { municipalityId: string; questionSlug: string }) =>
    `${deskPath(municipalityId)}/questions/${questionSlug}`,
  perform: async (actor, input, { municipalityId, questionSlug }) => {
    requireSameQuestion(input, questionSlug);
    const { id } = await municipalityOf(actor, municipalityId);
    return previewPath(actor.accountId, `${deskPath(id)}/questions/${questionSlug}`, typedQuestion(input));
  },
});
