import { formRoute } from '@/app/_server/form-route';
import { rememberSearch, searchFields } from '@/lib/counter/search-fields';
import { searchRegister } from '@/lib/counter/search-register';

export const POST = formRoute({
  roles: ['operator'],
  fields: searchFields,
  page: () => '/counter',
  perform: async (actor, words) => {
    const findings = await searchRegister(actor, words);
    return findings.kind === 'record'
      ? `/counter/certificates/${findings.certificateId}`
      : `/counter/search/${await rememberSearch(actor, words)}`;
  },
});
