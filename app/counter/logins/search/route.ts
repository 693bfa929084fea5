import { formRoute } from '@/app/_server/form-route';
import { pupilSearchFields, rememberPupilSearch } from '@/lib/overview/pupil-search';
import { pupilListAddress } from '../_addresses';

export const POST = formRoute({
  roles: ['login_issuer'],
  fields: pupilSearchFields,
  page: () => '/counter/logins',
  perform: async (actor, { name, access }) =>
    pupilListAddress({ find: name && (await rememberPupilSearch(actor, name)), access }),
});
