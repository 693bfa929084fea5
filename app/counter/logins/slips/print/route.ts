import { formRoute } from '@/app/_server/form-route';
import { slipsDownload } from '@/app/_server/slips-download';
import { classSlipsFields, issueClassSlips } from '@/lib/accounts/issue-class-slips';

export const POST = formRoute({
  roles: ['login_issuer'],
  fields: classSlipsFields,
  page: () => '/counter/logins/slips',
  perform: async (actor, input) => slipsDownload(await issueClassSlips(actor, input)),
});
