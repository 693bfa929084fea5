import { formRoute } from '@/app/_server/form-route';
import { auditSearchFields, rememberAuditSearch } from '@/lib/audit/search-fields';

const page = '/admin/audit';

export const POST = formRoute({
  roles: ['municipal_admin', 'regional_admin'],
  fields: auditSearchFields,
  page: () => page,
  perform: async (actor, search) => `${page}?draft=${await rememberAuditSearch(actor, search, page)}`,
});
