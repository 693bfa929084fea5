import { formRoute } from '@/app/_server/form-route';
import { registerFamilyFields } from '@/lib/families/register-fields';
import { registerFamily } from '@/lib/families/register-family';

export const POST = formRoute({
  roles: ['login_issuer'],
  fields: registerFamilyFields,
  page: () => '/counter/logins/register',
  perform: async (actor, family) => {
    const { childId } = await registerFamily(actor, family);
    return `/counter/logins/pupils/${childId}?done=registered`;
  },
});
