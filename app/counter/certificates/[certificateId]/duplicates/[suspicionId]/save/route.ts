import { formRoute } from '@/app/_server/form-route';
import { decideDuplicate, decideDuplicateFields } from '@/lib/duplicates/decide-duplicate';

type Params = { certificateId: string; suspicionId: string };

export const POST = formRoute({
  roles: ['operator'],
  fields: decideDuplicateFields,
  page: ({ certificateId }: Params) => `/counter/certificates/${certificateId}`,
  perform: async (actor, input, { certificateId, suspicionId }) => {
    await decideDuplicate(actor, suspicionId, input);
    return `/counter/certificates/${certificateId}?done=decided`;
  },
});
