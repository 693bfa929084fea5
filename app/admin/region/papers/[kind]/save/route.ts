import { publishRoute } from '../../../../_wordings/wording-routes';

export const POST = publishRoute('regional_admin', '/admin/region/papers');
