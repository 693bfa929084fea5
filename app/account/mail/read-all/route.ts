import { formRoute } from '@/app/_server/form-route';
import { mailPage } from '@/lib/domain/mailbox';
import { allRoles } from '@/lib/domain/roles';
import { readAll, readAllFields } from '@/lib/letters/read-all';

export const POST = formRoute({
  roles: allRoles,
  fields: readAllFields,
  page: () => mailPage,
  perform: async (actor, { newest }) => {
    await readAll(actor, newest);
    return `${mailPage}?done=all`;
  },
});
