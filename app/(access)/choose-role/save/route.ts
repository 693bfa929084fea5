import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { safeNext } from '@/app/_server/safe-next';
import { homePages } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/session';
import { chooseRole, chooseRoleFields } from '@/lib/accounts/choose-role';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: chooseRoleFields.extend({ next: z.string().optional() }),
  page: () => '/choose-role',
  perform: async (actor, { grantId, next }) => {
    const { token, role } = await chooseRole(actor, { grantId });
    const home = homePages[role];
    const wanted = safeNext(next);
    // A page of another role's room would only say that it does not exist.
    const path = wanted !== null && roomOf(wanted) === roomOf(home) ? wanted : home;
    return { path, setCookie: sessionCookie(token) };
  },
});

function roomOf(path: string): string | undefined {
  return path.split(/[/?]/)[1];
}
